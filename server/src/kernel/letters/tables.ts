/** Placement of the tables of this module. */
export const lettersTables = {
  'kernel.letter': 'distributed',
  'kernel.letter_wording': 'distributed',
} as const
