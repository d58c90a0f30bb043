import type { Channel, Outcome } from '@huiyin/contract/reviews'
import type { Queryable, Tx } from '../../platform/db/db.ts'
import { insertRows } from '../../platform/db/rows.ts'
import { crossRegion, sql } from '../../platform/db/sql.ts'

/** 办结事件: a service that ended. The token itself is never stored. */
export interface StoredServiceEnd {
  readonly regionCode: string
  readonly id: string
  readonly projectNo: string
  readonly serviceNumber: number
  readonly unitCode: string
  readonly itemCode: string
  readonly windowCode: string | null
  readonly staffCode: string | null
  readonly channel: Channel
  readonly outcome: Outcome
  readonly helped: boolean
  readonly citizenId: string | null
  readonly endedAt: Date
  readonly endedOn: string
  readonly receivedAt: Date
  readonly tokenKeyVersion: number
  readonly tokenExpiresAt: Date
  readonly reviewed: boolean
}

export interface NewServiceEnd extends StoredServiceEnd {
  readonly reportedBy: string
  readonly tokenHash: Buffer
  readonly spokenNumber: string
}

const columns = {
  region_code: 'text',
  id: 'uuid',
  project_no: 'text',
  service_number: 'integer',
  unit_code: 'text',
  item_code: 'text',
  window_code: 'text',
  staff_code: 'text',
  channel: 'text',
  outcome: 'text',
  helped: 'boolean',
  citizen_id: 'uuid',
  ended_at: 'timestamptz',
  ended_on: 'date',
  received_at: 'timestamptz',
  reported_by: 'text',
  token_hash: 'bytea',
  token_key_version: 'integer',
  token_expires_at: 'timestamptz',
  spoken_number: 'text',
  reviewed: 'boolean',
} as const

const selected = sql`
  region_code as "regionCode", id, project_no as "projectNo", service_number as "serviceNumber",
  unit_code as "unitCode", item_code as "itemCode", window_code as "windowCode",
  staff_code as "staffCode", channel, outcome, helped, citizen_id as "citizenId",
  ended_at as "endedAt", ended_on as "endedOn", received_at as "receivedAt",
  token_key_version as "tokenKeyVersion", token_expires_at as "tokenExpiresAt", reviewed`

/** @returns the ids that were new; the others were reported before, or twice in this batch */
export async function insertServiceEnds(
  tx: Tx,
  ends: readonly NewServiceEnd[],
): Promise<ReadonlySet<string>> {
  const rows = ends.map((end) => ({
    region_code: end.regionCode,
    id: end.id,
    project_no: end.projectNo,
    service_number: end.serviceNumber,
    unit_code: end.unitCode,
    item_code: end.itemCode,
    window_code: end.windowCode,
    staff_code: end.staffCode,
    channel: end.channel,
    outcome: end.outcome,
    helped: end.helped,
    citizen_id: end.citizenId,
    ended_at: end.endedAt,
    ended_on: end.endedOn,
    received_at: end.receivedAt,
    reported_by: end.reportedBy,
    token_hash: end.tokenHash,
    token_key_version: end.tokenKeyVersion,
    token_expires_at: end.tokenExpiresAt,
    spoken_number: end.spokenNumber,
    reviewed: end.reviewed,
  }))
  const inserted = await tx.query(
    insertRows<(typeof rows)[number], { id: string }>(
      'reviews.service_end',
      columns,
      rows,
      'on conflict (region_code, project_no, service_number) do nothing returning id',
    ),
  )
  return new Set(inserted.map(({ id }) => id))
}

export async function findByServiceKeys(
  tx: Tx,
  keys: readonly { readonly projectNo: string; readonly serviceNumber: number }[],
): Promise<StoredServiceEnd[]> {
  return tx.query(sql<StoredServiceEnd>`
    select ${selected}
    from reviews.service_end
    where region_code = ${tx.regionCode}
    and (project_no, service_number) in (
      select * from unnest(
        ${keys.map(({ projectNo }) => projectNo)}::text[],
        ${keys.map(({ serviceNumber }) => serviceNumber)}::integer[]
      )
    )`)
}

/** Which of these matters the person was asked about on that day already, for a visit to the hall. */
export async function selectVisited(
  tx: Tx,
  ends: readonly { readonly projectNo: string; readonly endedOn: string }[],
): Promise<ReadonlySet<string>> {
  if (ends.length === 0) return new Set()
  const rows = await tx.query(sql<{ projectNo: string }>`
    select project_no as "projectNo"
    from reviews.service_end
    where region_code = ${tx.regionCode}
    and service_number > 1
    and (project_no, ended_on) in (
      select * from unnest(
        ${ends.map(({ projectNo }) => projectNo)}::text[],
        ${ends.map(({ endedOn }) => endedOn)}::date[]
      )
    )`)
  return new Set(rows.map(({ projectNo }) => projectNo))
}

/** By token, wherever the service was: the token is all a citizen has. */
export async function findByTokenHashes(
  db: Queryable,
  hashes: readonly Buffer[],
): Promise<Map<string, StoredServiceEnd>> {
  const rows = await db.query(
    crossRegion(
      'a token names no region; the index on its hash finds the one row',
      sql<StoredServiceEnd & { token_hash: Buffer }>`
        select ${selected}, token_hash
        from reviews.service_end
        where token_hash = any(${hashes}::bytea[])`,
    ),
  )
  return new Map(rows.map((row) => [row.token_hash.toString('hex'), row]))
}

export async function findServiceEnd(
  db: Queryable,
  regionCode: string,
  id: string,
): Promise<StoredServiceEnd | undefined> {
  const [row] = await db.query(sql<StoredServiceEnd>`
    select ${selected}
    from reviews.service_end
    where region_code = ${regionCode}
    and id = ${id}`)
  return row
}

/** Services with a short number that may still be reviewed; almost always one. */
export async function findBySpokenNumber(
  db: Queryable,
  spokenNumber: string,
  now: Date,
): Promise<StoredServiceEnd[]> {
  return db.query(
    crossRegion(
      'a short number names no region',
      sql<StoredServiceEnd>`
        select ${selected}
        from reviews.service_end
        where spoken_number = ${spokenNumber}
        and token_expires_at > ${now}
        and not reviewed
        order by ended_at desc, id
        limit 3`,
    ),
  )
}

/** The service last ended at a window, for its terminal. */
export async function findLastAtWindow(
  db: Queryable,
  window: { readonly regionCode: string; readonly windowCode: string; readonly since: Date },
): Promise<StoredServiceEnd | undefined> {
  const [row] = await db.query(sql<StoredServiceEnd>`
    select ${selected}
    from reviews.service_end
    where region_code = ${window.regionCode}
    and window_code = ${window.windowCode}
    and ended_at > ${window.since}
    order by ended_at desc
    limit 1`)
  return row
}

export async function markReviewed(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.query(sql`
    update reviews.service_end
    set reviewed = true
    where region_code = ${tx.regionCode}
    and id = any(${ids}::uuid[])`)
}
