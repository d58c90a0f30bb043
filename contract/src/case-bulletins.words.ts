import type {
  CaseBulletinAct,
  CaseBulletinState,
  DueClass,
  DueReason,
  Stock,
} from './case-bulletins.ts'
import type { Word } from './words.ts'

export const caseBulletinStateWords: Readonly<Record<CaseBulletinState, Word>> = {
  draft: { zh: '待核稿', en: 'To be checked' },
  checked: { zh: '已核稿', en: 'Checked' },
  approved: { zh: '已签批', en: 'Approved' },
  published: { zh: '已印发', en: 'Published' },
  superseded: { zh: '已被更正', en: 'Corrected by another' },
  withdrawn: { zh: '已撤回', en: 'Withdrawn' },
}

export const caseBulletinActWords: Readonly<Record<CaseBulletinAct, Word>> = {
  check: { zh: '核稿通过', en: 'Check' },
  approve: { zh: '签批', en: 'Approve' },
  publish: { zh: '印发', en: 'Publish' },
  withdraw: { zh: '撤回', en: 'Withdraw' },
  correct: { zh: '更正', en: 'Correct' },
}

export const dueClassWords: Readonly<Record<DueClass, Word>> = {
  closed: { zh: '已办结', en: 'Closed' },
  disputed: { zh: '争议', en: 'Disputed' },
  overdue: { zh: '超期未办结', en: 'Overdue' },
  in_process: { zh: '正在办理', en: 'In process' },
}

export const dueReasonWords: Readonly<Record<DueReason, Word>> = {
  in_time: { zh: '按期办结', en: 'closed in time' },
  late: { zh: '超期办结', en: 'closed late' },
  exempt: { zh: '超期，申诉通过，不计超时', en: 'late, and exempt by an appeal' },
  without_date: { zh: '办结，原系统无时限', en: 'closed, had no date' },
  in_dispute: { zh: '截止时管辖争议未裁定', en: 'a dispute was not ruled on' },
  past_due: { zh: '截止时已过时限', en: 'past its date' },
  postponed: { zh: '已延期或挂账，未到新时限', en: 'postponed, not yet due' },
  due_later: { zh: '截止日当天到期，尚未到时', en: 'due later on the last day' },
}

export const stockWords: Readonly<Record<keyof Stock, Word>> = {
  opening: { zh: '期初存量', en: 'Opening stock' },
  registered: { zh: '本期受理', en: 'Registered' },
  reopened: { zh: '重新立案', en: 'Reopened' },
  unmerged: { zh: '撤销并案', en: 'Unmerged' },
  takenOver: { zh: '转入', en: 'Taken over' },
  handedOver: { zh: '转出', en: 'Handed over' },
  closed: { zh: '办结', en: 'Closed' },
  cancelled: { zh: '作废', en: 'Cancelled' },
  merged: { zh: '并案', en: 'Merged' },
  closing: { zh: '期末存量', en: 'Closing stock' },
}
