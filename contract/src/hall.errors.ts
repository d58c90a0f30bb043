export const hallErrors = {
  'hall/window-unknown': {
    status: 422,
    zh: '该区划没有这个窗口。请核对窗口编码。',
    en: 'This region has no such window. Check the code.',
  },
  'hall/window-missing': {
    status: 422,
    zh: '叫号、受理和引导须写明窗口。',
    en: 'Calling, serving and handing over need a window.',
  },
  'hall/item-unknown': {
    status: 422,
    zh: '该区划没有这个事项。请核对事项编码。',
    en: 'This region has no such item. Check the code.',
  },
  'hall/matter-unknown': {
    status: 422,
    zh: '没有这个编号的件。请核对编号，或不填编号上报。',
    en: 'There is no matter with this number. Check it, or report without a number.',
  },
  'hall/other-matter': {
    status: 409,
    zh: '这张号票已登记为另一件。请另取一号。',
    en: 'This ticket belongs to another matter. Take a new one.',
  },
  'hall/moment-wrong': {
    status: 422,
    zh: '事件时间不在号票当天，或晚于现在。请核对时钟。',
    en: 'The moment is not on the day of the ticket, or lies ahead. Check the clock.',
  },
  'hall/slot-full': {
    status: 409,
    zh: '这个时段已约满。请另选时段，或拨打窗口电话。',
    en: 'This time is fully booked. Choose another, or call the window.',
  },
  'hall/slot-unknown': {
    status: 422,
    zh: '没有这个可预约的时段。请重新选择。',
    en: 'There is no such time to book. Choose again.',
  },
  'hall/slot-in-use': {
    status: 409,
    zh: '容量不能小于已约人数。请先改约或取消。',
    en: 'The capacity cannot be below what is booked. Move or cancel orders first.',
  },
  'hall/slots-wrong': {
    status: 422,
    zh: '日期或时间前后颠倒，或跨度超过一年。请核对。',
    en: 'The days or hours are in the wrong order, or span more than a year. Check them.',
  },
  'hall/booking-paused': {
    status: 403,
    zh: '因多次预约未到，暂停网上预约。电话和窗口照常办理。',
    en: 'Online booking is paused after several missed appointments. Phone and counter stay open.',
  },
  'hall/booked-already': {
    status: 409,
    zh: '这个手机号的网上预约已达上限。请先办理或取消，或拨打窗口电话。',
    en: 'This number has as many open bookings as it may. Use or cancel one first, or call.',
  },
  'hall/time-wrong': {
    status: 422,
    zh: '约定时间应写成 09:00，且晚于现在、早于结束时间。',
    en: 'Write the time as 09:00; it lies ahead, and before its end.',
  },
  'hall/too-early': {
    status: 409,
    zh: '约定时间开始 15 分钟后才能登记未到。',
    en: 'A no-show can be recorded a quarter of an hour after the agreed time.',
  },
  'hall/stay-wrong': {
    status: 422,
    zh: '延时应在七天之内、已经过去，并在上班时间之外。请核对日期和时间。',
    en: 'A stay lies within the last seven days, and outside working hours. Check day and time.',
  },
  'hall/own-customers': {
    status: 403,
    zh: '窗口不回访自己的办事人，请由热线或督查部门回访。',
    en: 'A window does not ask its own customers how it was: the hotline or the supervising office does.',
  },
  'hall/not-for-this': {
    status: 409,
    zh: '这类预约单要约定时间上门或到窗口办理，不能回电即结。',
    en: 'An order of this type is served at an agreed time, not ended by a call.',
  },
} as const
