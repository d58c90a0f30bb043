import type { BulletinState } from '@huiyin/contract/task-bulletins'
import type { Queryable, Tx } from '../../../platform/db/db.ts'
import { type Statement, sql } from '../../../platform/db/sql.ts'
import type { BulletinFacts } from './bulletin.rules.ts'

/** A bulletin as its row has it, without the file. */
export interface StoredBulletin {
  readonly id: string
  readonly state: BulletinState
  readonly facts: BulletinFacts
  readonly factsHash: string
  readonly countedAt: Date
  readonly objectionsUntil: Date | null
  readonly draftedBy: string
  readonly draftedAt: Date
  readonly checkedBy: string | null
  readonly checkedAt: Date | null
  readonly issuedBy: string | null
  readonly issuedAt: Date | null
  readonly number: string | null
  readonly fileHash: string | null
}

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
  bulletin.id, bulletin.state, bulletin.facts, bulletin.facts_hash as "factsHash",
  bulletin.counted_at as "countedAt", bulletin.objections_until as "objectionsUntil",
  bulletin.drafted_by as "draftedBy", bulletin.drafted_at as "draftedAt",
  bulletin.checked_by as "checkedBy", bulletin.checked_at as "checkedAt",
  bulletin.issued_by as "issuedBy", bulletin.issued_at as "issuedAt",
  bulletin.number, bulletin.file_hash as "fileHash"`

/**
 * Keeps a draft.
 * @returns false when the week has one already
 */
export async function insertBulletin(
  tx: Tx,
  bulletin: StoredBulletin & { readonly templateVersion: number },
): Promise<boolean> {
  const rows = await tx.query(sql<{ id: string }>`
    insert into tasks.bulletin
      (region_code, id, state, week_from, counted_at, facts, facts_hash, template_version,
        objections_until, drafted_by, drafted_at)
    values (${tx.regionCode}, ${bulletin.id}::uuid, ${bulletin.state},
      ${bulletin.facts.weekFrom}::date, ${bulletin.countedAt},
      ${JSON.stringify(bulletin.facts)}::jsonb, ${bulletin.factsHash},
      ${bulletin.templateVersion}, ${bulletin.objectionsUntil}::timestamptz,
      ${bulletin.draftedBy}::uuid, ${bulletin.draftedAt})
    on conflict (region_code, week_from) where state <> 'withdrawn' do nothing
    returning id`)
  return rows.length === 1
}

export async function findBulletin(
  q: Queryable,
  regionCode: string,
  id: string,
): Promise<StoredBulletin | undefined> {
  const [row] = await q.query(sql<StoredBulletin>`
    select ${selected}
    from tasks.bulletin as bulletin
    where bulletin.region_code = ${regionCode}
      and bulletin.id = ${id}::uuid`)
  return row
}

/** The newest first. */
export function selectBulletins(q: Queryable, regionCode: string): Promise<StoredBulletin[]> {
  return q.query(sql<StoredBulletin>`
    select ${selected}
    from tasks.bulletin as bulletin
    where bulletin.region_code = ${regionCode}
      and bulletin.state <> 'withdrawn'
    order by bulletin.drafted_at desc, bulletin.id desc
    limit ${bulletinsMax}`)
}

/** The last one issued for a week before the given one. */
export async function findLastIssued(
  q: Queryable,
  regionCode: string,
  weekFrom: string,
): Promise<StoredBulletin | undefined> {
  const [row] = await q.query(sql<StoredBulletin>`
    select ${selected}
    from tasks.bulletin as bulletin
    where bulletin.region_code = ${regionCode}
      and bulletin.state = 'issued'
      and bulletin.week_from < ${weekFrom}::date
    order by bulletin.week_from desc
    limit 1`)
  return row
}

/** The Word file as it was issued. */
export async function findBulletinFile(
  q: Queryable,
  regionCode: string,
  id: string,
): Promise<Buffer | undefined> {
  const [row] = await q.query(sql<{ file: Buffer | null }>`
    select file
    from tasks.bulletin
    where region_code = ${regionCode}
      and id = ${id}::uuid`)
  return row?.file ?? undefined
}

interface Step {
  readonly id: string
  readonly by: string
  readonly at: Date
}

/** @returns false when it is no draft any more */
export function markChecked(tx: Tx, { id, by, at }: Step): Promise<boolean> {
  return changed(
    tx,
    sql<{ id: string }>`
      update tasks.bulletin
      set state = 'checked', checked_by = ${by}::uuid, checked_at = ${at}
      where region_code = ${tx.regionCode}
        and id = ${id}::uuid
        and state = 'draft'
      returning id`,
  )
}

/** @returns false when it went out already */
export function markWithdrawn(tx: Tx, { id }: Pick<Step, 'id'>): Promise<boolean> {
  return changed(
    tx,
    sql<{ id: string }>`
      update tasks.bulletin
      set state = 'withdrawn'
      where region_code = ${tx.regionCode}
        and id = ${id}::uuid
        and state in ('draft', 'checked')
      returning id`,
  )
}

/** @returns false when it is not checked, or an objection came in that nobody answered */
export function markIssued(
  tx: Tx,
  issue: Step & { readonly number: string; readonly file: Buffer; readonly fileHash: string },
): Promise<boolean> {
  return changed(
    tx,
    sql<{ id: string }>`
      update tasks.bulletin
      set state = 'issued', issued_by = ${issue.by}::uuid, issued_at = ${issue.at},
        number = ${issue.number}, file = ${issue.file}, file_hash = ${issue.fileHash}
      where region_code = ${tx.regionCode}
        and id = ${issue.id}::uuid
        and state = 'checked'
        and not exists (
          select 1
          from tasks.bulletin_objection as objection
          where objection.region_code = ${tx.regionCode}
            and objection.bulletin_id = ${issue.id}::uuid
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
    from tasks.bulletin_objection
    where region_code = ${regionCode}
      and bulletin_id = ${bulletinId}::uuid
    order by objected_at, id
    limit ${objectionsMax}`)
}

/** @returns false when the problem has an objection already */
export function insertObjection(
  tx: Tx,
  objection: Omit<StoredObjection, 'accepted' | 'decision' | 'decidedBy'>,
): Promise<boolean> {
  return changed(
    tx,
    sql<{ id: string }>`
      insert into tasks.bulletin_objection
        (region_code, id, bulletin_id, matter_number, unit_code, reason, objected_by, objected_at)
      values (${tx.regionCode}, ${objection.id}::uuid, ${objection.bulletinId}::uuid,
        ${objection.matterNumber}, ${objection.unitCode}, ${objection.reason},
        ${objection.objectedBy}::uuid, ${objection.objectedAt})
      on conflict (region_code, bulletin_id, matter_number) do nothing
      returning id`,
  )
}

/** @returns false when it was decided already, or is not of this bulletin */
export function decideObjection(
  tx: Tx,
  decided: Step & {
    readonly bulletinId: string
    readonly accepted: boolean
    readonly decision: string
  },
): Promise<boolean> {
  return changed(
    tx,
    sql<{ id: string }>`
      update tasks.bulletin_objection
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
