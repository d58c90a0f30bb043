import type { Placement } from '../../platform/db/placement.ts'

/** Placement of the tables of frontages (ARCHITECTURE.md, Database). */
export const frontageTables = {
  'frontages.frontage': 'distributed',
  'frontages.friendly_notice': 'distributed',
} as const satisfies Record<string, Placement>
