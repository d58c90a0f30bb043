import type { Dictionary } from './words.ts'

/**
 * What the platform itself says of a date that was missed, until the unit gives a reason of its own.
 * The record keeps the Chinese words, because a record does not change with its reader.
 */
export const delayWords = {
  otherwise: {
    zh: '未能按期办理，正在督办。',
    en: 'It was not done in time. The unit is being pressed.',
  },
  contact: {
    zh: '未能按时与您联系，我们正在催办。',
    en: 'You were not contacted in time. We are pressing for it.',
  },
  rectify: {
    zh: '未能按期整改答复，我们正在督办。',
    en: 'It was not put right and answered in time. The unit is being pressed.',
  },
  check: {
    zh: '核验未能按期完成，我们正在催办。',
    en: 'The check was not finished in time. We are pressing for it.',
  },
  promise: {
    zh: '未能在承诺的日期办结，我们正在督办。',
    en: 'It was not decided by the day we promised. The unit is being pressed.',
  },
  statutory: {
    zh: '未能在法定期限内办结，我们正在督办。',
    en: 'It was not decided in the time the law gives. The unit is being pressed.',
  },
  issue: {
    zh: '证照未能按期制发，我们正在督办。',
    en: 'The certificate was not made in time. The unit is being pressed.',
  },
  deliver: {
    zh: '结果未能按期送达，我们正在督办。',
    en: 'The result was not delivered in time. The unit is being pressed.',
  },
} as const satisfies Dictionary

/** A stored reason as its reader reads it: our own sentences in either language, a unit's as written. */
export function delayIn(language: 'zh' | 'en', stored: string): string {
  const own = Object.values(delayWords).find(({ zh }) => zh === stored)
  return own?.[language] ?? stored
}
