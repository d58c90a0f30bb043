export const clockErrors = {
  'clock/start-invalid': {
    status: 422,
    zh: '起算时间无效。请按 2026-11-20T17:30:00+08:00 的格式填写 2000 年至 2039 年之间真实存在的时间。',
    en: 'The start is not a moment from 2000 to 2039. Write it like 2026-11-20T17:30:00+08:00.',
  },
  'clock/amount-invalid': {
    status: 422,
    zh: '时限数量无效。请填写 0 至 3650 之间的数，最多两位小数。',
    en: 'The amount is a number from 0 to 3650 with at most two decimals.',
  },
  'clock/unit-unknown': {
    status: 422,
    zh: '没有这种时限单位。可用的单位：urgent_hour、urgent_day、working_hour、working_day、calendar_day。',
    en: 'There is no such unit. Use urgent_hour, urgent_day, working_hour, working_day or calendar_day.',
  },
  'clock/region-unknown': {
    status: 404,
    zh: '没有这个区划。请核对 regionCode，或省略以使用默认区划。',
    en: 'There is no such region. Check regionCode, or leave it out for the default region.',
  },
  'clock/beyond-calendar': {
    status: 422,
    zh: '截止时间超出日历范围，无法计算。请缩短时限或改用较近的起算时间。',
    en: 'The date lies beyond the calendar. Use less time or a nearer start.',
  },
  'clock/calendar-invalid': {
    status: 422,
    zh: '日历内容有误，未予发布。请按 fault 说明修改后重新提交。',
    en: 'The calendar has a fault and was not published. Correct what is named and send it again.',
  },
  'clock/proposal-unknown': {
    status: 404,
    zh: '没有这份日历变更。请刷新待审列表后再试。',
    en: 'There is no such calendar change. Reload the list of proposals.',
  },
  'clock/proposal-decided': {
    status: 409,
    zh: '这份日历变更已有决定，不能重复审定。',
    en: 'This calendar change has been decided already.',
  },
  'clock/proposal-own': {
    status: 403,
    zh: '本人提出的日历变更须由另一人审定。',
    en: 'A calendar change is decided by another person than the one who proposed it.',
  },
} as const
