export const deadJobErrors = {
  'dead-jobs/unknown': {
    status: 404,
    zh: '没有这个失败任务，可能已重试或已丢弃。请刷新列表。',
    en: 'There is no such failed job; it may have been retried or discarded. Reload the list.',
  },
} as const
