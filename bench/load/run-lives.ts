import { Connection } from './connection.ts'
import type { Lived } from './side-by-side.ts'

/** Lives to be lived over a number of connections, each with a number of its own. */
export interface LivesJob {
  readonly port: number
  readonly connections: number
  /** The number of the first life, and the one after the last. */
  readonly from: number
  readonly to: number
}

/** Lives them all, each connection one after the other, and measures. */
export async function runLives(
  job: LivesJob,
  live: (connection: Connection, number: number) => Promise<void>,
): Promise<Lived> {
  let next = job.from
  async function liveOn(connection: Connection): Promise<void> {
    for (let number = next++; number < job.to; number = next++) await live(connection, number)
  }
  const open = Array.from({ length: job.connections }, () => new Connection(job.port))
  const busyBefore = process.cpuUsage()
  const startedAt = performance.now()
  await Promise.all(open.map(liveOn))
  const seconds = (performance.now() - startedAt) / 1000
  const busy = process.cpuUsage(busyBefore)
  for (const connection of open) connection.close()
  return {
    seconds,
    lives: job.to - job.from,
    clientCore: (busy.user + busy.system) / 1e6 / seconds,
  }
}
