import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { PgBoss } from 'pg-boss'
import type { Queryable } from '../db/db.ts'
import { trustedSql, unprepared } from '../db/sql.ts'
import type { Log } from '../log.ts'

/** Does one job. It may run twice (after a crash) and must then change nothing more. */
export type JobHandler<Data extends object> = (data: Data) => Promise<void>

export interface JobOptions {
  /** While a job with this key waits, another is not added. */
  readonly singletonKey?: string
}

/**
 * Work that nobody waits for: exports, imports, notices, recomputations. Legal deadlines are not
 * jobs; they are rows with a time, so that they can be read and proved.
 */
export interface Jobs {
  /** Says who does the jobs of a name; before {@link start}. */
  register<Data extends object>(name: string, handler: JobHandler<Data>): void
  /** Repeats a registered job without data by cron, in the city's time; before {@link start}. */
  schedule(name: string, cron: string): void
  /**
   * Adds a job to the caller's transaction: it is done if and only if that commits.
   *
   * @param via - the transaction, or the database when there is none
   */
  send<Data extends object>(
    via: Queryable,
    name: string,
    data: Data,
    options?: JobOptions,
  ): Promise<void>
  start(): Promise<void>
  /** What waits in each queue, and what failed for good and is still kept. */
  backlog(): Promise<readonly { name: string; ready: number; failed: number }[]>
  /** Lets running jobs end, for at most half a minute. */
  stop(): Promise<void>
}

export interface JobsParts {
  readonly connection: pg.PoolConfig
  readonly log: Log
}

const timeZone = 'Asia/Shanghai'
const connectionsMax = 3
const stopSecondsMax = 30
const retriesMax = 5
const pollingSeconds = 2

export function openJobs({ connection, log }: JobsParts): Jobs {
  const handlers = new Map<string, JobHandler<object>>()
  const schedules = new Map<string, string>()
  const boss = new PgBoss({ ...connectionOptions(connection), max: connectionsMax })
  boss.on('error', (error) => log.error({ err: error }, 'the job queue met a fault'))

  return {
    register(name, handler) {
      assert(!handlers.has(name), `two handlers for the job ${name}`)
      handlers.set(name, handler as JobHandler<object>)
    },
    schedule(name, cron) {
      assert(handlers.has(name), `no handler for the job ${name}`)
      schedules.set(name, cron)
    },
    async send(via, name, data, options = {}) {
      assert(handlers.has(name), `no handler for the job ${name}`)
      // Without a key of its own a job would count as a repetition of any other that waits.
      const singletonKey = options.singletonKey ?? randomUUID()
      await boss.send(name, data, { singletonKey, db: asDatabase(via) })
    },
    async start() {
      await boss.start()
      for (const [name, handler] of handlers) await startQueue(boss, name, handler)
      for (const [name, cron] of schedules) await boss.schedule(name, cron, {}, { tz: timeZone })
      await dropOldSchedules(boss, schedules)
    },
    async backlog() {
      const queues = await boss.getQueues()
      return queues
        .filter(({ name }) => handlers.has(name))
        .map(({ name, readyCount, failedCount }) => ({
          ...{ name, ready: readyCount, failed: failedCount },
        }))
    },
    stop: () => boss.stop({ graceful: true, timeout: stopSecondsMax * 1000 }),
  }
}

async function startQueue(boss: PgBoss, name: string, handler: JobHandler<object>) {
  // `short`: of the jobs with one key at most one waits.
  await boss.createQueue(name, { policy: 'short', retryLimit: retriesMax, retryBackoff: true })
  await boss.work<object>(name, { pollingIntervalSeconds: pollingSeconds }, async (jobs) => {
    for (const job of jobs) await handler(job.data)
  })
}

/** A schedule that the program no longer has would send jobs nobody does. */
async function dropOldSchedules(boss: PgBoss, schedules: ReadonlyMap<string, string>) {
  for (const { name } of await boss.getSchedules()) {
    if (!schedules.has(name)) await boss.unschedule(name)
  }
}

function connectionOptions({
  connectionString,
  host,
  port,
  user,
  password,
  database,
}: pg.PoolConfig) {
  const given = { connectionString, host, port, user, password, database }
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined))
}

/** Lets the queue write through a transaction of ours. Its statements are its own, not bound by ours. */
function asDatabase(via: Queryable) {
  return {
    executeSql: async (text: string, values: unknown[] = []) => ({
      rows: await via.query(unprepared(trustedSql<Record<string, unknown>>(text, values))),
    }),
  }
}
