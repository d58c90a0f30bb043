import type { Dictionary } from './words.ts'

/** Words of the joint approval on the page of an application. */
export const jointWords = {
  joint: { zh: '并联审批', en: 'Joint approval' },
  times: {
    zh: '承诺 {promised} 个工作日，已用 {used} 个；串联办理需 {serial} 个',
    en: '{promised} working days promised, {used} used; {serial} one after another',
  },
  statutory: { zh: '法定 {days} 个工作日', en: '{days} working days by law' },
  expected: { zh: '照此办结', en: 'As things stand' },
  drawing: {
    zh: '环节流程图，关键路径为双线框',
    en: 'The steps; the critical path has double frames',
  },
  step: { zh: '环节', en: 'Step' },
  unit: { zh: '单位', en: 'Unit' },
  state: { zh: '状态', en: 'State' },
  ends: { zh: '预计办结', en: 'Ends' },
  overdue: { zh: '超期', en: 'overdue' },
  critical: { zh: '关键', en: 'critical' },
  again: { zh: '第 {run} 轮', en: 'run {run}' },
} as const satisfies Dictionary
