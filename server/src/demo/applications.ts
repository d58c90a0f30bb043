import { submitApplication } from '../contexts/applications/index.ts'
import type { House } from '../house.ts'
import type { StaffActor } from '../kernel/access/index.ts'
import { act } from './act.ts'
import type { Cast } from './organisation.ts'
import { county } from './places.data.ts'

/** What is applied for, and how far it has come: a theme by its code, an item by its name. */
const plays = [
  { themeCode: 'start-building', come: 'joint' },
  { themeCode: 'open-restaurant', come: 'joint' },
  { itemName: '抵押权登记', come: 'submitted' },
  { itemName: '抵押权登记', come: 'asked' },
  { itemName: '不动产转移登记', come: 'joint' },
] as const

/** Some applications of the county: just come in, waiting for a paper, side by side in departments; their numbers. */
export async function playApplications(house: House, cast: Cast): Promise<readonly string[]> {
  const numbers: string[] = []
  const handlers = new Map(
    cast.units
      .filter(({ regionCode }) => regionCode === county)
      .map((unit) => [unit.code, unit.handler]),
  )
  for (const [index, play] of plays.entries()) {
    const number = await handIn(house, play, index)
    if (number === undefined) continue
    numbers.push(number)
    const matter = await house.matters.find(county, number)
    const handler = handlers.get(matter?.accountableUnitCode ?? '')
    if (handler === undefined || play.come === 'submitted') continue
    if (play.come === 'asked') {
      const points = '不动产权属证书原件（《不动产登记暂行条例》第十六条）'
      await act(house, handler, number, 'request_correction', { points })
      continue
    }
    await act(house, handler, number, 'correct_on_spot', {
      note: '窗口当面收齐材料',
      materials: 'all',
    })
    await act(house, handler, number, 'accept', {})
    await house.ledger.deliverPending(county)
    await passOne(house, handlers, number)
  }
  return numbers
}

async function handIn(
  house: House,
  play: (typeof plays)[number],
  index: number,
): Promise<string | undefined> {
  const subject =
    'themeCode' in play ? { themeCode: play.themeCode } : await itemOf(house, play.itemName)
  if (subject === undefined) return undefined
  const applicant = {
    kind: 'person',
    name: `示例申请人${index + 1}`,
    phone: `1990000010${index}`,
  } as const
  const body = { regionCode: county, applicant, ...subject }
  const given = { body, enteredBy: 'api:demo', staffId: null }
  return (await submitApplication(house.applications, given)).number
}

async function itemOf(house: House, itemName: string): Promise<{ itemCode: string } | undefined> {
  const item = (await house.catalog.items(county)).find(({ name }) => name === itemName)
  return item && { itemCode: item.code }
}

/** One of the departments was quick. */
async function passOne(
  house: House,
  handlers: ReadonlyMap<string, StaffActor>,
  number: string,
): Promise<void> {
  const application = await house.matters.find(county, number)
  const open = await house.matters.relatedTo(county, application?.id ?? '')
  const [first] = open
  const step = first === undefined ? undefined : await house.matters.find(county, first.number)
  const handler = handlers.get(step?.holderUnitCode ?? '')
  if (step === undefined || handler === undefined || open.length < 2) return
  await act(house, handler, step.number, 'pass', { opinion: '材料齐全，符合要求。' })
  await house.ledger.deliverPending(county)
}
