import type { Dictionary } from './words.ts'

/** The public page of answers. */
export const publicAnswersWords = {
  answersTitle: { zh: '常见问题解答', en: 'Answers' },
  answersLead: {
    zh: '这里是{region}政务服务便民热线给出的同一套答案，由责任单位起草、另一人审核。',
    en: 'The answers the hotline of {region} reads out: drafted by the unit, published by a second person.',
  },
  answersAsk: { zh: '您想问什么', en: 'Your question' },
  answersFind: { zh: '查找答案', en: 'Find answers' },
  answersOften: { zh: '问得最多的', en: 'Asked most often' },
  answersFound: { zh: '找到 {n} 条', en: '{n} found' },
  answersBy: { zh: '{unit}，{day} 起有效', en: '{unit}, valid since {day}' },
  answersNone: {
    zh: '没有找到答案。请换个说法，或拨打 12345，话务员会答复您或转请单位答复。',
    en: 'No answer found. Use other words, or call 12345: an agent answers or asks the unit.',
  },
  answersEmpty: { zh: '还没有公开的答案。', en: 'No answer is public yet.' },
} as const satisfies Dictionary
