import Type from 'typebox'
import { count, strict, time } from './rule-values.ts'

/** Limits of the hall (docs/domain/hall.md). */
export const HallLimitsValue = Type.Object(
  {
    callBack: time('预约和意向的回电', 'Calling back'),
    checkBack: Type.Optional(time('热线预约办结后回访', 'Asking whoever ordered by a hotline')),
    guideContact: time('指导员与办事人联系', 'A guide and the person speak'),
    bookingDaysAhead: count('可预约今后几天', 'Days ahead that can be booked', 1, 90),
    openBookingsMax: count('一个手机号未办的网上预约至多', 'Open bookings of a phone', 1, 20),
    noShowsMax: count('预约未到几次暂停网上预约', 'No-shows that pause booking', 1, 20),
    noShowDays: count('未到次数的统计天数', 'Within days', 7, 730),
    pauseDays: count('暂停天数', 'Days of the pause', 1, 180),
  },
  strict,
)
