import type { OrderCheckWay } from '@huiyin/contract/hall-orders'
import { addDays, type LocalDay, localDayOf } from '@huiyin/contract/time'
import type { House } from '../house.ts'
import { isWorkingDay } from '../kernel/clock/index.ts'
import { each } from './city-cases.ts'
import { type Cast, practisingUnitOf } from './organisation.ts'
import { county } from './places.data.ts'

/** Report C counts 5 visits, 9 phone visits and 8 entrusted call backs; two wait to be asked. */
const ways: readonly OrderCheckWay[] = [
  ...Array<OrderCheckWay>(5).fill('field_visit'),
  ...Array<OrderCheckWay>(9).fill('phone_visit'),
  ...Array<OrderCheckWay>(8).fill('entrusted'),
]
const waiting = 2
const wants = [
  '道路运输证年审要带什么，想约个时间来办。',
  '货车从业资格证换证，听说能预约，想一次办完。',
  '营运车辆过户，想问清楚流程再来。',
] as const

/** 12328 预约 of the demo: a working day each for the call, the call back, the service, the asking. */
export interface HotlineOrders {
  live(day: LocalDay): Promise<void>
}

interface Ordered {
  readonly number: string
}

/** The unit of transport serves, as the line is for transport. */
export function openHotlineOrders(house: House, cast: Cast, today: LocalDay): HotlineOrders {
  const unit = cast.units.find(({ name }) => name === '县交通运输局') ?? practisingUnitOf(cast)
  let orders: readonly Ordered[] = []
  const stages: readonly (() => Promise<void>)[] = [
    async () => {
      orders = await callIn(house, cast, unit.items)
    },
    () => arrangeTomorrow(house, unit.handler, orders),
    () =>
      each(house, orders, unit.handler, 'serve', () => ({ result: '窗口当场办结，证件已交付。' })),
    () => askAll(house, cast, orders),
  ]
  return {
    async live(day) {
      const stage = stages[stages.length - 1 - workingDaysAfter(house, day, today)]
      if (stage !== undefined && isWorkDay(house, day)) await stage()
    },
  }
}

function isWorkDay({ clock }: House, day: LocalDay): boolean {
  return isWorkingDay(clock.calendarOf(county), day)
}

/** How many working days lie after one, as far as the last that is over or begun. */
function workingDaysAfter(house: House, day: LocalDay, today: LocalDay): number {
  let count = 0
  for (let next = addDays(day, 1); next <= today; next = addDays(next, 1)) {
    if (isWorkDay(house, next)) count += 1
  }
  return count
}

function callIn({ hall }: House, cast: Cast, items: readonly string[]): Promise<Ordered[]> {
  const { staffId, posts } = cast.calls.agent
  return Promise.all(
    Array.from({ length: ways.length + waiting }, (_, index) =>
      hall.beginOrder({
        ...{ regionCode: county, type: 'call_back', channel: 'phone', hotline: '12328' },
        ...{ windowCode: null, startsAt: null, itemCode: items[index % items.length] ?? '' },
        outsideNumber: `JT${String(1001 + index)}`,
        text: wants[index % wants.length] ?? '',
        ...{ name: `示例来电人${index + 1}`, phone: `154000201${String(10 + index)}` },
        enteredBy: `staff:${staffId}`,
        ...(posts[0] && { takenByUnitCode: posts[0].unitCode }),
      }),
    ),
  )
}

/** The next working day at ten: place, process and papers are said in one call. */
async function arrangeTomorrow(
  house: House,
  handler: Parameters<typeof each>[2],
  orders: readonly Ordered[],
): Promise<void> {
  let day = addDays(localDayOf(house.world.now()), 1)
  while (!isWorkDay(house, day)) day = addDays(day, 1)
  await each(house, orders, handler, 'arrange', () => ({
    ...{ day, from: '17:00', until: '17:30', place: '政务服务大厅交通窗口' },
    ...{ process: '窗口受理，当场办结', materials: '行驶证、道路运输证、检测报告' },
  }))
}

async function askAll(house: House, cast: Cast, orders: readonly Ordered[]): Promise<void> {
  const wayOf = new Map(orders.map(({ number }, index) => [number, ways[index]]))
  const asked = orders.filter(({ number }) => wayOf.get(number) !== undefined)
  await each(house, asked, cast.followUp, 'check_back', ({ number }) => {
    const way = wayOf.get(number) ?? 'phone_visit'
    return {
      way,
      ...(way === 'entrusted' && { entrustedTo: '省 12328 热线中心' }),
      ...{ reached: true, doneOnDay: true, satisfied: !number.endsWith('7') },
    }
  })
}
