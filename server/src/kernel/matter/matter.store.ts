import type { MatterKind, Stage } from '@huiyin/contract/matter'
import type { Queryable, Tx } from '../../platform/db/db.ts'
import { type Columns, insertRows, updateRows } from '../../platform/db/rows.ts'
import { sql } from '../../platform/db/sql.ts'
import type { IdentityGrade, ListedMatter, Matter, Risk } from './lifecycle.ts'

interface ListedRow {
  region_code: string
  id: string
  number: string
  kind: MatterKind
  state: string
  stage: Stage
  version: number
  title: string
  item_code: string | null
  accountable_unit_code: string
  holder_unit_code: string
  holder_staff_id: string | null
  about_unit_code: string | null
  about_staff_id: string | null
  risk: Risk
  identity_grade: IdentityGrade
  reported_by: string | null
  supervised: boolean
  count_in_assessment: boolean
  exclusion_reason: string | null
  opened_at: Date
  closed_at: Date | null
  next_due_at: Date | null
  next_clock: string | null
}

interface MatterRow extends ListedRow {
  words: string[]
}

/** What only opening writes. */
interface OpeningRow extends MatterRow {
  entered_by: string
  on_behalf_of: string | null
  answer_by: string | null
  receipt_hash: Buffer | null
}

const columns: Columns<MatterRow> = {
  region_code: 'text',
  id: 'uuid',
  number: 'text',
  kind: 'text',
  state: 'text',
  stage: 'text',
  version: 'integer',
  title: 'text',
  item_code: 'text',
  accountable_unit_code: 'text',
  holder_unit_code: 'text',
  holder_staff_id: 'uuid',
  about_unit_code: 'text',
  about_staff_id: 'uuid',
  risk: 'text',
  identity_grade: 'text',
  reported_by: 'uuid',
  supervised: 'boolean',
  count_in_assessment: 'boolean',
  exclusion_reason: 'text',
  opened_at: 'timestamptz',
  closed_at: 'timestamptz',
  next_due_at: 'timestamptz',
  next_clock: 'text',
  words: 'text[]',
}

const openingColumns: Columns<OpeningRow> = {
  ...columns,
  entered_by: 'text',
  on_behalf_of: 'uuid',
  answer_by: 'text',
  receipt_hash: 'bytea',
}

const changedColumns = {
  id: 'uuid',
  state: 'text',
  stage: 'text',
  version: 'integer',
  accountable_unit_code: 'text',
  holder_unit_code: 'text',
  holder_staff_id: 'uuid',
  supervised: 'boolean',
  count_in_assessment: 'boolean',
  exclusion_reason: 'text',
  closed_at: 'timestamptz',
  next_due_at: 'timestamptz',
  next_clock: 'text',
  words: 'text[]',
} as const satisfies Partial<Columns<MatterRow>>

/** How a new matter came to be known, beside its pointers. */
export interface Opening {
  readonly enteredBy: string
  readonly onBehalfOf: string | null
  readonly answerBy: string | null
  /** Keyed hash of the receipt code; the code itself is shown once and kept by nobody. */
  readonly receiptHash: Buffer | null
}

/** The columns of a matter in a list, which needs no words: they are most of a row. */
export const listedColumns = sql`
  matter.region_code, matter.id, matter.number, matter.kind, matter.state, matter.stage,
  matter.version, matter.title, matter.item_code, matter.accountable_unit_code,
  matter.holder_unit_code, matter.holder_staff_id, matter.about_unit_code, matter.about_staff_id,
  matter.risk, matter.identity_grade, matter.reported_by, matter.supervised,
  matter.count_in_assessment, matter.exclusion_reason, matter.opened_at, matter.closed_at,
  matter.next_due_at, matter.next_clock`

/** The columns of a matter, for the statements of this module. */
export const matterColumns = sql`${listedColumns}, matter.words`

/**
 * Locks matters in the order of their ids, so that two batches never wait for each other. Their key
 * never changes: who only points at a matter, as a link does, need not wait.
 */
export async function lockMatters(tx: Tx, numbers: readonly string[]): Promise<Matter[]> {
  const rows = await tx.query(sql<MatterRow>`
    select ${matterColumns}
    from kernel.matter as matter
    where matter.region_code = ${tx.regionCode}
    and matter.number = any(${numbers}::text[])
    order by matter.id
    for no key update`)
  return rows.map(toMatter)
}

