/** Placement of the tables of this module. */
export const lettersTables = {
  'kernel.letter': 'distributed',
} as const
