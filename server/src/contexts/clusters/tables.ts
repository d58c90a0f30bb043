import type { Placement } from '../../platform/db/placement.ts'

/** Placement of the tables of clusters (ARCHITECTURE.md, Database). */
export const clusterTables = {
  'clusters.decision': 'distributed',
  'clusters.member': 'distributed',
} as const satisfies Record<string, Placement>
