/** Placement of the tables of this module. */
export const noticesTables = {
  'kernel.notice': 'distributed',
  'kernel.digest': 'distributed',
  'kernel.citizen_message': 'distributed',
  'kernel.callback': 'distributed',
  'kernel.burden': 'distributed',
} as const
