export const noticeErrors = {
  'notices/not-found': {
    status: 404,
    zh: '没有找到这条提醒，可能已经处理。',
    en: 'There is no such notice. It may have been dealt with.',
  },
} as const
