import type { NoticeKit } from '@huiyin/contract/frontages'
import { formatInstant, localDayOf } from '@huiyin/contract/time'
import { findClass } from '../city-cases/index.ts'
import { selectOpenNotices } from './friendly-notice.store.ts'
import { selectFrontages } from './frontages.store.ts'
import { frontageLimits } from './limits.rules.ts'
import type { FrontageParts } from './parts.ts'

/** As many as a phone draws and searches at once. */
const frontagesMax = 2000

/**
 * What a collector takes along to tell something before a door without a network: places, classes
 * told first, and what was told already. Who signed for a place stays in the office.
 */
export async function takeNoticeKit(
  { db, rulebook, world }: FrontageParts,
  regionCode: string,
): Promise<NoticeKit> {
  const { value } = rulebook.inForce(regionCode, frontageLimits, localDayOf(world.now()))
  const found = await selectFrontages(db, { regionCode, limit: frontagesMax })
  const told = Map.groupBy(await selectOpenNotices(db, regionCode), ({ frontageId }) => frontageId)
  return {
    frontages: found.map(({ id, code, name, address, longitude, latitude }) => ({
      ...{ id, code, name, address, longitude, latitude },
      told: (told.get(id) ?? []).map(({ number, version, category, state, mendBy }) => ({
        ...{ number, version, category },
        mendBy: formatInstant(mendBy),
        isSaidDone: state === 'said_done',
      })),
    })),
    classes: value.categories.map((code) => ({
      code,
      name: findClass('event', code)?.name ?? code,
    })),
  }
}
