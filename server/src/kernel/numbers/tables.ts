/** Placement of the tables of this module. */
export const numbersTables = {
  'kernel.number_block': 'distributed',
} as const
