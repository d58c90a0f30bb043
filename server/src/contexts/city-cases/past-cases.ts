import { localDayOf } from '@huiyin/contract/time'
import type { NewMatter } from '../../kernel/matter/index.ts'
import { findClass } from './classes.rules.ts'
import { caseLimits } from './limits.rules.ts'
import type { CaseParts } from './parts.ts'
import { type PastCase, pastCase } from './past-case.rules.ts'

/** Makes matters of cases of a former system; the desks and limits are those of today. */
export async function openPastCases(
  { org, rulebook, world }: CaseParts,
  regionCode: string,
): Promise<(past: PastCase, enteredBy: string) => NewMatter> {
  const now = world.now()
  const limits = rulebook.inForce(regionCode, caseLimits, localDayOf(now))
  const supervising = (await org.supervisingUnit(regionCode))?.code ?? ''
  const { acceptanceUnitCode = supervising, commandUnitCode = supervising } = limits.value
  return (past, enteredBy) =>
    pastCase(past, {
      id: world.newId(),
      now,
      enteredBy,
      acceptanceUnitCode,
      commandUnitCode,
      limits,
    })
}

/** Whether there is such a class: `event-0410`. */
export function caseClassOf(text: string) {
  const [kind = '', category = ''] = text.split('-')
  return kind === 'component' || kind === 'event' ? findClass(kind, category) : undefined
}
