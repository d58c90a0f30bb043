import { addDays, endOfDay, localDayOf } from '@huiyin/contract/time'

/** Days in which somebody else looks at a request that was not taken. Ours: docs/domain/hotline.md, 9a. */
const contestDays = 30

/** The last moment at which a request can be contested that was refused then. */
export function contestableUntil(refusedAt: Date): Date {
  return endOfDay(addDays(localDayOf(refusedAt), contestDays))
}
