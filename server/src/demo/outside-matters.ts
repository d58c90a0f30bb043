import { addDays, localDayOf } from '@huiyin/contract/time'
import { takeOutcome, takeOutside } from '../contexts/exchange/index.ts'
import type { House } from '../house.ts'
import type { StaffActor } from '../kernel/access/index.ts'
import type { Cast } from './organisation.ts'
import { county } from './places.data.ts'

const hotline = '市12345（示例）'
const supervision = '市政府督查室（示例）'

/** What the city gave, until when, and how far the answer to it is. */
const given = [
  { system: hotline, title: '人民路东段路灯不亮', days: 4, come: 'open' },
  { system: hotline, title: '供暖温度不达标', days: 2, come: 'open' },
  { system: hotline, title: '办证大厅停车位不足', days: 6, come: 'waiting' },
  { system: hotline, title: '公交站牌信息未更新', days: 7, come: 'sent' },
  { system: hotline, title: '小区门口占道经营', days: 5, come: 'returned' },
  { system: supervision, title: '企业反映用电报装慢', days: 12, come: 'open' },
  { system: supervision, title: '惠企政策解读不到位', days: 9, come: 'accepted' },
] as const

/** Two systems of the city give the county matters of their own numbers, dates and words. */
export async function playOutsideMatters(house: House, cast: Cast): Promise<void> {
  const units = cast.units.filter(({ regionCode }) => regionCode === county)
  const today = localDayOf(house.world.now())
  for (const [index, { system, title, days, come }] of given.entries()) {
    const unit = units[index % units.length]
    if (unit === undefined) return
    const number = `SL${today.replaceAll('-', '')}${String(index + 1).padStart(4, '0')}`
    const dueAt = `${addDays(today, days)}T18:00:00+08:00`
    const { taken } = await takeOutside(house.exchange.parts, {
      regionCode: county,
      enteredBy: 'api:demo',
      body: { system, number, title, unitCode: unit.code, dueAt },
    })
    if (come === 'open') continue
    await reply(house, unit.handler, taken.matterNumber)
    if (come === 'waiting') continue
    const outcome = { system, number, outcome: 'received' } as const
    await takeOutcome(house.exchange.parts, county, outcome)
    if (come === 'accepted') {
      await takeOutcome(house.exchange.parts, county, { ...outcome, outcome: 'accepted' })
    }
    if (come === 'returned') {
      const again = `${addDays(today, days + 5)}T18:00:00+08:00`
      const reason = '诉求人反映早晚仍有摊贩，请明确长效措施。'
      const returned = { ...outcome, outcome: 'returned', reason, dueAt: again } as const
      await takeOutcome(house.exchange.parts, county, returned)
    }
  }
}

async function reply(house: House, acting: StaffActor, number: string): Promise<void> {
  const matter = await house.matters.find(county, number)
  await house.matters.act({
    regionCode: county,
    number,
    act: 'reply',
    version: matter?.version,
    fields: { reply: '已到现场核实并完成整改，责任人和联系电话已告知诉求人。' },
    acting,
  })
}
