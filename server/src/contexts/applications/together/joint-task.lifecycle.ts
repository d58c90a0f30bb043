import { jointFormWords, jointStanceWords } from '@huiyin/contract/joint-tasks.words'
import type { Lifecycle, StateSpec } from '../../../kernel/matter/lifecycle.ts'
import { jointTaskActs, silentUnits } from './joint-task.rules.ts'
import { jointTaskStore } from './joint-task.store.ts'
import type { JointTask } from './joint-task.types.ts'

const states = {
  asked: { label: { zh: '待答复', en: 'Asked' }, stage: 'handling', clock: 'answer' },
  called: { label: { zh: '待踏勘（开会）', en: 'To be held' }, stage: 'handling', clock: 'answer' },
  recorded: { label: { zh: '待签署意见', en: 'To be signed' }, stage: 'handling', clock: 'answer' },
  answered: { label: { zh: '已答复', en: 'Answered' }, stage: 'closed', clock: null },
  unanswered: { label: { zh: '逾期未复', en: 'Never answered' }, stage: 'closed', clock: null },
  called_off: { label: { zh: '已撤回', en: 'Called off' }, stage: 'closed', clock: null },
} as const satisfies Record<string, StateSpec>

/**
 * 协同任务: consultation, co-signing, joint visit or review meeting that a step or the lead asks
 * other units for. Whoever asked holds it; the units asked take part and answer each for itself.
 */
export const jointTask: Lifecycle<JointTask> = {
  kind: 'joint_task',
  label: { zh: '协同任务', en: 'Joint task' },
  numberPrefix: 'XT',
  byNumber: 'sealed',
  states,
  clocks: { answer: { zh: '答复时限', en: 'Answer' } },
  acts: jointTaskActs,
  store: jointTaskStore,
  assistingUnits: ({ unitCodes }) => unitCodes,
  describe,
}

/** The state in which a task of this form begins. */
export function stateAtFirst({ form }: Pick<JointTask, 'form'>): keyof typeof states {
  return form === 'site_visit' || form === 'review_meeting' ? 'called' : 'asked'
}

function describe(row: JointTask) {
  const said = row.answers.map(({ stance }) => jointStanceWords[stance].zh).join('、')
  const facts: readonly (readonly [label: string, value: string | null])[] = [
    ['方式', jointFormWords[row.form].zh],
    ['协同事项', row.question],
    ['踏勘地点', row.site],
    ['日期', row.heldOn],
    ['申请', [...new Set(row.askers.map((asker) => asker.applicationNumber))].join('、')],
    ['结果', row.report?.findings ?? null],
    ['已答复', said],
    ['未答复单位数', String(silentUnits(row).length)],
  ]
  return facts.flatMap(([label, value]) =>
    value === null || value === '' ? [] : [{ label, value }],
  )
}
