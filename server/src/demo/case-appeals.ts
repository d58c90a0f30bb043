import type { House } from '../house.ts'
import { act } from './act.ts'
import type { Cast, PlayedUnit } from './organisation.ts'
import { county } from './places.data.ts'

/** A case, and the unit that handled it. */
interface Handled {
  readonly number: string
  readonly unit: PlayedUnit
}

/** Why two units were late, as their heads see it. */
const grounds = [
  '案发路段当日封路施工，抢修车辆无法进入，见交警部门封路通告。',
  '需更换的配件由外地调运，到货当日即完成更换，见物流签收记录。',
] as const

/**
 * The day before the last: of two cases that were closed late the head of the unit says why that was
 * not its fault.
 *
 * @returns the cases appealed, as many as were late
 */
export async function appealLateCases(
  house: House,
  closed: readonly Handled[],
): Promise<readonly Handled[]> {
  const appealed: Handled[] = []
  for (const one of closed) {
    const ground = grounds[appealed.length]
    if (ground === undefined) break
    if (!(await wasLate(house, one.number))) continue
    await act(house, one.unit.leader, one.number, 'appeal', { ground })
    appealed.push(one)
  }
  return appealed
}

/** The last day: the first is granted by two people, the other waits for the second of them. */
export async function reviewAppeals(
  house: House,
  { supervisors: [first, second] }: Cast,
  appealed: readonly Handled[],
): Promise<void> {
  if (first === undefined || second === undefined) throw new Error('a demo of two supervisors')
  const agreed = { opinion: 'exempt', reason: '与封路通告、签收记录核对，情况属实。' }
  for (const [index, { number }] of appealed.entries()) {
    await act(house, first, number, 'review_appeal', agreed)
    if (index === 0) await act(house, second, number, 'review_appeal', agreed)
  }
}

async function wasLate({ matters }: House, number: string): Promise<boolean> {
  const matter = await matters.find(county, number)
  if (matter?.state !== 'closed') return false
  const clocks = await matters.clocksOf(county, matter.id)
  return clocks.some(
    ({ name, stoppedAt, dueAt }) => name === 'handle' && stoppedAt !== null && stoppedAt > dueAt,
  )
}
