import type { Queryable } from '../db/db.ts'
import { sql } from '../db/sql.ts'

export interface KeptRow {
  readonly request: Buffer
  readonly status: number | null
  readonly answer: Buffer | null
  readonly busyUntil: Date
}

/**
 * Claims a scope for a request. A row that has expired, or whose request never ended, is taken
 * over.
 *
 * @returns false when an answer is kept or the request is being handled
 */
export async function claimScope(
  q: Queryable,
  claim: { scope: Buffer; request: Buffer; now: Date; busyUntil: Date; expiresAt: Date },
): Promise<boolean> {
  const { scope, request, now, busyUntil, expiresAt } = claim
  const rows = await q.query(sql<{ scope: Buffer }>`
    insert into platform.kept_answer (scope, request, begun_at, busy_until, expires_at)
    values (${scope}, ${request}, ${now}, ${busyUntil}, ${expiresAt})
    on conflict (scope) do update
    set request = excluded.request, status = null, answer = null, begun_at = excluded.begun_at,
      busy_until = excluded.busy_until, expires_at = excluded.expires_at
    where kept_answer.expires_at <= excluded.begun_at
      or (kept_answer.status is null and kept_answer.busy_until <= excluded.begun_at)
    returning scope`)
  return rows.length > 0
}

export async function findKept(q: Queryable, scope: Buffer): Promise<KeptRow | undefined> {
  const [row] = await q.query(sql<KeptRow>`
    select request, status, answer, busy_until as "busyUntil"
    from platform.kept_answer
    where scope = ${scope}`)
  return row
}

export async function keepAnswer(
  q: Queryable,
  kept: { scope: Buffer; status: number; answer: Buffer },
): Promise<void> {
  await q.query(sql`
    update platform.kept_answer
    set status = ${kept.status}, answer = ${kept.answer}
    where scope = ${kept.scope}`)
}

export async function releaseScope(q: Queryable, scope: Buffer): Promise<void> {
  await q.query(sql`
    delete from platform.kept_answer
    where scope = ${scope}
      and status is null`)
}

export async function deleteExpired(q: Queryable, now: Date): Promise<void> {
  await q.query(sql`
    delete from platform.kept_answer
    where expires_at <= ${now}`)
}
