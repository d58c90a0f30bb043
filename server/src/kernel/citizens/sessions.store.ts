import type { Queryable, Tx } from '../../platform/db/db.ts'
import { sql } from '../../platform/db/sql.ts'

/** A person signed in; without an account only the phone is proved. */
export interface SessionRow {
  readonly tokenHash: Buffer
  readonly id: string
  readonly accountId: string | null
  readonly phoneCipher: string | null
  readonly way: 'phone' | 'provider'
  readonly agentCipher: string | null
  readonly startedAt: Date
  readonly lastSeenAt: Date
  readonly idleUntil: Date
  readonly endsAt: Date
}

export async function insertSession(tx: Tx, session: SessionRow): Promise<void> {
  await tx.query(sql`
    insert into kernel.citizen_session
      (region_code, token_hash, id, account_id, phone_cipher, way, agent_cipher, started_at,
        last_seen_at, idle_until, ends_at)
    values (${tx.regionCode}, ${session.tokenHash}, ${session.id}, ${session.accountId},
      ${session.phoneCipher}, ${session.way}, ${session.agentCipher}, ${session.startedAt},
      ${session.lastSeenAt}, ${session.idleUntil}, ${session.endsAt})`)
}

/** The session of a token, unless it has ended or idled out. */
export async function selectRunning(
  q: Queryable,
  key: { readonly regionCode: string; readonly tokenHash: Buffer; readonly now: Date },
): Promise<SessionRow | undefined> {
  const [row] = await q.query(sql<SessionRow>`
    select token_hash as "tokenHash", id, account_id as "accountId",
      phone_cipher as "phoneCipher", way, agent_cipher as "agentCipher", started_at as "startedAt", last_seen_at as "lastSeenAt",
      idle_until as "idleUntil", ends_at as "endsAt"
    from kernel.citizen_session
    where region_code = ${key.regionCode}
      and token_hash = ${key.tokenHash}
      and ended_at is null
      and idle_until > ${key.now}
      and ends_at > ${key.now}`)
  return row
}

export async function touchSession(
  q: Queryable,
  seen: {
    readonly regionCode: string
    readonly tokenHash: Buffer
    readonly now: Date
    readonly idleUntil: Date
  },
): Promise<void> {
  await q.query(sql`
    update kernel.citizen_session
    set last_seen_at = ${seen.now}, idle_until = ${seen.idleUntil}
    where region_code = ${seen.regionCode}
      and token_hash = ${seen.tokenHash}`)
}

export async function endSession(
  q: Queryable,
  end: { readonly regionCode: string; readonly tokenHash: Buffer; readonly now: Date },
): Promise<void> {
  await q.query(sql`
    update kernel.citizen_session
    set ended_at = ${end.now}
    where region_code = ${end.regionCode}
      and token_hash = ${end.tokenHash}
      and ended_at is null`)
}

export async function deleteOldSessions(tx: Tx, before: Date): Promise<void> {
  await tx.query(sql`
    delete from kernel.citizen_session
    where region_code = ${tx.regionCode}
      and ends_at < ${before}`)
}
