export const editionErrors = {
  'editions/unknown-subject': {
    status: 404,
    zh: '没有这项规则。请从“时限与规则”中选择。',
    en: 'There is no such rule. Choose one from the list of rules.',
  },
  'editions/unknown': {
    status: 404,
    zh: '没有这份版本草案，请刷新后再试。',
    en: 'There is no such edition. Reload the list.',
  },
  'editions/value-invalid': {
    status: 422,
    zh: '内容不符合要求，没有保存。请按 faults 所指的位置修改。',
    en: 'The value is not valid and was not saved. Correct the places named in faults.',
  },
  'editions/not-here': {
    status: 403,
    zh: '这项规则由上级统一发布，本区域不能改。',
    en: 'This rule is published for all regions by the first of them.',
  },
  'editions/too-early': {
    status: 422,
    zh: '生效日期太早：已经受理的件按受理时的版本办理，不能追溯。请选 earliest 或以后的日期。',
    en: 'The date of effect is too early: nothing is changed backwards. Choose earliest or later.',
  },
  'editions/nothing-changed': {
    status: 422,
    zh: '与届时执行的版本相同，无须发布。',
    en: 'This says the same as what holds on that day already.',
  },
  'editions/second-person': {
    status: 403,
    zh: '起草人不能发布或退回自己的草案，请由另一人审定。',
    en: 'Another person than the author publishes or returns a draft.',
  },
  'editions/not-yours': {
    status: 403,
    zh: '只有起草人可以撤回草案。',
    en: 'Only its author withdraws a draft.',
  },
  'editions/decided': {
    status: 409,
    zh: '这份草案已有决定，已发布的版本不能改；如需调整请另起草一版。',
    en: 'This edition has been decided and is never edited. Draft a new one.',
  },
  'editions/base-changed': {
    status: 409,
    zh: '起草之后又有新版本发布，对照已不成立。请按现行版本重新起草。',
    en: 'Another version was published meanwhile. Draft again from what holds now.',
  },
  'editions/reason-wanted': {
    status: 422,
    zh: '退回时请写明理由。',
    en: 'Say why the draft is returned.',
  },
} as const
