import type { Metric } from './metric-parts.ts'

interface Words {
  readonly zh: string
  readonly en: string
}

const source = 'GB/T 30428 数字化城市管理信息系统 绩效评价'
const ours = '本产品的口径，无外部依据'
const exempt: Words = {
  zh: '申诉通过、不计超时的（含其在内的数同时列出）',
  en: 'cases exempted after an appeal (the figure with them stands beside it)',
}
const resting: Words = {
  zh: '已批准延期、挂账而未到新期限的',
  en: 'cases delayed or suspended whose new date has not come',
}
const byOrder: Words = { zh: '因强制结案而中断的环节', en: 'steps cut short by a closing by order' }
const falseAlarms: Words = { zh: '误报（另列）', en: 'false alarms (counted beside it)' }
const merged: Words = {
  zh: '并案的（见重复率）',
  en: 'reports joined to another (the share of repeated ones)',
}
const selfHandled: Words = { zh: '自行处置的（另列）', en: 'put right at once (counted beside it)' }
const takenOver: Words = { zh: '从原系统接收的', en: 'taken over from a former system' }

const received: Words = { zh: '期内上报数', en: 'reports of the period' }
const toHandle: Words = {
  zh: '应处置数：期内处置完毕的，与期末前到期而未处置的',
  en: 'to be handled: handled in the period, or due by its end and not handled',
}
const toClose: Words = {
  zh: '应结案数：期内结案的，与期末前到期而未结案的',
  en: 'to be closed: closed in the period, or due by its end and open',
}

type Given = Pick<Metric, 'name' | 'definition' | 'numerator'>
const counted = (given: Given) => ({
  ...given,
  unit: 'count' as const,
  denominator: null,
  timeAxis: 'received' as const,
  exclusions: [],
  source,
  version: 1,
})
const ofReports = (given: Given & Pick<Metric, 'denominator' | 'exclusions'>) => ({
  ...given,
  unit: 'share' as const,
  timeAxis: 'received' as const,
  source,
  version: 1,
})
const ofStep = (given: Given, denominator: Words) => ({
  ...given,
  unit: 'share' as const,
  denominator,
  timeAxis: 'step_due' as const,
  exclusions: [exempt, resting, byOrder],
  source,
  version: 1,
})
/** 应做的环节: the last time a case passed the step. */
const step = (zh: string, en: string): Words => ({
  zh: `应${zh}数：期内${zh}的，与期末前到期而未${zh}的；按最近一次计`,
  en: `to be ${en}: ${en} in the period, or due by its end and not; the last time counts`,
})

