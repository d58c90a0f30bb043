import { writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ItemContent } from '@huiyin/contract/catalog-item'
import { afterAll } from 'vitest'
import {
  calmRegisters,
  type SimulatedRegisters,
  startSimulatedRegisters,
} from '../../src/contexts/applications/automatic/simulator/index.ts'
import { charterBusDecision, demoRegisters } from '../../src/demo/charter-bus.data.ts'
import { sql } from '../../src/platform/db/sql.ts'
import { accepted } from './bad-review.ts'
import type { TestDatabase } from './database.ts'
import { itemContent, itemMaterial } from './item-content.ts'
import { publishItem } from './published-items.ts'
import { county, openTown, type Town } from './town.ts'
import type { TestWorld } from './world.ts'

/** A town whose police permits charter buses by a table, with registers that can be made to fail. */
export interface CharterTown {
  readonly town: Town
  readonly registers: SimulatedRegisters
  /** Hands an application in by the interface, as a page of another system does; its number. */
  apply(over?: CharterForm): Promise<{ readonly number: string; readonly receiptCode: string }>
  /** Everything that follows from what was handed in, until nothing waits. */
  settle(): Promise<void>
  /** The registers behave well again. */
  calm(): void
}

export interface CharterForm {
  readonly plate?: string
  readonly licence?: string
  readonly distance?: string
  readonly materials?: readonly string[]
  readonly itemCode?: string
}

/** The item of the demo as the police of the journeys offers it. */
export function charterBus(over: Partial<ReturnType<typeof charterBusDecision>> = {}): ItemContent {
  const base = itemContent()
  const { visitReason: _, ...promise } = base.promise
  const hour = { amount: 1, unit: 'working_hour' as const }
  return itemContent({
    identity: { ...base.identity, name: '临时包车审批', type: 'permit' },
    promise: {
      ...promise,
      caseType: 'immediate',
      promisedLimit: null,
      forms: ['by_computer'],
      visits: 0,
    },
    questions: [],
    handling: {
      steps: [
        { id: 'serve', name: '当场办理', kind: 'decide', unit: 'police', limit: hour, after: [] },
      ],
      materials: [itemMaterial({ id: 'charterdeal', name: '包车合同', usedBy: ['serve'] })],
      specialProcedures: [],
      decisions: [{ ...charterBusDecision('serve'), ...over }],
      results: [{ id: 'sign', name: '包车客运标志牌', kind: 'certificate', step: 'serve' }],
    },
  })
}

export async function openCharterTown(db: TestDatabase, world: TestWorld): Promise<CharterTown> {
  const registers = await startSimulatedRegisters({ world, registers: demoRegisters })
  const registersFile = join(tmpdir(), `huiyin-registers-${world.newId()}.json`)
  await writeFile(registersFile, JSON.stringify(registers.connections))
  afterAll(() => registers.close())
  const town = await openTown(db, world, { registersFile })
  await publishItem(town, world, 'charter-bus', charterBus())
  return {
    town,
    registers,
    async apply({ plate = '示A00001', licence = '示驾0001', distance = '120', ...over } = {}) {
      const payload = {
        regionCode: county,
        itemCode: 'charter-bus',
        applicant: { kind: 'enterprise', name: '示例客运公司', phone: '19900000001' },
        materials: ['charterdeal'],
        form: [
          { field: '车牌号', value: plate },
          { field: '驾驶证号', value: licence },
          { field: '单程里程', value: distance },
        ],
        ...over,
      }
      const asked = { method: 'POST', url: '/api/v1/applications', payload } as const
      return (await accepted(town.ask('wu', asked), 201)).body
    },
    settle: () => settled(db, town),
    calm() {
      Object.assign(registers.mood, calmRegisters)
    },
  }
}

const roundsMax = 60

/** The town's own jobs work beside us; whoever is quicker, in the end nothing waits. */
async function settled(db: TestDatabase, town: Town): Promise<void> {
  const { house } = town.app
  for (let round = 0; round < roundsMax; round += 1) {
    await house.ledger.deliverPending(county)
    await house.applications.automatic.decideDue(county)
    const [waiting] = await db.query(sql<{ count: number }>`
      select (
        select count(*)
        from applications.automatic_run
        where region_code = ${county}
        and state = 'waiting'
      )::int + (
        select count(*)
        from kernel.outbox
        where region_code = ${county}
        and state = 'pending'
      )::int as count`)
    if (waiting?.count === 0) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('something still waits')
}
