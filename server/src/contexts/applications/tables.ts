import type { Placement } from '../../platform/db/placement.ts'

/** Placement of the tables of applications (ARCHITECTURE.md, Database). */
export const applicationTables = {
  'applications.plan': 'distributed',
  'applications.application': 'distributed',
  'applications.step': 'distributed',
} as const satisfies Record<string, Placement>
