import type { Placement } from '../../platform/db/placement.ts'

/** Placement of the tables of the hotline (ARCHITECTURE.md, Database). */
export const hotlineTables = {
  'hotline.ticket': 'distributed',
  'hotline.shift': 'distributed',
  'hotline.dispatch_feature': 'distributed',
  'hotline.dispatch_measure': 'distributed',
  'hotline.knowledge_answer': 'distributed',
  'hotline.knowledge_gap': 'distributed',
} as const satisfies Record<string, Placement>
