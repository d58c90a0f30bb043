import type { RuleName } from '../rulebook/index.ts'

/** How often a unit may have one person reached about one matter, and for how long. */
export interface RelayLimits {
  readonly perMatterAndDayMax: number
  readonly callMinutesMax: number
}

/** No law sets these limits; they keep contact from becoming pressure (docs/domain/people.md). */
export const relayLimits: RuleName<RelayLimits> = {
  name: 'relay/limits',
  otherwise: { version: 'shipped-2026-11', value: { perMatterAndDayMax: 5, callMinutesMax: 15 } },
}