const onReports = {
  cases_received: counted({
    name: { zh: '上报数', en: 'Reports received' },
    definition: {
      zh: '期内收到的上报，不论结果',
      en: 'reports of the period, whatever became of them',
    },
    numerator: { zh: '上报', en: 'reports' },
  }),
  cases_filed: ofReports({
    name: { zh: '立案率', en: 'Filed' },
    definition: {
      zh: '期内上报中立案的比例；尚未决定的留在分母',
      en: 'share of the reports that were filed; what is not decided yet stays in the denominator',
    },
    numerator: { zh: '立案的', en: 'filed' },
    denominator: received,
    exclusions: [falseAlarms, merged, selfHandled, takenOver],
  }),
  cases_filed_rightly: ofReports({
    name: { zh: '准确立案率', en: 'Filed rightly' },
    definition: {
      zh: '期内上报并立案的案件中未被指挥中心退回受理的比例',
      en: 'share of the filed cases that the dispatcher did not send back to be filed anew',
    },
    numerator: { zh: '未被退回受理的', en: 'not sent back' },
    denominator: { zh: '期内上报并立案的', en: 'reports of the period that were filed' },
    exclusions: [takenOver],
  }),
  cases_effective: ofReports({
    name: { zh: '有效上报率', en: 'Effective reports of collectors' },
    definition: {
      zh: '采集员上报中立案或自行处置的比例',
      en: 'share of the reports of collectors that were filed or put right at once',
    },
    numerator: { zh: '立案或自行处置的', en: 'filed or put right at once' },
    denominator: { zh: '期内采集员上报数', en: 'reports of collectors in the period' },
    exclusions: [takenOver],
  }),
  cases_by_public: ofReports({
    name: { zh: '公众举报率', en: 'Reported by the public' },
    definition: {
      zh: '公众上报和热线转来的占全部上报的比例',
      en: 'share of the reports that came from the public or by the hotline',
    },
    numerator: { zh: '公众上报和热线转来的', en: 'by the public or the hotline' },
    denominator: received,
    exclusions: [],
  }),
  cases_repeated: ofReports({
    name: { zh: '重复率', en: 'Repeated reports' },
    definition: {
      zh: '期内上报中并入其他案件的比例',
      en: 'share of the reports that were joined to another case',
    },
    numerator: { zh: '并案的', en: 'joined to another' },
    denominator: received,
    exclusions: [],
  }),
  cases_commonest: {
    ...ofReports({
      name: { zh: '高发占比', en: 'Commonest classes' },
      definition: {
        zh: '件数最多的五个小类占上报的比例，不足五类的全部计入',
        en: 'share of the five classes with most reports; all of them where there are fewer',
      },
      numerator: { zh: '件数最多的五个小类的上报', en: 'reports of the five commonest classes' },
      denominator: received,
      exclusions: [],
    }),
    source: ours,
  },
  cases_false_alarms: counted({
    name: { zh: '误报数', en: 'False alarms' },
    definition: {
      zh: '期内上报中认定为误报的',
      en: 'reports of the period found to be false alarms',
    },
    numerator: { zh: '误报', en: 'false alarms' },
  }),
  cases_self_handled: counted({
    name: { zh: '自行处置数', en: 'Put right at once' },
    definition: {
      zh: '采集员当场处置、不立案的上报',
      en: 'reports a collector put right at once, never filed',
    },
    numerator: { zh: '自行处置', en: 'put right at once' },
  }),
} as const satisfies Record<string, Metric>

