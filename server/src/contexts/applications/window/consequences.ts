import { formatInstant, localDayOf } from '@huiyin/contract/time'
import type { Checklist } from '@huiyin/contract/window'
import { type Budget, dueOf } from '../../../kernel/clock/index.ts'
import type { Plan } from '../application.types.ts'
import { datesOf } from '../joint.rules.ts'
import { applicationLimits } from '../limits.rules.ts'
import type { ApplicationParts } from '../parts.ts'

/** Until when what follows, if the clerk answers at this moment. */
export type Consequences = Pick<
  Checklist,
  'decideDueAt' | 'acceptDueAt' | 'correctDueAt' | 'toleranceDueAt' | 'promised'
>

/** The dates of every answer beside each other, so that the clerk knows them before deciding. */
export async function consequencesOf(
  parts: Pick<ApplicationParts, 'clock' | 'rulebook' | 'world'>,
  regionCode: string,
  plan: Pick<Plan, 'steps'>,
): Promise<Consequences> {
  await parts.clock.load(regionCode)
  const calendar = parts.clock.calendarOf(regionCode)
  const now = parts.world.now()
  const today = localDayOf(now)
  const { value, version } = parts.rulebook.inForce(regionCode, applicationLimits, today)
  const { dueAt, workingDayHundredths } = datesOf(plan, [], { acceptedAt: now, now, calendar })
  const within = (budget: Budget) => {
    const clock = { name: 'answer', budget, ruleVersion: version }
    return formatInstant(dueOf({ ...clock, events: [{ type: 'start', at: now }] }, calendar).dueAt)
  }
  return {
    promised: workingDayHundredths,
    decideDueAt: formatInstant(dueAt),
    acceptDueAt: within(value.accept),
    correctDueAt: within(value.correct),
    toleranceDueAt: Array.from({ length: value.toleranceDaysMax }, (_, index) =>
      within({ amountHundredths: (index + 1) * 100, unit: 'working_day' }),
    ),
  }
}
