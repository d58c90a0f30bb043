import type { BeforeWork } from '@huiyin/contract/access'
import type { Queryable, Tx } from '../../platform/db/db.ts'
import { sql } from '../../platform/db/sql.ts'

export interface Session {
  readonly regionCode: string
  readonly tokenHash: Buffer
  readonly id: string
  readonly staffId: string
  readonly beforeWork: BeforeWork | null
  readonly startedAt: Date
  readonly lastSeenAt: Date
  readonly idleUntil: Date
  readonly endsAt: Date
  readonly address: string
}

/** A session that runs, with the name of its holder. */
export interface RunningSession extends Session {
  readonly displayName: string
}

export async function insertSession(tx: Tx, session: Session): Promise<void> {
  await tx.query(sql`
    insert into kernel.session
      (region_code, token_hash, id, staff_id, before_work, started_at, last_seen_at, idle_until,
        ends_at, address)
    values (${session.regionCode}, ${session.tokenHash}, ${session.id}, ${session.staffId},
      ${session.beforeWork}, ${session.startedAt}, ${session.lastSeenAt}, ${session.idleUntil},
      ${session.endsAt}, ${session.address})`)
}

/** The session of a token, unless it has ended, idled out, or its account is closed. */
export async function findRunningSession(
  q: Queryable,
  key: { regionCode: string; tokenHash: Buffer; now: Date },
): Promise<RunningSession | undefined> {
  const [row] = await q.query(sql<RunningSession>`
    select session.region_code as "regionCode", session.token_hash as "tokenHash", session.id,
      session.staff_id as "staffId", session.before_work as "beforeWork",
      session.started_at as "startedAt", session.last_seen_at as "lastSeenAt",
      session.idle_until as "idleUntil", session.ends_at as "endsAt", session.address,
      staff.display_name as "displayName"
    from kernel.session
    join kernel.credential on credential.region_code = session.region_code
      and credential.staff_id = session.staff_id
    join kernel.staff on staff.region_code = session.region_code
      and staff.id = session.staff_id
    where session.region_code = ${key.regionCode}
      and session.token_hash = ${key.tokenHash}
      and session.ended_at is null
      and session.idle_until > ${key.now}
      and session.ends_at > ${key.now}
      and credential.closed_at is null
      and staff.state = 'active'`)
  return row
}

export async function touchSession(
  q: Queryable,
  seen: { regionCode: string; tokenHash: Buffer; now: Date; idleUntil: Date },
): Promise<void> {
  await q.query(sql`
    update kernel.session
    set last_seen_at = ${seen.now}, idle_until = ${seen.idleUntil}
    where region_code = ${seen.regionCode}
      and token_hash = ${seen.tokenHash}`)
}

/** The running sessions of a person, newest first; at most 100. */
export function selectSessions(
  q: Queryable,
  key: { regionCode: string; staffId: string; now: Date },
): Promise<Session[]> {
  return q.query(sql<Session>`
    select region_code as "regionCode", token_hash as "tokenHash", id, staff_id as "staffId",
      before_work as "beforeWork", started_at as "startedAt", last_seen_at as "lastSeenAt",
      idle_until as "idleUntil", ends_at as "endsAt", address
    from kernel.session
    where region_code = ${key.regionCode}
      and staff_id = ${key.staffId}
      and ended_at is null
      and idle_until > ${key.now}
      and ends_at > ${key.now}
    order by started_at desc, id
    limit 100`)
}

/** Ends one session of a person, or all of them with `id` null. @returns how many ended */
export async function endSessions(
  q: Queryable,
  end: { regionCode: string; staffId: string; id: string | null; now: Date },
): Promise<number> {
  const rows = await q.query(sql<{ id: string }>`
    update kernel.session
    set ended_at = ${end.now}
    where region_code = ${end.regionCode}
      and staff_id = ${end.staffId}
      and (${end.id}::uuid is null or id = ${end.id}::uuid)
      and ended_at is null
    returning id`)
  return rows.length
}

/** Forgets sessions that ended before a moment; the security log keeps that they were. */
export async function deleteEndedSessions(
  q: Queryable,
  old: { regionCode: string; before: Date },
): Promise<void> {
  await q.query(sql`
    delete from kernel.session
    where region_code = ${old.regionCode}
      and ends_at < ${old.before}`)
}
