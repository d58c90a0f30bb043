import type { CaseBulletinState } from '@huiyin/contract/case-bulletins'
import type { HotlinePeriod } from '@huiyin/contract/hotline-bulletins'
import type { LocalDay } from '@huiyin/contract/time'
import type { Queryable, Tx } from '../../platform/db/db.ts'
import { type Statement, sql } from '../../platform/db/sql.ts'
import type { WeeklyFacts } from './facts.rules.ts'
import type { HotlineFacts } from './hotline/hotline-facts.rules.ts'

/** A bulletin as its row has it, without the file. */
interface Stored<Kind, Facts> {
  readonly regionCode: string
  readonly id: string
  readonly kind: Kind
  readonly state: CaseBulletinState
  readonly from: LocalDay
  readonly to: LocalDay
  readonly edition: number
  readonly correction: string | null
  readonly cutOffAt: Date
  readonly facts: Facts
  readonly factsHash: string
  readonly objectionsUntil: Date | null
  readonly draftedBy: string
  readonly draftedAt: Date
  readonly checkedBy: string | null
  readonly approvedBy: string | null
  readonly publishedBy: string | null
  readonly publishedAt: Date | null
  readonly number: string | null
  readonly fileHash: string | null
}

export type HotlineKind = `hotline_${HotlinePeriod}`
/** A bulletin of the street. */
export type StoredWeek = Stored<'city_weekly', WeeklyFacts>
/** A bulletin of the hotline. */
export type StoredHotline = Stored<HotlineKind, HotlineFacts>
export type StoredBulletin = StoredWeek | StoredHotline
type Kind = StoredBulletin['kind']
type StoredOf<K extends Kind> = K extends 'city_weekly' ? StoredWeek : StoredHotline

/** What a unit says against being named. */
export interface StoredObjection {
  readonly id: string
  readonly bulletinId: string
  readonly matterNumber: string
  readonly unitCode: string
  readonly reason: string
  readonly objectedBy: string
  readonly objectedAt: Date
  readonly accepted: boolean | null
  readonly decision: string | null
  readonly decidedBy: string | null
}

const bulletinsMax = 60
const objectionsMax = 1000
const selected = sql`
  region_code as "regionCode", id, kind, state, to_char(period_from, 'YYYY-MM-DD') as "from",
  to_char(period_to, 'YYYY-MM-DD') as "to", edition, correction, cut_off_at as "cutOffAt", facts,
  facts_hash as "factsHash", objections_until as "objectionsUntil", drafted_by as "draftedBy",
  drafted_at as "draftedAt", checked_by as "checkedBy", approved_by as "approvedBy",
  published_by as "publishedBy", published_at as "publishedAt", number, file_hash as "fileHash"`

/** What a draft is begun with; its facts follow in the same transaction. */
type NewBulletin = Pick<
  StoredBulletin,
  'id' | 'kind' | 'from' | 'to' | 'edition' | 'correction' | 'cutOffAt' | 'draftedBy' | 'draftedAt'
>

/**
 * Begins a draft: the cases it counts point to it, and its facts are what they count to.
 * @returns false when another one of the period is under way
 */
export function insertBulletin(tx: Tx, bulletin: NewBulletin): Promise<boolean> {
  return changed(
    tx,
    sql<{ id: string }>`
      insert into bulletins.bulletin
        (region_code, id, kind, state, period_from, period_to, edition, correction, cut_off_at, facts,
          facts_hash, drafted_by, drafted_at)
      values (${tx.regionCode}, ${bulletin.id}::uuid, ${bulletin.kind}, 'draft',
        ${bulletin.from}::date, ${bulletin.to}::date, ${bulletin.edition}, ${bulletin.correction},
        ${bulletin.cutOffAt}, '{}'::jsonb, '', ${bulletin.draftedBy}::uuid, ${bulletin.draftedAt})
      on conflict do nothing
      returning id`,
  )
}

