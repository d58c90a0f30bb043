import type { Placements } from '../../platform/db/placement.ts'

/** Placement of the tables of frozen periods. */
export const snapshotTables = {
  'kernel.snapshot': 'distributed',
  'kernel.snapshot_input': 'distributed',
  'kernel.snapshot_group': 'distributed',
  'kernel.snapshot_erratum': 'distributed',
} as const satisfies Placements
