/** Refusals of the catalogue of items. */
export const catalogErrors = {
  'catalog/item-unknown': {
    status: 404,
    zh: '没有这个事项，或者它在这一天不办理。请从事项清单里选择。',
    en: 'There is no such item, or it is not on offer that day. Choose one from the list.',
  },
  'catalog/theme-unknown': {
    status: 404,
    zh: '没有这个“一件事”主题。请从办事指南里选择。',
    en: 'There is no such life event. Choose one from the list of services.',
  },
  'catalog/version-unknown': {
    status: 404,
    zh: '没有这个事项版本，请刷新后再试。',
    en: 'There is no such version of an item. Reload the list.',
  },
  'catalog/content-invalid': {
    status: 422,
    zh: '事项内容没有按要求填写，没有保存。请按 findings 所指的位置修改。',
    en: 'The document of the item is not valid and was not saved. Correct the places in findings.',
  },
  'catalog/not-ready': {
    status: 422,
    zh: '检查没有通过，不能审核或发布。请按 findings 逐条改正。',
    en: 'The checks found faults, so it cannot be reviewed or published. Mend what findings name.',
  },
  'catalog/other-unit': {
    status: 403,
    zh: '只能起草、审核本单位的事项。',
    en: 'You draft and review the items of your own unit only.',
  },
  'catalog/too-early': {
    status: 422,
    zh: '生效日期太早：不能追溯，也不能早于或等于已发布版本的生效日期。请选 earliest 或以后的日期。',
    en: 'The date of effect is too early: nothing is changed backwards. Choose earliest or later.',
  },
  'catalog/nothing-changed': {
    status: 422,
    zh: '与最近发布的版本内容相同，不用再起草。',
    en: 'This says the same as the last published version.',
  },
  'catalog/open-draft': {
    status: 409,
    zh: '这个事项已有一份没有决定的草案，请先发布、退回修改或撤回它。',
    en: 'There is an undecided draft of this item; decide or withdraw that one first.',
  },
  'catalog/decided': {
    status: 409,
    zh: '这个版本已经发布、撤回或审核过，不能再这样处理；要改请另起草一版。',
    en: 'This version has been decided upon; to change it, draft another.',
  },
  'catalog/second-person': {
    status: 403,
    zh: '起草、审核、发布必须是三个人，请由另一人办理。',
    en: 'Drafting, reviewing and publishing take three different people.',
  },
  'catalog/not-yours': {
    status: 403,
    zh: '只有起草人可以修改或撤回。',
    en: 'Only its author changes or withdraws a draft.',
  },
  'catalog/file-unreadable': {
    status: 422,
    zh: '这不是本平台导出的事项文件。请用 Excel、CSV 上报格式，或本平台导出的 JSON。',
    en: 'This is no file of items. Use the Excel or CSV layout, or JSON exported here.',
  },
  'catalog/one-file': {
    status: 422,
    zh: '请一次选择一个文件。',
    en: 'Send one file at a time.',
  },
  'catalog/link-unknown': {
    status: 404,
    zh: '没有这条推送的决定，或者本单位已经签收。',
    en: 'There is no such decision for your unit, or it was signed for already.',
  },
  'catalog/reason-wanted': {
    status: 422,
    zh: '退回时请写明理由。',
    en: 'Say why it is returned.',
  },
} as const
