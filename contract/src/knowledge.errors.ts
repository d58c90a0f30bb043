export const knowledgeErrors = {
  'knowledge/unknown': {
    status: 404,
    zh: '没有这条知识，请刷新后再试。',
    en: 'There is no such answer. Reload the list.',
  },
  'knowledge/second-person': {
    status: 403,
    zh: '起草人不能审核自己起草的知识，请由另一人审核。',
    en: 'Nobody publishes his own answer. Somebody else has to.',
  },
  'knowledge/decided': {
    status: 409,
    zh: '这条知识的状态已经变化，请刷新后再办。',
    en: 'The answer has moved on. Reload it before you act.',
  },
  'knowledge/reason-wanted': {
    status: 422,
    zh: '不同意或停用请写明理由。',
    en: 'Say why it is refused or withdrawn.',
  },
  'knowledge/days-reversed': {
    status: 422,
    zh: '有效期截止日不能早于生效日，也不能早于今天。',
    en: 'The last day may lie neither before the first nor before today.',
  },
} as const
