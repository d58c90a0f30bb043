import type { AppParts } from './app.ts'
import type { Health } from './app-doors.ts'
import type { House } from './house.ts'
import { tellAdministrators } from './kernel/upkeep/index.ts'
import { lookAtMachine, type MachineState, warningsOf } from './platform/machine.ts'

/** The machine under the process, looked at again and again. */
export interface MachineWatch {
  /** As it was last looked at. */
  last(): MachineState
  /** Looks now. */
  look(): Promise<void>
}

/**
 * Looks at the machine now and whenever asked. What is new to mend goes to the log, and from the
 * desk's process to the system administrators; the public zone may write no notice.
 */
export async function watchMachine(
  { connection, config, log, world }: AppParts,
  { house, health }: { readonly house: House; readonly health: Health },
): Promise<MachineWatch> {
  const parts = { connection, world, dataFolder: config.dataFolder || '.' }
  let state = await lookAtMachine(parts)
  // A service that starts anew does not know what the one before it left open.
  let mayBeOpen = true
  const warn = async () => {
    const warnings = warningsOf(state)
    const isNew = warnings.some((one) => !health.warnings.includes(one))
    if (isNew) log.warn({ warnings, ...state }, 'the machine needs mending')
    health.warnings = warnings
    const isToBeTold = warnings.length > 0 || mayBeOpen
    if (config.role === 'public' || !isToBeTold) return
    await tellAdministrators(house, state)
    mayBeOpen = warnings.length > 0
  }
  // A disk that is full already must not keep the service from starting.
  await warn().catch((error) => log.error({ error }, 'outside a request'))
  return {
    last: () => state,
    async look() {
      state = await lookAtMachine(parts)
      await warn()
    },
  }
}
