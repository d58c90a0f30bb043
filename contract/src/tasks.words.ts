import type { DeadlineKind, ImportState, TaskClass, TaskField } from './tasks.ts'
import type { Word } from './words.ts'

/** What a column of a ledger can mean, as ledgers usually head it. */
export const taskFieldWords: Record<TaskField, Word> = {
  sequence: { zh: '序号', en: 'No.' },
  problem_number: { zh: '问题编号', en: 'Problem number' },
  source: { zh: '问题来源', en: 'Source' },
  aspect: { zh: '类别', en: 'Aspect' },
  work_group: { zh: '工作组', en: 'Group' },
  problem: { zh: '问题描述', en: 'Problem' },
  details: { zh: '具体表现', en: 'In detail' },
  involved_units: { zh: '涉及单位', en: 'Units concerned' },
  responsible_leader: { zh: '责任领导', en: 'Leader' },
  lead_unit: { zh: '牵头单位', en: 'Lead unit' },
  responsible_units: { zh: '责任单位', en: 'Responsible units' },
  direct_person: { zh: '直接责任人', en: 'Person directly responsible' },
  goal: { zh: '整改目标', en: 'Goal' },
  measure: { zh: '整改措施', en: 'Measure' },
  assigned_on: { zh: '交办日期', en: 'Assigned on' },
  deadline: { zh: '整改时限', en: 'Deadline' },
  percent: { zh: '进度', en: 'Per cent' },
  progress_note: { zh: '进展情况', en: 'Progress' },
  evidence_note: { zh: '佐证材料', en: 'Evidence' },
  ledger_state: { zh: '状态', en: 'State' },
  verified_by: { zh: '验收人', en: 'Verified by' },
  verification: { zh: '验收意见', en: 'Verification' },
  closed_on: { zh: '销号日期', en: 'Closed on' },
  look_back_on: { zh: '回头看日期', en: 'Looked at again on' },
  rebounded: { zh: '是否反弹', en: 'Rebounded' },
  accountability: { zh: '追责情况', en: 'Accountability' },
  publicity: { zh: '公开情况', en: 'Publicity' },
  remark: { zh: '备注', en: 'Remark' },
}

export const taskClassWords: Record<TaskClass, Word> = {
  overdue: { zh: '已逾期', en: 'Overdue' },
  due_this_week: { zh: '本周到期', en: 'Due this week' },
  open: { zh: '整改中', en: 'Open' },
  done: { zh: '已销号', en: 'Done' },
}

export const deadlineKindWords: Record<DeadlineKind, Word> = {
  day: { zh: '限期', en: 'By a day' },
  at_once: { zh: '立行立改', en: 'At once' },
  phased: { zh: '阶段整改', en: 'In a phase' },
  long_term: { zh: '长期坚持', en: 'For good' },
}

export const importStateWords: Record<ImportState, Word> = {
  queued: { zh: '排队中', en: 'Waiting' },
  running: { zh: '导入中', en: 'Under way' },
  cancelling: { zh: '正在取消', en: 'Being cancelled' },
  cancelled: { zh: '已取消', en: 'Cancelled' },
  finished: { zh: '已完成', en: 'Finished' },
  failed: { zh: '未完成', en: 'Failed' },
}
