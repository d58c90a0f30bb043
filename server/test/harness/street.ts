import { responsibilityRule } from '../../src/contexts/routing/index.ts'
import { accepted } from './bad-review.ts'
import type { TestDatabase } from './database.ts'
import { openDesk } from './desk.ts'
import { putInForce } from './editions.ts'
import { type MoreStaff, settleMore } from './more-staff.ts'
import { county, type Town } from './town.ts'
import type { TestWorld } from './world.ts'

/** Who works in the street of every journey: takes reports, sends them on, walks. */
const streetStaff = [
  { code: 'shou', role: 'acceptor', unit: 'oversight' },
  { code: 'ping', role: 'dispatcher', unit: 'oversight' },
  { code: 'cai', role: 'collector', unit: 'oversight' },
  { code: 'lu', role: 'collector', unit: 'oversight' },
] as const satisfies readonly MoreStaff[]

/** Rubbish, filed under four working hours. */
const rubbish = {
  regionCode: county,
  source: 'collector',
  kind: 'event',
  category: '0110',
  description: '垃圾未清',
  address: '人民路 12 号门前',
}
const underFourHours = 'event-0110-4'

/** The street of a journey: its staff, and the police that answer for whatever lies there. */
export async function openStreet(
  town: Town,
  parts: { readonly db: TestDatabase; readonly world: TestWorld },
  more: readonly MoreStaff[] = [],
) {
  const ids = await settleMore(town, parts, [...streetStaff, ...more])
  const desk = openDesk(town, parts, ids)
  const row = {
    id: 'all',
    kinds: ['component' as const, 'event' as const],
    category: '',
    area: '',
    basis: 'territory' as const,
    unitCode: 'police',
    ground: '三定方案',
  }
  const value = { rows: [row] }
  await putInForce(town, parts, responsibilityRule, { regionCode: county, value })

  /** A report as the collector makes it. */
  const report = async (over: object = {}): Promise<string> => {
    const body = { ...rubbish, ...over }
    return (await accepted(desk.ask('cai', 'POST', '/api/v1/city-cases', body), 201)).body.number
  }
  const dispatched = async (over: object = {}, standard = underFourHours): Promise<string> => {
    const number = await report(over)
    await desk.doing('shou', number, 'file', { standard })
    await desk.doing('ping', number, 'dispatch', { unitCode: 'police' })
    return number
  }

  return {
    ...desk,
    ids,
    report,
    /** A case the police have in hand. */
    dispatched,
    /** What the police have in hand is put right, checked by another and closed. */
    async close(number: string, closing = '清理') {
      await desk.doing('lin', number, 'finish', {
        result: '已处置',
        ...(await desk.photo('lin')),
      })
      await desk.doing('lu', number, 'check_ok', { note: '属实', ...(await desk.photo('lu')) })
      await desk.doing('shou', number, 'close', { closing })
    },
  }
}
