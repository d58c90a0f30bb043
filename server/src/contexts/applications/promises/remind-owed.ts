import { endOfDay, localDayOf } from '@huiyin/contract/time'
import { addWorkingDays } from '../../../kernel/clock/index.ts'
import type { ApplicationParts } from '../parts.ts'
import { selectToRemind } from './owed.store.ts'
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
  const today = localDayOf(now)
  const { remindDaysBefore } = rulebook.inForce(regionCode, promiseLimits, today).value
  const until = endOfDay(addWorkingDays(clock.calendarOf(regionCode), today, remindDaysBefore))
  return db.transaction(regionCode, async (tx) => {
    const numbers = await selectToRemind(tx, { now, until })
    const acts = numbers.map((number) => ({
      regionCode,
      number,
      act: 'remind_owed',
      version: undefined,
      fields: { until: until.toISOString() },
      acting: { kind: 'system' } as const,
    }))
    const outcomes = await parts.matters.actIn(tx, acts)
    for (const outcome of outcomes.values()) if (!outcome.ok) throw outcome.error
    return numbers.length
  })
}