/** Freezes what a draft has counted. */
export async function freezeFacts(
  tx: Tx,
  one: Pick<StoredBulletin, 'id' | 'facts' | 'factsHash' | 'objectionsUntil'>,
): Promise<void> {
  await tx.query(sql`
    update bulletins.bulletin
    set facts = ${JSON.stringify(one.facts)}::jsonb, facts_hash = ${one.factsHash},
      objections_until = ${one.objectionsUntil}::timestamptz
    where region_code = ${tx.regionCode}
    and id = ${one.id}::uuid
    and facts_hash = ''`)
}

export async function findBulletin(
  q: Queryable,
  regionCode: string,
  id: string,
): Promise<StoredBulletin | undefined> {
  const [row] = await q.query(sql<StoredBulletin>`
    select ${selected}
    from bulletins.bulletin
    where region_code = ${regionCode}
    and id = ${id}::uuid`)
  return row
}

/** Those of some kinds, the newest first. */
export function selectBulletins<K extends Kind>(
  q: Queryable,
  regionCode: string,
  kinds: readonly K[],
): Promise<StoredOf<K>[]> {
  return q.query(sql<StoredOf<K>>`
    select ${selected}
    from bulletins.bulletin
    where region_code = ${regionCode}
    and kind = any(${kinds}::text[])
    and state <> 'withdrawn'
    order by period_to desc, edition desc, id
    limit ${bulletinsMax}`)
}

/** Which period of which kind. */
interface PeriodAsked<K> {
  readonly regionCode: string
  readonly kind: K
  readonly to: LocalDay
}

/** The editions of a period, the last first. */
export function selectEditions<K extends Kind>(
  q: Queryable,
  { regionCode, kind, to }: PeriodAsked<K>,
): Promise<StoredOf<K>[]> {
  return q.query(sql<StoredOf<K>>`
    select ${selected}
    from bulletins.bulletin
    where region_code = ${regionCode}
    and kind = ${kind}
    and period_to = ${to}::date
    and state <> 'withdrawn'
    order by edition desc, id
    limit ${bulletinsMax}`)
}

/** The last one published for a period before. */
export async function findLastPublished<K extends Kind>(
  q: Queryable,
  {
    regionCode,
    kind,
    from,
  }: { readonly regionCode: string; readonly kind: K; readonly from: LocalDay },
): Promise<StoredOf<K> | undefined> {
  const [row] = await q.query(sql<StoredOf<K>>`
    select ${selected}
    from bulletins.bulletin
    where region_code = ${regionCode}
    and kind = ${kind}
    and state = 'published'
    and period_to < ${from}::date
    order by period_to desc
    limit 1`)
  return row
}

/** The Word file as it was published. */
export async function findFile(
  q: Queryable,
  regionCode: string,
  id: string,
): Promise<Buffer | undefined> {
  const [row] = await q.query(sql<{ file: Buffer | null }>`
    select file
    from bulletins.bulletin
    where region_code = ${regionCode}
    and id = ${id}::uuid`)
  return row?.file ?? undefined
}

interface Marked {
  readonly id: string
  readonly by: string
  readonly at: Date
}

/** @returns false when it is no draft any more */
export function markChecked(tx: Tx, { id, by, at }: Marked): Promise<boolean> {
  return changed(
    tx,
    sql<{ id: string }>`
      update bulletins.bulletin
      set state = 'checked', checked_by = ${by}::uuid, checked_at = ${at}
      where region_code = ${tx.regionCode}
      and id = ${id}::uuid
      and state = 'draft'
      returning id`,
  )
}

/** @returns false when it is not checked */
export function markApproved(tx: Tx, { id, by, at }: Marked): Promise<boolean> {
  return changed(
    tx,
    sql<{ id: string }>`
      update bulletins.bulletin
      set state = 'approved', approved_by = ${by}::uuid, approved_at = ${at}
      where region_code = ${tx.regionCode}
      and id = ${id}::uuid
      and state = 'checked'
      returning id`,
  )
}

