import type { Placements } from '../../platform/db/placement.ts'

/** Placement of the tables of certificates (ARCHITECTURE.md, Database). */
export const certificateTables = {
  'certificates.signing_key': 'distributed',
  'certificates.certificate': 'distributed',
  'certificates.status_list': 'distributed',
  'certificates.change': 'distributed',
  'certificates.archive': 'distributed',
} as const satisfies Placements
