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
} as const
