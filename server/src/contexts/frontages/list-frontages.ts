import type { FriendlyNotices, FrontageList, FrontagesQuery } from '@huiyin/contract/frontages'
import { formatInstant, localDayOf } from '@huiyin/contract/time'
import { findClass } from '../city-cases/index.ts'
import { friendlyNotice } from './friendly-notice.lifecycle.ts'
import { selectNotices } from './friendly-notice.store.ts'
import { countNotices, selectFrontages } from './frontages.store.ts'
import { frontageLimits } from './limits.rules.ts'
import type { FrontageParts } from './parts.ts'

const limitDefault = 50
const yearMs = 365 * 86_400_000

/** Shops and sections by code, with masked people and what was told them within a year. */
export async function listFrontages(
  { db, people, world }: FrontageParts,
  regionCode: string,
  { limit = limitDefault, ...asked }: FrontagesQuery,
): Promise<FrontageList> {
  const found = await selectFrontages(db, { ...asked, regionCode, limit: limit + 1 })
  const rows = found.slice(0, limit)
  const citizenIds = rows.flatMap(({ citizenId }) => citizenId ?? [])
  const masked = await people.masked(db, regionCode, citizenIds)
  const since = new Date(world.now().getTime() - yearMs)
  const frontageIds = rows.map(({ id }) => id)
  const counted = await countNotices(db, { regionCode, frontageIds, since })
  const countOf = new Map(counted.map((one) => [one.frontageId, one]))
  return {
    rows: rows.map(({ citizenId, ...row }) => {
      const { name = null, phone = null } = masked.get(citizenId ?? '') ?? {}
      const { notices = 0, cases = 0 } = countOf.get(row.id) ?? {}
      return { ...row, person: name, phone, notices, cases }
    }),
    nextCursor: found.length > limit ? (rows.at(-1)?.code ?? null) : null,
  }
}

/** Notices, the newest first, and the classes that are told before any case. */
export async function listNotices(
  { db, rulebook, world }: FrontageParts,
  regionCode: string,
  { frontageId }: { readonly frontageId?: string | undefined },
): Promise<FriendlyNotices> {
  const found = await selectNotices(db, { regionCode, frontageId })
  const { value } = rulebook.inForce(regionCode, frontageLimits, localDayOf(world.now()))
  const nameOf = (category: string) => findClass('event', category)?.name ?? category
  return {
    rows: found.map(({ category, sentAt, mendBy, seenAt, ...row }) => ({
      ...row,
      stateLabel: friendlyNotice.states[row.state]?.label.zh ?? row.state,
      className: nameOf(category),
      sentAt: formatInstant(sentAt),
      mendBy: formatInstant(mendBy),
      seenAt: seenAt && formatInstant(seenAt),
    })),
    classes: value.categories.map((code) => ({ code, name: nameOf(code) })),
  }
}
