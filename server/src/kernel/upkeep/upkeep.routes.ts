import { MachineReport } from '@huiyin/contract/upkeep'
import type { HttpServer } from '../../platform/http/index.ts'
import { type MachineState, warningsOf } from '../../platform/machine.ts'

/** How the machine is, for the desk's banner. Register `upkeepPolicy` first. */
export function upkeepRoutes(http: HttpServer, parts: { readonly machine: () => MachineState }) {
  http.get(
    '/api/v1/admin/machine',
    {
      schema: {
        summary: 'Disk and clocks of the machine, and what of them must be mended',
        tags: ['administration'],
        response: { 200: MachineReport },
      },
    },
    (): MachineReport => {
      const state = parts.machine()
      return { ...state, warnings: [...warningsOf(state)] }
    },
  )
}
