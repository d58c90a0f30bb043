import type { Placement } from '../../platform/db/placement.ts'

/** Placement of the tables of city cases (ARCHITECTURE.md, Database). */
export const cityCaseTables = {
  'city_cases.city_case': 'distributed',
  'city_cases.recheck': 'distributed',
  'city_cases.recheck_case': 'distributed',
  'city_cases.shown_photo': 'distributed',
} as const satisfies Record<string, Placement>
