import type { BulletinAct, BulletinState } from './task-bulletins.ts'
import type { Word } from './words.ts'

export const bulletinStateWords: Record<BulletinState, Word> = {
  draft: { zh: '待核稿', en: 'To be checked' },
  checked: { zh: '已核稿', en: 'Checked' },
  issued: { zh: '已印发', en: 'Issued' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
}

export const bulletinActWords: Record<BulletinAct, Word> = {
  check: { zh: '核稿通过', en: 'Check' },
  issue: { zh: '签发印发', en: 'Issue' },
  withdraw: { zh: '撤回', en: 'Withdraw' },
}