/** The same by their ids. */
export async function lockMattersById(tx: Tx, matterIds: readonly string[]): Promise<Matter[]> {
  const rows = await tx.query(sql<MatterRow>`
    select ${matterColumns}
    from kernel.matter as matter
    where matter.region_code = ${tx.regionCode}
    and matter.id = any(${matterIds}::uuid[])
    order by matter.id
    for no key update`)
  return rows.map(toMatter)
}

export async function findMatter(
  db: Queryable,
  regionCode: string,
  number: string,
): Promise<Matter | undefined> {
  const [row] = await db.query(sql<MatterRow>`
    select ${matterColumns}
    from kernel.matter as matter
    where matter.region_code = ${regionCode}
    and matter.number = ${number}`)
  return row && toMatter(row)
}

export async function findMatterById(
  db: Queryable,
  regionCode: string,
  matterId: string,
): Promise<Matter | undefined> {
  const [row] = await db.query(sql<MatterRow>`
    select ${matterColumns}
    from kernel.matter as matter
    where matter.region_code = ${regionCode}
    and matter.id = ${matterId}`)
  return row && toMatter(row)
}

export async function findReceiptHash(
  db: Queryable,
  regionCode: string,
  matterId: string,
): Promise<Buffer | undefined> {
  const [row] = await db.query(sql<{ receipt_hash: Buffer | null }>`
    select receipt_hash
    from kernel.matter
    where region_code = ${regionCode}
    and id = ${matterId}`)
  return row?.receipt_hash ?? undefined
}

/** Whether the reporter may be reached, or asked to be answered on the progress page alone. */
export async function selectWantsContact(
  q: Queryable,
  { regionCode, id }: Pick<Matter, 'regionCode' | 'id'>,
): Promise<boolean> {
  const [row] = await q.query(sql<{ wants: boolean }>`
    select answer_by is distinct from 'progress_page' as wants
    from kernel.matter
    where region_code = ${regionCode}
    and id = ${id}`)
  return row?.wants ?? false
}

/** Which of these people was given this receipt code for a matter. */
export async function findReceiptHolder(
  db: Queryable,
  asked: {
    readonly regionCode: string
    readonly citizenIds: readonly string[]
    readonly receiptHash: Buffer
  },
): Promise<string | undefined> {
  const [row] = await db.query(sql<{ reported_by: string }>`
    select reported_by
    from kernel.matter
    where region_code = ${asked.regionCode}
    and reported_by = any(${asked.citizenIds}::uuid[])
    and receipt_hash = ${asked.receiptHash}
    limit 1`)
  return row?.reported_by
}

/** The matters these people reported, newest first, at most 200. */
export async function findMattersOf(
  db: Queryable,
  regionCode: string,
  citizenIds: readonly string[],
): Promise<ListedMatter[]> {
  const rows = await db.query(sql<ListedRow>`
    select ${listedColumns}
    from kernel.matter as matter
    where matter.region_code = ${regionCode}
    and matter.reported_by = any(${citizenIds}::uuid[])
    order by matter.opened_at desc, matter.id
    limit 200`)
  return rows.map(toListedMatter)
}

export async function insertMatters(
  tx: Tx,
  opened: readonly { readonly matter: Matter; readonly opening: Opening }[],
): Promise<void> {
  if (opened.length === 0) return
  const rows = opened.map(({ matter, opening }) => ({
    ...toRow(matter),
    entered_by: opening.enteredBy,
    on_behalf_of: opening.onBehalfOf,
    answer_by: opening.answerBy,
    receipt_hash: opening.receiptHash,
  }))
  await tx.query(insertRows('kernel.matter', openingColumns, rows))
}

export async function updateMatters(tx: Tx, matters: readonly Matter[]): Promise<void> {
  if (matters.length === 0) return
  const rows = matters.map((matter) => {
    const row = toRow(matter)
    return Object.fromEntries(
      Object.keys(changedColumns).map((name) => [name, row[name as keyof MatterRow]]),
    ) as Pick<MatterRow, keyof typeof changedColumns>
  })
  await tx.query(
    updateRows('kernel.matter', tx.regionCode, { columns: changedColumns, keys: ['id'] }, rows),
  )
}

