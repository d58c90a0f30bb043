import type { Door } from './app-doors.ts'
import type { House } from './house.ts'
import type { Db } from './platform/db/db.ts'
import { crossRegion, sql } from './platform/db/sql.ts'
import type { Jobs } from './platform/jobs/index.ts'
import { type MachineState, warningsOf } from './platform/machine.ts'
import { type Metric, renderMetrics } from './platform/metrics/index.ts'

export interface MetricsParts {
  readonly house: House
  readonly db: Db
  readonly doors: readonly Door[]
  /** None in the process of a public zone. */
  readonly errands: Jobs | undefined
  /** As it was last looked at, within the minute. */
  readonly machine: () => MachineState
}

/** The figures of operation of this moment, for Prometheus (docs/operate/watching.md). */
export async function operationFigures(parts: MetricsParts): Promise<string> {
  return renderMetrics([
    ...requestFigures(parts.doors),
    ...laneFigures(parts),
    ...machineFigures(parts.machine()),
    ...(parts.errands === undefined ? [] : await errandFigures(parts, parts.errands)),
  ])
}

function requestFigures(doors: readonly Door[]): Metric[] {
  const counts = doors.flatMap(({ serves, http }) =>
    http.requestCounts.all().map((one) => ({
      ...one,
      labels: { side: serves, route: one.route, status: String(one.status) },
    })),
  )
  const busy = counts.filter(({ status }) => status === 429)
  return [
    {
      name: 'huiyin_requests_total',
      help: 'Answers by route and status.',
      type: 'counter',
      samples: counts.map(({ labels, count }) => ({ labels, value: count })),
    },
    {
      name: 'huiyin_request_seconds_total',
      help: 'Time spent answering, by route and status.',
      type: 'counter',
      samples: counts.map(({ labels, seconds }) => ({ labels, value: seconds })),
    },
    {
      name: 'huiyin_requests_refused_busy_total',
      help: 'Answers 429: a limit was spent, or a queue was full.',
      type: 'counter',
      samples: [{ value: busy.reduce((sum, { count }) => sum + count, 0) }],
    },
  ]
}

function laneFigures({ house, db }: MetricsParts): Metric[] {
  const depths = { ...house.reviews.depths(), acts: house.matters.lane.depth() }
  const { total, idle, waiting } = db.pool()
  const gauge = (name: string, help: string, values: Readonly<Record<string, number>>): Metric => ({
    ...{ name, help, type: 'gauge' },
    samples: Object.entries(values).map(([state, value]) => ({ labels: { of: state }, value })),
  })
  return [
    gauge('huiyin_lane_depth', 'Requests that wait for the next commit.', depths),
    gauge('huiyin_database_connections', 'Connections of the pool, and who waits for one.', {
      ...{ busy: total - idle, idle, waiting },
    }),
    gauge('huiyin_memory_bytes', 'Memory of the process.', { rss: process.memoryUsage.rss() }),
  ]
}

function machineFigures(state: MachineState): Metric[] {
  const single = (name: string, help: string, value: number): Metric => ({
    ...{ name, help, type: 'gauge' },
    samples: [{ value }],
  })
  return [
    single('huiyin_disk_free_bytes', 'Free room where the data folder lies.', state.diskFreeBytes),
    single('huiyin_disk_bytes', 'Size of that disk.', state.diskBytes),
    single(
      'huiyin_clock_ahead_seconds',
      'Our clock minus that of the database.',
      state.clockAheadSeconds,
    ),
    single('huiyin_warnings', 'Things the operator must mend.', warningsOf(state).length),
  ]
}

/** What waits behind the requests; seconds are 0 when nothing does. */
async function errandFigures({ house, db }: MetricsParts, jobs: Jobs): Promise<Metric[]> {
  const now = house.world.now()
  const [outbox] = await db.query(
    crossRegion(
      'the figures of operation are of the whole service',
      sql<{ state: string; oldest: Date | null; dead: number }>`
        select min(due_at) filter (where state = 'pending') as oldest,
          count(*) filter (where state = 'dead') as dead
        from kernel.outbox
        where state <> 'done'`,
    ),
  )
  const [missed] = await db.query(
    crossRegion(
      'the figures of operation are of the whole service',
      sql<{ oldest: Date | null }>`
        select min(due_at) as oldest
        from kernel.matter_clock
        where state <> 'stopped'
          and breached_at is null
          and due_at < ${now}`,
    ),
  )
  const age = (at: Date | null | undefined) =>
    at == null ? 0 : Math.max(0, (now.getTime() - at.getTime()) / 1000)
  const queues = await jobs.backlog()
  const single = (name: string, help: string, value: number): Metric => ({
    ...{ name, help, type: 'gauge' },
    samples: [{ value }],
  })
  const byQueue = (name: string, help: string, which: 'ready' | 'failed'): Metric => ({
    ...{ name, help, type: 'gauge' },
    samples: queues.map((queue) => ({ labels: { job: queue.name }, value: queue[which] })),
  })
  return [
    single(
      'huiyin_outbox_age_seconds',
      'How long the oldest entry is overdue.',
      age(outbox?.oldest),
    ),
    single('huiyin_outbox_dead', 'Entries a subscription gave up.', outbox?.dead ?? 0),
    single('huiyin_breach_lag_seconds', 'How long a passed date is unsaid.', age(missed?.oldest)),
    byQueue('huiyin_jobs_waiting', 'Jobs ready and not begun.', 'ready'),
    byQueue(
      'huiyin_jobs_failed',
      'Jobs that failed after all retries and are still kept.',
      'failed',
    ),
  ]
}