const onSteps = {
  cases_filed_on_time: ofStep(
    {
      name: { zh: '按时立案率', en: 'Filed in time' },
      definition: {
        zh: '立案的案件中按时立案的比例',
        en: 'share of the filed cases filed in time',
      },
      numerator: { zh: '按时立案的', en: 'filed in time' },
    },
    { zh: '期内立案数', en: 'cases filed in the period' },
  ),
  cases_verified_on_time: ofStep(
    {
      name: { zh: '按期核实率', en: 'Verified in time' },
      definition: { zh: '应核实的按期核实的比例', en: 'share verified in time' },
      numerator: { zh: '按期核实的', en: 'verified in time' },
    },
    step('核实', 'verified'),
  ),
  cases_dispatched_rightly: ofStep(
    {
      name: { zh: '派遣准确率', en: 'Dispatched rightly' },
      definition: {
        zh: '应派遣的案件中已派遣且从未被退单的比例',
        en: 'share of the cases to be dispatched that were, and never returned',
      },
      numerator: { zh: '已派遣且未被退单的', en: 'dispatched and never returned' },
    },
    step('派遣', 'dispatched'),
  ),
  cases_dispatched_on_time: ofStep(
    {
      name: { zh: '按时派遣率', en: 'Dispatched in time' },
      definition: { zh: '应派遣的按时派遣的比例', en: 'share dispatched in time' },
      numerator: { zh: '按时派遣的', en: 'dispatched in time' },
    },
    step('派遣', 'dispatched'),
  ),
  cases_handled: ofStep(
    {
      name: { zh: '处置率', en: 'Handled' },
      definition: {
        zh: '应处置的已处置的比例；返工的按最近一次处置计',
        en: 'share handled; of what was handled again the last time counts',
      },
      numerator: { zh: '已处置的', en: 'handled' },
    },
    toHandle,
  ),
  cases_handled_on_time: ofStep(
    {
      name: { zh: '按期处置率', en: 'Handled in time' },
      definition: {
        zh: '应处置的在期限内（含批准的延期）处置的比例',
        en: 'share handled by the date in force, delays granted included',
      },
      numerator: { zh: '按期处置的', en: 'handled in time' },
    },
    toHandle,
  ),
  cases_handled_by_first_date: ofStep(
    {
      name: { zh: '按期处置率（按原期限）', en: 'Handled in time, original date' },
      definition: {
        zh: '应处置的在最初期限内处置的比例，不受延期、挂账、争议影响',
        en: 'share handled by the date first given, whatever was delayed, suspended or disputed',
      },
      numerator: { zh: '原期限前处置的', en: 'handled by the original date' },
    },
    toHandle,
  ),
  cases_handled_late: ofStep(
    {
      name: { zh: '超期处置率', en: 'Handled late' },
      definition: { zh: '应处置的超期才处置的比例', en: 'share handled after the date' },
      numerator: { zh: '超期处置的', en: 'handled late' },
    },
    toHandle,
  ),
  cases_not_handled: ofStep(
    {
      name: { zh: '超期待处置率', en: 'Overdue and not handled' },
      definition: {
        zh: '应处置的期末已超期而未处置的比例',
        en: 'share past its date and not handled at the end of the period',
      },
      numerator: { zh: '超期未处置的', en: 'overdue and not handled' },
    },
    toHandle,
  ),
  cases_reworked: ofStep(
    {
      name: { zh: '返工率', en: 'Handled again' },
      definition: {
        zh: '应处置的案件中核查不通过而返工过的比例',
        en: 'share of the cases to be handled that failed a check at least once',
      },
      numerator: { zh: '返工过的', en: 'failed a check' },
    },
    toHandle,
  ),
  cases_delayed: ofStep(
    {
      name: { zh: '延期率', en: 'Delayed' },
      definition: {
        zh: '应处置的案件中批准过延期的比例',
        en: 'share of the cases to be handled that were granted a delay',
      },
      numerator: { zh: '批准过延期的', en: 'granted a delay' },
    },
    toHandle,
  ),
  cases_checked_on_time: ofStep(
    {
      name: { zh: '按期核查率', en: 'Checked in time' },
      definition: { zh: '应核查的按期核查的比例', en: 'share checked in time' },
      numerator: { zh: '按期核查的', en: 'checked in time' },
    },
    step('核查', 'checked'),
  ),
  cases_closed: ofStep(
    {
      name: { zh: '期内结案率', en: 'Closed' },
      definition: {
        zh: '应结案的已结案的比例；周通报的结案率另有口径，分母含未到期和争议的',
        en: 'share closed; the weekly bulletin counts what is in process and disputed as due, too',
      },
      numerator: { zh: '已结案的', en: 'closed' },
    },
    toClose,
  ),
  cases_closed_on_time: ofStep(
    {
      name: { zh: '按期结案率', en: 'Closed in time' },
      definition: {
        zh: '应结案的在全流程期限内结案的比例；返工不重新计时',
        en: 'share closed by the date of the whole way, which no rework begins anew',
      },
      numerator: { zh: '按期结案的', en: 'closed in time' },
    },
    toClose,
  ),
  cases_closed_late: ofStep(
    {
      name: { zh: '超期结案率', en: 'Closed late' },
      definition: { zh: '应结案的超期才结案的比例', en: 'share closed after the date' },
      numerator: { zh: '超期结案的', en: 'closed late' },
    },
    toClose,
  ),
  cases_exempt: {
    name: { zh: '不计超时案件', en: 'Cases exempted' },
    unit: 'count',
    definition: {
      zh: '应结案的案件中申诉通过、不计超时的件数；事实不变，只是不进比率',
      en: 'cases to be closed that are exempted after an appeal; facts stay, rates leave them out',
    },
    numerator: { zh: '不计超时的', en: 'exempted' },
    denominator: null,
    timeAxis: 'step_due',
    exclusions: [],
    source,
    version: 1,
  },
} as const satisfies Record<string, Metric>

/** Figures of the street: what came in, and how its steps were kept. */
export const caseMetrics = { ...onReports, ...onSteps }
export type CaseMetricId = keyof typeof caseMetrics
