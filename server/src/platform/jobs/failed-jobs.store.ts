import type { Queryable } from '../db/db.ts'
import { sql } from '../db/sql.ts'

/** A job that failed as often as it may, without what it was about. */
export interface FailedJob {
  readonly id: string
  readonly name: string
  readonly failedAt: Date
  readonly attempts: number
  /** The name of the error; its words may repeat what the job was about. */
  readonly fault: string
}

const listMax = 100

/** The queue keeps failed jobs for a week; its tables are those of the pinned version of pg-boss. */
export function selectFailedJobs(q: Queryable): Promise<FailedJob[]> {
  return q.query(sql<FailedJob>`
    select id, name, coalesce(completed_on, created_on) as "failedAt",
      retry_count + 1 as attempts, left(coalesce(output->>'name', 'Error'), 60) as fault
    from pgboss.job
    where state = 'failed'
    order by completed_on desc nulls last, id
    limit ${listMax}`)
}

/** Lets a failed job run once more; answers its name, or nothing when there is none. */
export async function retryFailedJob(
  q: Queryable,
  id: string,
  now: Date,
): Promise<string | undefined> {
  const [row] = await q.query(sql<{ name: string }>`
    update pgboss.job
    set state = 'retry', completed_on = null, start_after = ${now},
      retry_limit = retry_count + 1
    where id = ${id}
    and state = 'failed'
    returning name`)
  return row?.name
}

export async function deleteFailedJob(q: Queryable, id: string): Promise<string | undefined> {
  const [row] = await q.query(sql<{ name: string }>`
    delete from pgboss.job
    where id = ${id}
    and state = 'failed'
    returning name`)
  return row?.name
}
