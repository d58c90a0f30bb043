export const figureErrors = {
  'figures/month-open': {
    status: 409,
    zh: '这个月还没有结束，不能冻结。',
    en: 'This month is not over yet, so it cannot be frozen.',
  },
  'figures/frozen-already': {
    status: 409,
    zh: '这个月已经冻结。需要更正时，请提出勘误。',
    en: 'This month is frozen already. To correct it, propose an erratum.',
  },
  'figures/not-frozen': {
    status: 404,
    zh: '这个月还没有冻结，或没有这个指标。',
    en: 'This month is not frozen yet, or there is no such figure.',
  },
  'figures/erratum-open': {
    status: 409,
    zh: '已有一份勘误等待第二人决定。',
    en: 'An erratum is waiting for the decision of a second person.',
  },
  'figures/not-the-last': {
    status: 409,
    zh: '这一版已被更正。请对最新一版提出勘误。',
    en: 'This edition was corrected already. Propose the erratum for the newest one.',
  },
  'figures/second-person': {
    status: 403,
    zh: '提出勘误的人不能自己决定，请另一人处理。',
    en: 'Whoever proposed an erratum may not decide on it. Ask somebody else.',
  },
  'figures/decided-already': {
    status: 409,
    zh: '这份勘误已经决定。',
    en: 'This erratum has been decided.',
  },
} as const
