import { deadlineKindWords } from '@huiyin/contract/tasks.words'
import type { Lifecycle, StateSpec } from '../../kernel/matter/lifecycle.ts'
import { breach } from './breach.rules.ts'
import { handlingActs } from './handling.rules.ts'
import { supervisingActs } from './supervising.rules.ts'
import { taskStore } from './task.store.ts'
import type { Task } from './task.types.ts'
import { verifyingActs } from './verifying.rules.ts'

const states = {
  not_started: { label: { zh: '未启动', en: 'Not started' }, stage: 'received', clock: 'handle' },
  rectifying: { label: { zh: '正在整改', en: 'Rectifying' }, stage: 'handling', clock: 'handle' },
  basically_done: {
    label: { zh: '基本完成', en: 'Basically done' },
    stage: 'handling',
    clock: 'handle',
  },
  long_term: { label: { zh: '长期坚持', en: 'For good' }, stage: 'handling', clock: 'review' },
  returned: { label: { zh: '退回', en: 'Returned' }, stage: 'handling', clock: 'handle' },
  rebounded: { label: { zh: '反弹', en: 'Rebounded' }, stage: 'handling', clock: 'handle' },
  done: {
    label: { zh: '已完成待核验', en: 'Done, to be verified' },
    stage: 'checking',
    clock: 'check',
  },
  verified: { label: { zh: '待签批销号', en: 'To be signed' }, stage: 'checking', clock: 'sign' },
  struck_off: { label: { zh: '已销号', en: 'Struck off' }, stage: 'closed', clock: null },
  withdrawn: { label: { zh: '已撤销', en: 'Withdrawn' }, stage: 'closed', clock: null },
} as const satisfies Record<string, StateSpec>

/**
 * 整改任务: a problem of a ledger, from its 交办函 to 销号, and again when it rebounds.
 * Source: docs/domain/tasks.md.
 */
export const task: Lifecycle<Task> = {
  kind: 'task',
  label: { zh: '整改任务', en: 'Task of a ledger' },
  numberPrefix: 'DB',
  // What an inspection has found is for those who answer for it, not for whoever guesses a number.
  byNumber: 'sealed',
  states,
  clocks: {
    handle: { zh: '整改时限', en: 'Rectification' },
    review: { zh: '定期复查', en: 'Regular review' },
    check: { zh: '核验', en: 'Verification' },
    sign: { zh: '签批', en: 'Signature' },
  },
  acts: { ...handlingActs, ...verifyingActs, ...supervisingActs, breach },
  store: taskStore,
  assistingUnits: ({ content }) => content.jointUnitCodes,
  describe,
}

function describe({ content, ...task }: Task) {
  const facts: readonly (readonly [label: string, value: string | null])[] = [
    ['问题编号', content.problemNumber],
    ['问题来源', content.source],
    ['类别', content.aspect],
    ['工作组', content.workGroup],
    ['问题描述', content.problem],
    ['具体表现', content.details],
    ['涉及单位', content.involvedUnits],
    ['责任领导', content.leader],
    ['直接责任人', content.directPerson],
    ['整改目标', content.goal],
    ['整改措施', content.measure],
    ['整改时限', content.deadlineText ?? deadlineKindWords[content.deadlineKind].zh],
    ['进度', `${task.percent}%`],
    ['进展情况', task.progressNote],
    ['申请延期至', task.extensionAsked?.newDueOn ?? null],
    ['反弹', task.rebounds === 0 ? null : `${task.rebounds} 次`],
    ['公开情况', content.publicity],
    ['备注', content.remark],
  ]
  return facts.flatMap(([label, value]) => (value === null ? [] : [{ label, value }]))
}
