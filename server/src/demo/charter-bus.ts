import assert from 'node:assert/strict'
import { submitApplication } from '../contexts/applications/index.ts'
import type { House } from '../house.ts'
import { act } from './act.ts'
import { charterBusName } from './charter-bus.data.ts'
import type { Cast } from './organisation.ts'
import { county } from './places.data.ts'

/** What firms apply for in one night; the registers of the demo know the first four plates. */
const buses = {
  granted: { plate: '示A00001', kilometres: '120' },
  doubted: { plate: '示A00001', kilometres: '640' },
  larger: { plate: '示A00002', kilometres: '85' },
  unlicensed: { plate: '示A00004', kilometres: '60' },
  unknown: { plate: '示A00009', kilometres: '40' },
} as const
type Bus = keyof typeof buses

export type CharterNight = Readonly<Record<Bus, string>>

/**
 * 临时包车 in the night: two are granted by the table at once, two wait for a person with what
 * would have been granted, one because no register knows it.
 *
 * @returns the numbers, by what came of them
 */
export async function playCharterNight(house: House): Promise<CharterNight> {
  const items = await house.catalog.items(county)
  const item = items.find(({ name }) => name === charterBusName)
  assert(item !== undefined, 'the demo offers charter buses')
  const names = Object.keys(buses) as Bus[]
  const numbers = new Map<Bus, string>()
  for (const [index, bus] of names.entries()) {
    numbers.set(bus, await handIn(house, { itemCode: item.code, index, bus }))
  }
  await settle(house)
  const numberOf = (bus: Bus) => numbers.get(bus) ?? ''
  return {
    granted: numberOf('granted'),
    doubted: numberOf('doubted'),
    larger: numberOf('larger'),
    unlicensed: numberOf('unlicensed'),
    unknown: numberOf('unknown'),
  }
}

/** The morning after: chance draws audits, a firm asks for a person, a person refuses one. */
export async function playCharterMorning(
  house: House,
  cast: Cast,
  { doubted, unlicensed }: CharterNight,
): Promise<void> {
  await house.applications.automatic.sampleNight(county)
  await act(house, { kind: 'reporter' }, doubted, 'ask_person', {
    note: '改走高速，里程变了，请人看一下还有效没有。',
  })
  await refuse(house, cast, unlicensed)
  await settle(house)
}

async function handIn(
  house: House,
  {
    itemCode,
    index,
    bus,
  }: { readonly itemCode: string; readonly index: number; readonly bus: Bus },
): Promise<string> {
  const { plate, kilometres } = buses[bus]
  const { number } = await submitApplication(house.applications, {
    body: {
      regionCode: county,
      itemCode,
      applicant: {
        kind: 'enterprise',
        name: `示例客运公司${index + 1}`,
        phone: `1990000020${index}`,
      },
      situations: ['case-1'],
      materials: ['charterdeal'],
      form: [
        { field: '车牌号', value: plate },
        { field: '驾驶证号', value: '示驾0001' },
        { field: '单程里程', value: kilometres },
      ],
    },
    enteredBy: 'api:demo',
    staffId: null,
  })
  return number
}

/** What the table only proposes, the head of the unit decides. */
async function refuse(house: House, cast: Cast, number: string): Promise<void> {
  const application = await house.matters.find(county, number)
  const [step] = await house.matters.relatedTo(county, application?.id ?? '')
  const head = cast.units.find(({ code }) => code === application?.accountableUnitCode)?.leader
  assert(step !== undefined && head !== undefined, 'the application waits for a person')
  const opinion =
    '道路运输库中该公司的许可范围不含包车客运。变更许可范围后可以重新申请；若许可范围含包车客运为“是”，则予以批准。'
  await act(house, head, step.number, 'fail', { opinion })
}

const roundsMax = 10

/** What follows from what was handed in, until nothing waits. */
async function settle(house: House): Promise<void> {
  for (let round = 0; round < roundsMax; round += 1) {
    const delivered = await house.ledger.deliverPending(county)
    const decided = await house.applications.automatic.decideDue(county)
    if (delivered + decided === 0) return
  }
}
