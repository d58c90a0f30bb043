import type { Dictionary } from './words.ts'

/** The public page of a ledger of problems. */
export const publicLedgerWords = {
  ledgerLead: {
    zh: '{region}公示，截至 {when}。',
    en: 'Published by {region}, as of {when}.',
  },
  ledgerCount: { zh: '共 {n} 个问题。', en: '{n} problems.' },
  ledger_open: { zh: '整改中', en: 'Open' },
  ledger_long_term: { zh: '长期坚持', en: 'For good' },
  ledger_done: { zh: '已销号', en: 'Struck off' },
  ledgerNote: {
    zh: '公示内容由主管单位确定并更新，不含个人信息。对整改情况有意见，可拨打首页公布的监督电话。',
    en: 'The supervising office decides what is published; no persons are named. Objections: the number on the front page.',
  },
  ledgerHome: { zh: '返回首页', en: 'To the front page' },
} as const satisfies Dictionary
