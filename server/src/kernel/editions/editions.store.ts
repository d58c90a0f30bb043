import type { EditionState } from '@huiyin/contract/editions'
import type { Queryable, Tx } from '../../platform/db/db.ts'
import { sql } from '../../platform/db/sql.ts'

export interface Edition {
  readonly id: string
  readonly subject: string
  readonly number: number
  readonly state: EditionState
  readonly value: unknown
  /** The version that held on the date of effect when this was drafted. */
  readonly basedOn: string
  readonly effectiveFrom: string
  readonly ground: string
  readonly draftedBy: string
  readonly draftedAt: Date
  readonly decidedBy: string | null
  readonly decidedAt: Date | null
  readonly version: string | null
  readonly reason: string | null
}

const editionsMax = 100

const columns = sql`id, subject, number, state, value, based_on as "basedOn",
      effective_from as "effectiveFrom", ground, drafted_by as "draftedBy",
      drafted_at as "draftedAt", decided_by as "decidedBy", decided_at as "decidedAt",
      version, reason`

/** Editions of a subject in whatever state, newest first. */
export function selectEditions(
  q: Queryable,
  regionCode: string,
  subject: string,
): Promise<Edition[]> {
  return q.query(sql<Edition>`
    select ${columns}
    from kernel.edition
    where region_code = ${regionCode}
    and subject = ${subject}
    order by number desc
    limit ${editionsMax}`)
}

export async function findEdition(
  q: Queryable,
  regionCode: string,
  id: string,
): Promise<Edition | undefined> {
  const [row] = await q.query(sql<Edition>`
    select ${columns}
    from kernel.edition
    where region_code = ${regionCode}
    and id = ${id}`)
  return row
}

/** How many drafts of each subject wait for a second person. */
export async function countDrafts(
  q: Queryable,
  regionCode: string,
): Promise<ReadonlyMap<string, number>> {
  const rows = await q.query(sql<{ subject: string; drafts: number }>`
    select subject, count(*)::int as drafts
    from kernel.edition
    where region_code = ${regionCode}
    and state = 'draft'
    group by subject
    order by subject`)
  return new Map(rows.map(({ subject, drafts }) => [subject, drafts]))
}

/**
 * Holds the editions of a subject, so that of two drafts on one base only one is published.
 *
 * @returns the last number given, 0 for none
 */
export async function lockSubject(tx: Tx, subject: string): Promise<number> {
  const rows = await tx.query(sql<{ number: number }>`
    select number
    from kernel.edition
    where region_code = ${tx.regionCode}
    and subject = ${subject}
    order by number
    for update`)
  return rows.at(-1)?.number ?? 0
}

export async function insertEdition(
  tx: Tx,
  edition: Pick<
    Edition,
    'id' | 'subject' | 'number' | 'value' | 'basedOn' | 'effectiveFrom' | 'ground' | 'draftedBy'
  > & { readonly draftedAt: Date },
): Promise<void> {
  await tx.query(sql`
    insert into kernel.edition
      (region_code, id, subject, number, state, value, based_on, effective_from, ground,
      drafted_by, drafted_at)
    values (${tx.regionCode}, ${edition.id}, ${edition.subject}, ${edition.number}, 'draft',
      ${JSON.stringify(edition.value)}::jsonb, ${edition.basedOn}, ${edition.effectiveFrom},
      ${edition.ground}, ${edition.draftedBy}, ${edition.draftedAt})`)
}

export async function decideEdition(
  tx: Tx,
  decided: Pick<Edition, 'id' | 'state' | 'version' | 'reason'> & {
    readonly decidedBy: string
    readonly decidedAt: Date
  },
): Promise<void> {
  await tx.query(sql`
    update kernel.edition
    set state = ${decided.state}, decided_by = ${decided.decidedBy},
      decided_at = ${decided.decidedAt}, version = ${decided.version}, reason = ${decided.reason}
    where region_code = ${tx.regionCode}
    and id = ${decided.id}
    and state = 'draft'`)
}
