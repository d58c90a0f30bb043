import { readdir, readFile } from 'node:fs/promises'
import type { Service } from '../service/service.ts'

/** Linux counts time of processes in hundredths of a second. */
const ticksPerSecond = 100

/**
 * Seconds of processor a service and its database have used so far; 0 where there is no `/proc`. On a
 * machine that others use as well this says more than seconds of the clock.
 */
export async function cpuSeconds(service: Service): Promise<number> {
  const serving = service.process().pid
  const database = await service.databasePid()
  const names = await readdir('/proc').catch(() => [])
  let ticks = 0
  for (const name of names) {
    if (!/^\d+$/.test(name)) continue
    const stat = await readFile(`/proc/${name}/stat`, 'latin1').catch(() => '')
    // The name of a program may hold blanks; what follows its bracket does not.
    const [, parent, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const pid = Number(name)
    if (pid !== serving && pid !== database && Number(parent) !== database) continue
    const [user = 0, system = 0, endedUser = 0, endedSystem = 0] = rest.slice(9, 13).map(Number)
    ticks += user + system + (pid === database ? endedUser + endedSystem : 0)
  }
  return ticks / ticksPerSecond
}
