import { localDayOf } from '@huiyin/contract/time'
import type { ApplicationParts } from '../parts.ts'
import { selectToRemind } from './owed.store.ts'
import { lastRemindedDay } from './owed-acts.rules.ts'
import { promiseLimits } from './promise-limits.rules.ts'

/**
 * Tells applicants what they still owe before its day has come, once for all that is due then. Whoever
 * holds the application has it in the digest of its clock.
 *
 * @returns how many applicants were told
 */
export async function remindOwed(parts: ApplicationParts, regionCode: string): Promise<number> {
  const { db, world, clock, rulebook } = parts
  await clock.load(regionCode)
  const now = world.now()
  const limits = rulebook.inForce(regionCode, promiseLimits, localDayOf(now)).value
  const until = lastRemindedDay(clock.calendarOf(regionCode), now, limits)
  return db.transaction(regionCode, async (tx) => {
    const numbers = await selectToRemind(tx, { now, until })
    const acts = numbers.map((number) => ({
      regionCode,
      number,
      act: 'remind_owed',
      version: undefined,
      fields: {},
      acting: { kind: 'system' } as const,
    }))
    const outcomes = await parts.matters.actIn(tx, acts)
    for (const outcome of outcomes.values()) if (!outcome.ok) throw outcome.error
    return numbers.length
  })
}
