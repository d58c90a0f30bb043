import { addDays, localDayOf } from '@huiyin/contract/time'
import {
  announceRecheck,
  drawRecheck,
  recordResult,
  showRecheck,
} from '../contexts/city-cases/index.ts'
import type { House } from '../house.ts'
import { Refusal } from '../platform/http/refusal.ts'
import type { Cast } from './organisation.ts'

const sampleSize = 5
const lookedBackDays = 7
/** A row of numbers as a lottery prints it; in the demo nobody drew them. */
const seed = '03 11 17 20 25 31 + 09'

/**
 * The day before the last: a re-check of what was closed this week is announced.
 *
 * @returns its id; nothing where no case was closed yet
 */
export async function announceDemoRecheck(house: House, cast: Cast): Promise<string | undefined> {
  const [supervisor] = cast.supervisors
  if (supervisor === undefined) throw new Error('the demo has supervisors')
  const today = localDayOf(house.world.now())
  return announceRecheck(house.cityCases, supervisor, {
    from: addDays(today, -lookedBackDays),
    to: today,
    size: sampleSize,
    seedSource: '示例：次日公布的福利彩票开奖号码',
    seedOn: addDays(today, 1),
  }).catch((error: unknown) => {
    if (error instanceof Refusal) return undefined
    throw error
  })
}

/** The last day: another person draws, and a collector who had no part looks at some of it again. */
export async function drawDemoRecheck(house: House, cast: Cast, id: string): Promise<void> {
  const [, second] = cast.supervisors
  if (second === undefined) throw new Error('a demo of two supervisors')
  const { regionCode } = second
  const { seedOn } = await showRecheck(house.cityCases, { regionCode, id })
  // A demo made on the very day it was announced has no seed yet.
  if (localDayOf(house.world.now()) < seedOn) return
  await drawRecheck(house.cityCases, second, { id, seed })
  const { stranger } = cast.street
  const { cases } = await showRecheck(house.cityCases, { regionCode, id })
  const own = cases.filter(({ staffId }) => staffId === stranger.staffId).slice(0, 3)
  for (const [index, { number }] of own.entries()) {
    const found =
      index === 0
        ? ({ result: 'not_lasting', note: '结案后又出现同样的问题。' } as const)
        : ({ result: 'lasting', note: '现场仍然良好。' } as const)
    await recordResult(house.cityCases, stranger, id, { number, ...found, evidence: [] })
  }
}
