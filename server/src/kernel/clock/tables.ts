/** Placement of the tables of this module. */
export const clockTables = {
  'kernel.national_calendar': 'reference',
  'kernel.local_calendar': 'distributed',
  'kernel.applied_calendar': 'distributed',
} as const
