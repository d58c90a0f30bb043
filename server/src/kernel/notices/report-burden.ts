import type { BurdenReport } from '@huiyin/contract/notices'
import { localDayOf } from '@huiyin/contract/time'
import type { Db } from '../../platform/db/db.ts'
import type { World } from '../../platform/world.ts'
import { burdenOfWeek } from './burden.store.ts'
import { weekOf } from './digest.rules.ts'
import type { NoticeSettings } from './settings.rules.ts'

export interface BurdenParts {
  readonly db: Db
  readonly world: World
  readonly settings: (regionCode: string, day: string) => NoticeSettings
}

/** What the platform asked of each unit in a week, against the cap for one person. */
export async function reportBurden(
  { db, world, settings }: BurdenParts,
  regionCode: string,
  asked?: string,
): Promise<BurdenReport> {
  const now = world.now()
  const week = asked ?? weekOf(now)
  const capPerPerson = settings(regionCode, localDayOf(now)).askedPerWeekMax
  const rows = await burdenOfWeek(db, regionCode, week)
  return {
    week,
    capPerPerson,
    rows: rows.map((row) => ({ ...row, isOverCap: row.mostOfOne > capPerPerson })),
  }
}
