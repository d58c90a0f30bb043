import type { Queryable } from '../../platform/db/db.ts'
import { sql } from '../../platform/db/sql.ts'
import type { Attempts } from './lockout.rules.ts'

export interface AttemptRow extends Attempts {
  readonly subject: Buffer
}

/**
 * Locks the rows of the subjects, making those that are missing, always in the same order so that
 * two sign-ins cannot wait for each other.
 */
export async function lockAttempts(
  q: Queryable,
  subjects: readonly Buffer[],
  now: Date,
): Promise<AttemptRow[]> {
  const sorted = subjects.toSorted(Buffer.compare)
  await q.query(sql`
    insert into kernel.sign_in_attempt (subject, failures, failed_at, blocked_until)
    select subject, 0, ${now}::timestamptz, ${now}::timestamptz
    from unnest(${sorted}::bytea[]) as row (subject)
    order by subject
    on conflict (subject) do nothing`)
  return q.query(sql<AttemptRow>`
    select subject, failures, failed_at as "failedAt", blocked_until as "blockedUntil"
    from kernel.sign_in_attempt
    where subject = any(${sorted}::bytea[])
    order by subject
    for update`)
}

export async function saveAttempts(q: Queryable, rows: readonly AttemptRow[]): Promise<void> {
  await q.query(sql`
    update kernel.sign_in_attempt
    set failures = fresh.failures, failed_at = fresh.failed_at, blocked_until = fresh.blocked_until
    from unnest(${rows.map((row) => row.subject)}::bytea[],
      ${rows.map((row) => row.failures)}::integer[],
      ${rows.map((row) => row.failedAt)}::timestamptz[],
      ${rows.map((row) => row.blockedUntil)}::timestamptz[])
      as fresh (subject, failures, failed_at, blocked_until)
    where sign_in_attempt.subject = fresh.subject`)
}

/** Forgets the failures of subjects after a success. */
export async function deleteAttempts(q: Queryable, subjects: readonly Buffer[]): Promise<void> {
  await q.query(sql`
    delete from kernel.sign_in_attempt
    where subject = any(${subjects}::bytea[])`)
}

/** Takes one failure back, and the wait it caused, where the attempt turned out to be no guess. */
export async function forgiveAttempts(q: Queryable, subjects: readonly Buffer[]): Promise<void> {
  await q.query(sql`
    update kernel.sign_in_attempt
    set failures = greatest(failures - 1, 0), blocked_until = failed_at
    where subject = any(${subjects}::bytea[])`)
}

export async function deleteOldAttempts(q: Queryable, before: Date): Promise<void> {
  await q.query(sql`
    delete from kernel.sign_in_attempt
    where failed_at < ${before}`)
}
