export const clusterErrors = {
  'clusters/gone': {
    status: 409,
    zh: '这个聚集问题已经处理，或不再达到规则的件数。请重新载入。',
    en: 'This cluster has been decided, or no longer reaches the number of the rule. Load it again.',
  },
  'clusters/unit-unknown': {
    status: 422,
    zh: '没有这个单位，请从列表中选择。',
    en: 'There is no such unit. Choose one of the list.',
  },
  'clusters/deadline-past': {
    status: 422,
    zh: '整改时限要在今天以后。',
    en: 'The deadline must be after today.',
  },
} as const
