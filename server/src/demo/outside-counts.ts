import { addDays, type LocalDay, localDayOf } from '@huiyin/contract/time'
import { lookForSignals, takeOutsideCounts } from '../contexts/integrity/index.ts'
import { selectWindowDays } from '../contexts/reviews/index.ts'
import type { House } from '../house.ts'
import { county } from './places.data.ts'

const countsMax = 5000

/**
 * Queue tickets of this month by window and day, as the queue machine counted them. The first window
 * reported an eighth less than it served; the nightly look finds it and opens a check.
 */
export async function playOutsideCounts(house: House): Promise<void> {
  const today = localDayOf(house.world.now())
  const from = `${addDays(today, -1).slice(0, 7)}-01` as LocalDay
  const days = await selectWindowDays(house.db, [county], { from, to: addDays(today, -1) })
  const [first] = days.map(({ windowCode }) => windowCode).toSorted()
  const counts = days.slice(0, countsMax).map(({ windowCode, day, ended }) => ({
    day,
    windowCode,
    n: ended + (windowCode === first ? Math.ceil(ended / 8) : 0),
  }))
  if (counts.length === 0) return
  const queue = { regionCode: county, source: '排队叫号', counts }
  await takeOutsideCounts(house.integrityParts, queue, 'api:demo-queue')
  await lookForSignals(house.integrityParts, county)
}