/** @returns false when it went out already */
export function markWithdrawn(tx: Tx, id: string): Promise<boolean> {
  return changed(
    tx,
    sql<{ id: string }>`
      update bulletins.bulletin
      set state = 'withdrawn'
      where region_code = ${tx.regionCode}
      and id = ${id}::uuid
      and state in ('draft', 'checked', 'approved')
      returning id`,
  )
}

/** The edition before gives way. */
export async function supersede(
  tx: Tx,
  { kind, to }: Pick<StoredBulletin, 'kind' | 'to'>,
): Promise<void> {
  await tx.query(sql`
    update bulletins.bulletin
    set state = 'superseded'
    where region_code = ${tx.regionCode}
    and kind = ${kind}
    and period_to = ${to}::date
    and state = 'published'`)
}

/** @returns false when it is not approved, or an objection came in that nobody answered */
export function markPublished(
  tx: Tx,
  one: Marked & { readonly number: string; readonly file: Buffer; readonly fileHash: string },
): Promise<boolean> {
  return changed(
    tx,
    sql<{ id: string }>`
      update bulletins.bulletin
      set state = 'published', published_by = ${one.by}::uuid, published_at = ${one.at},
        number = ${one.number}, file = ${one.file}, file_hash = ${one.fileHash}
      where region_code = ${tx.regionCode}
      and id = ${one.id}::uuid
      and state = 'approved'
      and not exists (
        select 1
        from bulletins.objection as objection
        where objection.region_code = ${tx.regionCode}
        and objection.bulletin_id = ${one.id}::uuid
        and objection.accepted is null
      )
      returning id`,
  )
}

export function selectObjections(
  q: Queryable,
  regionCode: string,
  bulletinId: string,
): Promise<StoredObjection[]> {
  return q.query(sql<StoredObjection>`
    select id, bulletin_id as "bulletinId", matter_number as "matterNumber",
      unit_code as "unitCode", reason, objected_by as "objectedBy", objected_at as "objectedAt",
      accepted, decision, decided_by as "decidedBy"
    from bulletins.objection
    where region_code = ${regionCode}
    and bulletin_id = ${bulletinId}::uuid
    order by objected_at, id
    limit ${objectionsMax}`)
}

/** @returns false when it is no overdue case of these units, or has an objection already */
export function insertObjection(
  tx: Tx,
  one: Pick<
    StoredObjection,
    'id' | 'bulletinId' | 'matterNumber' | 'reason' | 'objectedBy' | 'objectedAt'
  > & { readonly unitCodes: readonly string[] },
): Promise<boolean> {
  return changed(
    tx,
    sql<{ id: string }>`
      insert into bulletins.objection
        (region_code, id, bulletin_id, matter_number, unit_code, reason, objected_by, objected_at)
      select region_code, ${one.id}::uuid, bulletin_id, number, unit_code, ${one.reason},
        ${one.objectedBy}::uuid, ${one.objectedAt}
      from bulletins.due_case
      where region_code = ${tx.regionCode}
      and bulletin_id = ${one.bulletinId}::uuid
      and number = ${one.matterNumber}
      and class = 'overdue'
      and unit_code = any(${one.unitCodes}::text[])
      on conflict (region_code, bulletin_id, matter_number) do nothing
      returning id`,
  )
}

/** @returns false when it was decided already, or is not of this bulletin */
export function decideObjection(
  tx: Tx,
  decided: Marked & {
    readonly bulletinId: string
    readonly accepted: boolean
    readonly decision: string
  },
): Promise<boolean> {
  return changed(
    tx,
    sql<{ id: string }>`
      update bulletins.objection
      set accepted = ${decided.accepted}, decision = ${decided.decision},
        decided_by = ${decided.by}::uuid, decided_at = ${decided.at}
      where region_code = ${tx.regionCode}
      and id = ${decided.id}::uuid
      and bulletin_id = ${decided.bulletinId}::uuid
      and accepted is null
      returning id`,
  )
}

async function changed(tx: Tx, statement: Statement<{ id: string }>): Promise<boolean> {
  return (await tx.query(statement)).length === 1
}
