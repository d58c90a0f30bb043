import { statfs } from 'node:fs/promises'
import type { MachineWarning } from '@huiyin/contract/upkeep'
import pg from 'pg'
import type { World } from './world.ts'

/** How the machine is, as far as the service depends on it. */
export interface MachineState {
  readonly diskFreeBytes: number
  readonly diskBytes: number
  /** Our clock minus the database's; positive when ours is ahead. */
  readonly clockAheadSeconds: number
}

/** Below it a week of a busy hall, or one backup, may not find room any more. */
const diskFreeBytesMin = 2 * 1024 ** 3
const diskFreeShareMin = 0.1
/** Codes of an authenticator hold for 30 seconds, and a legal date is told by the minute. */
const clockSecondsMax = 5

/**
 * Looks at the disk of the data folder and compares our clock with the database's. With the embedded
 * database both clocks are the machine's, and only its time service can say whether they are right.
 */
export async function lookAtMachine(parts: {
  readonly connection: pg.ClientConfig
  readonly world: World
  readonly dataFolder: string
}): Promise<MachineState> {
  const disk = await statfs(parts.dataFolder)
  const { before, there, after } = await compareClocks(parts)
  return {
    diskFreeBytes: disk.bavail * disk.bsize,
    diskBytes: disk.blocks * disk.bsize,
    // The answer was made somewhere between asking and hearing: the middle is the best guess.
    clockAheadSeconds: ((before + after) / 2 - there) / 1000,
  }
}

/** On a connection of its own: statements of the house never ask a machine for the time. */
async function compareClocks(parts: { connection: pg.ClientConfig; world: World }) {
  const client = new pg.Client(parts.connection)
  client.on('error', () => {})
  await client.connect()
  try {
    const before = parts.world.now().getTime()
    const { rows } = await client.query<{ at: Date }>('select clock_timestamp() as at')
    const after = parts.world.now().getTime()
    return { before, there: rows[0]?.at.getTime() ?? after, after }
  } finally {
    await client.end()
  }
}

/** What of it needs mending: under 2 GiB or a tenth of the disk free, or 5 seconds apart. */
export function warningsOf(state: MachineState): readonly MachineWarning[] {
  const isFull =
    state.diskFreeBytes < diskFreeBytesMin ||
    state.diskFreeBytes < state.diskBytes * diskFreeShareMin
  const isApart = Math.abs(state.clockAheadSeconds) > clockSecondsMax
  return [
    ...(isFull ? (['disk-nearly-full'] as const) : []),
    ...(isApart ? (['clocks-differ'] as const) : []),
  ]
}