/** Ties matters that belong together, in both directions. */
export async function linkMatters(
  tx: Tx,
  links: readonly { readonly from: string; readonly to: string; readonly reason: string }[],
): Promise<void> {
  if (links.length === 0) return
  const rows = links.flatMap(({ from, to, reason }) => [
    { region_code: tx.regionCode, matter_id: from, related_matter_id: to, reason },
    { region_code: tx.regionCode, matter_id: to, related_matter_id: from, reason },
  ])
  const linkColumns = {
    region_code: 'text',
    matter_id: 'uuid',
    related_matter_id: 'uuid',
    reason: 'text',
  } as const
  await tx.query(insertRows('kernel.matter_link', linkColumns, rows, 'on conflict do nothing'))
}

/** Matters tied to this one that belong to the same receipt: what became of what was handed in. */
export async function findContinued(
  db: Queryable,
  regionCode: string,
  matterId: string,
): Promise<string[]> {
  const rows = await db.query(sql<{ number: string }>`
    select other.number
    from kernel.matter_link as link
    join kernel.matter as own
      on own.region_code = link.region_code
      and own.id = link.matter_id
    join kernel.matter as other
      on other.region_code = link.region_code
      and other.id = link.related_matter_id
      and other.receipt_hash = own.receipt_hash
    where link.region_code = ${regionCode}
    and link.matter_id = ${matterId}
    order by other.number
    limit 10`)
  return rows.map(({ number }) => number)
}

export async function findRelated(
  db: Queryable,
  regionCode: string,
  matterId: string,
): Promise<{ number: string; title: string }[]> {
  return db.query(sql<{ number: string; title: string }>`
    select matter.number, matter.title
    from kernel.matter_link as link
    join kernel.matter as matter
      on matter.region_code = link.region_code
      and matter.id = link.related_matter_id
    where link.region_code = ${regionCode}
    and link.matter_id = ${matterId}
    order by matter.number
    limit 50`)
}

export function toMatter(row: MatterRow): Matter {
  return { ...toListedMatter(row), words: row.words }
}

export function toListedMatter(row: ListedRow): ListedMatter {
  return {
    regionCode: row.region_code,
    id: row.id,
    number: row.number,
    kind: row.kind,
    state: row.state,
    stage: row.stage,
    version: row.version,
    title: row.title,
    itemCode: row.item_code,
    accountableUnitCode: row.accountable_unit_code,
    holderUnitCode: row.holder_unit_code,
    holderStaffId: row.holder_staff_id,
    aboutUnitCode: row.about_unit_code,
    aboutStaffId: row.about_staff_id,
    risk: row.risk,
    identityGrade: row.identity_grade,
    reportedBy: row.reported_by,
    supervised: row.supervised,
    countInAssessment: row.count_in_assessment,
    exclusionReason: row.exclusion_reason,
    openedAt: row.opened_at,
    closedAt: row.closed_at,
    nextDueAt: row.next_due_at,
    nextClock: row.next_clock,
  }
}

function toRow(matter: Matter): MatterRow {
  return {
    region_code: matter.regionCode,
    id: matter.id,
    number: matter.number,
    kind: matter.kind,
    state: matter.state,
    stage: matter.stage,
    version: matter.version,
    title: matter.title,
    item_code: matter.itemCode,
    accountable_unit_code: matter.accountableUnitCode,
    holder_unit_code: matter.holderUnitCode,
    holder_staff_id: matter.holderStaffId,
    about_unit_code: matter.aboutUnitCode,
    about_staff_id: matter.aboutStaffId,
    risk: matter.risk,
    identity_grade: matter.identityGrade,
    reported_by: matter.reportedBy,
    supervised: matter.supervised,
    count_in_assessment: matter.countInAssessment,
    exclusion_reason: matter.exclusionReason,
    opened_at: matter.openedAt,
    closed_at: matter.closedAt,
    next_due_at: matter.nextDueAt,
    next_clock: matter.nextClock,
    words: [...matter.words],
  }
}

export type { ListedRow, MatterRow }
