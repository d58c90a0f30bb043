import Type, { type Static } from 'typebox'
import { DecisionTable } from './decision-tables.ts'
import type { FieldLabel } from './rule-values.ts'

const strict = { additionalProperties: false }
const called = (zh: string, en: string) => ({ label: { zh, en } satisfies FieldLabel })

/** What is done in a step; without one it is `examine`. */
export const stepKinds = [
  'accept',
  'examine',
  'consult',
  'cosign',
  'site_visit',
  'meeting',
  'decide',
  'issue',
] as const
export type StepKind = (typeof stepKinds)[number]

/** Who hands a material in: the applicant, a register we ask, or an earlier step. */
export const materialSources = ['applicant', 'register', 'step'] as const
export type MaterialSource = (typeof materialSources)[number]

/** How a matter ends: 出证办结, 出文办结, 审批办结 (national rules on data quality). */
export const resultKinds = ['certificate', 'document', 'approval'] as const
export type ResultKind = (typeof resultKinds)[number]

/** What a table may do without a person: grant only, so that every refusal is a person's, or both. */
export const automaticScopes = ['grants', 'grants_and_refusals'] as const
export type AutomaticScope = (typeof automaticScopes)[number]

/** Where an input of a table that decides by itself is read. */
export const decisionSourceKinds = ['form', 'material', 'register'] as const
export type DecisionSourceKind = (typeof decisionSourceKinds)[number]

const automaticScopeWords = {
  grants: { zh: '只自动准予，不予许可由人决定', en: 'Grants only; a person refuses' },
  grants_and_refusals: { zh: '自动准予和不予许可', en: 'Grants and refuses' },
} as const satisfies Record<AutomaticScope, FieldLabel>

const decisionSourceWords = {
  form: { zh: '申请表单', en: 'Form' },
  material: { zh: '材料是否齐备', en: 'Whether a material is there' },
  register: { zh: '登记库', en: 'Register' },
} as const satisfies Record<DecisionSourceKind, FieldLabel>

const stepKindWords = {
  accept: { zh: '受理', en: 'Accept' },
  examine: { zh: '审查', en: 'Examine' },
  consult: { zh: '征求意见', en: 'Consult' },
  cosign: { zh: '会签', en: 'Countersign' },
  site_visit: { zh: '现场踏勘', en: 'Visit the site' },
  meeting: { zh: '会审', en: 'Meet' },
  decide: { zh: '决定', en: 'Decide' },
  issue: { zh: '制证', en: 'Issue' },
} as const satisfies Record<StepKind, FieldLabel>

const materialSourceWords = {
  applicant: { zh: '申请人提交', en: 'Applicant' },
  register: { zh: '数据共享调取', en: 'Register' },
  step: { zh: '前置环节产生', en: 'Earlier step' },
} as const satisfies Record<MaterialSource, FieldLabel>

const resultKindWords = {
  certificate: { zh: '出证办结', en: 'Certificate' },
  document: { zh: '出文办结', en: 'Document' },
  approval: { zh: '审批办结', en: 'Approval' },
} as const satisfies Record<ResultKind, FieldLabel>

const timeUnitWords = {
  urgent_hour: { zh: '小时', en: 'hours' },
  urgent_day: { zh: '天', en: 'days, rest days included' },
  working_hour: { zh: '工作小时', en: 'working hours' },
  working_day: { zh: '工作日', en: 'working days' },
  calendar_day: { zh: '自然日', en: 'days of the calendar' },
} as const satisfies Record<string, FieldLabel>

const identifier = (zh: string, en: string) =>
  Type.String({ pattern: '^[a-z][a-z0-9-]{0,39}$', ...called(zh, en) })
const text = (zh: string, en: string, maxLength: number) =>
  Type.String({ minLength: 1, maxLength, ...called(zh, en) })
const identifiers = (zh: string, en: string) =>
  Type.Array(Type.String({ pattern: '^[a-z][a-z0-9-]{0,39}$' }), {
    maxItems: 100,
    uniqueItems: true,
    ...called(zh, en),
  })

/** A time as people write it: `{ amount: 5, unit: 'working_day' }`, at most two decimals. */
export const Limit = Type.Object(
  {
    amount: Type.Number({ minimum: 0, maximum: 3650, ...called('数量', 'Amount') }),
    unit: Type.Enum(['urgent_hour', 'urgent_day', 'working_hour', 'working_day', 'calendar_day'], {
      ...called('单位', 'Unit'),
      words: timeUnitWords,
    }),
  },
  { ...strict, ...called('承诺时限', 'Promised limit') },
)
export type Limit = Static<typeof Limit>

/** A step of one unit. It begins when every step of `after` has ended. */
export const HandlingStep = Type.Object(
  {
    id: identifier('环节标识', 'Step'),
    name: text('名称', 'Name', 60),
    kind: Type.Optional(
      Type.Enum([...stepKinds], { ...called('环节类型', 'Kind'), words: stepKindWords }),
    ),
    /** The unit in charge: its code, or the name of the section. */
    unit: text('承办单位', 'Unit in charge', 60),
    limit: Limit,
    statutoryLimit: Type.Optional(
      Type.Object(Limit.properties, { ...strict, ...called('法定时限', 'Statutory') }),
    ),
    after: identifiers('前置环节', 'After'),
    /** Examined beforehand, ended only after these (容缺预审, 拿地即开工). */
    decideAfter: Type.Optional(identifiers('作出决定须待', 'Decided only after')),
  },
  strict,
)
export type HandlingStep = Static<typeof HandlingStep>

export const HandlingMaterial = Type.Object(
  {
    id: identifier('材料标识', 'Material'),
    name: text('名称', 'Name', 100),
    source: Type.Enum([...materialSources], {
      ...called('来源', 'Source'),
      words: materialSourceWords,
    }),
    /** The register asked, or the step whose result it is; none for the applicant. */
    sourceId: Type.Optional(text('来源标识', 'Register or step', 60)),
    /** The steps that read it; a material nobody reads must not be asked for. */
    usedBy: identifiers('使用环节', 'Used by'),
    /** May be handed in later (容缺受理). */
    deferrable: Type.Boolean(called('可容缺', 'Deferrable')),
    reviewPoints: Type.Array(Type.String({ minLength: 1, maxLength: 200 }), {
      maxItems: 30,
      ...called('审查要点', 'Review points'),
    }),
  },
  strict,
)
export type HandlingMaterial = Static<typeof HandlingMaterial>

/** Hearing, inspection, expert review …: stops the clock of its steps (行政许可法 art. 45). */
export const SpecialProcedure = Type.Object(
  {
    id: identifier('特别程序标识', 'Procedure'),
    name: text('名称', 'Name', 60),
    ground: text('法律依据', 'Legal ground', 200),
    steps: identifiers('中止计时的环节', 'Steps whose clock stops'),
    limit: Type.Optional(
      Type.Object(Limit.properties, { ...strict, ...called('最长时限', 'At most') }),
    ),
  },
  strict,
)
export type SpecialProcedure = Static<typeof SpecialProcedure>

export const HandlingResult = Type.Object(
  {
    id: identifier('结果标识', 'Result'),
    name: text('名称', 'Name', 100),
    kind: Type.Enum([...resultKinds], { ...called('结果类型', 'Kind'), words: resultKindWords }),
    step: identifier('出具环节', 'Issued by step'),
    /** Of a certificate: its type in the national directory (GB/T 36902). */
    typeCode: Type.Optional(
      Type.String({
        pattern: '^[0-9A-Z]{1,21}$',
        ...called('证照类型代码', 'Certificate type code'),
      }),
    ),
    /** Of a certificate: how long it holds from the day of issue; left out, without end. */
    validMonths: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 600, ...called('有效期（月）', 'Valid for months') }),
    ),
  },
  strict,
)
export type HandlingResult = Static<typeof HandlingResult>

/**
 * Where the value of an input of a table comes from, when the table decides by itself: a field of
 * the form, a material that is there or not, or one fact of what a register answers about a field
 * of the form.
 */
export const DecisionSource = Type.Object(
  {
    input: identifier('列标识', 'Input'),
    from: Type.Enum([...decisionSourceKinds], {
      ...called('取自', 'From'),
      words: decisionSourceWords,
    }),
    /** The field of the form, the id of the material, or the name of the register. */
    name: text('表单项、材料标识或登记库', 'Field, material or register', 60),
    /** Of a register: the field of the form it is asked about, as 车牌号. */
    by: Type.Optional(text('查询所用的表单项', 'Asked about the field', 60)),
    /** Of a register: the fact taken from its answer. */
    fact: Type.Optional(text('取用的数据项', 'Fact taken', 60)),
  },
  strict,
)
export type DecisionSource = Static<typeof DecisionSource>

/** A table that decides a step, by itself or as advice to who decides. */
export const StepDecision = Type.Object(
  {
    step: identifier('作出决定的环节', 'Deciding step'),
    table: DecisionTable,
    /** Left out, the table is advice: a person decides. */
    automatic: Type.Optional(
      Type.Enum([...automaticScopes], {
        ...called('自动审批', 'Decides by itself'),
        words: automaticScopeWords,
      }),
    ),
    /** One for each input of a table that decides by itself. */
    sources: Type.Optional(
      Type.Array(DecisionSource, { maxItems: 40, ...called('数据来源', 'Where inputs come from') }),
    ),
  },
  strict,
)
export type StepDecision = Static<typeof StepDecision>

/**
 * How an item is handled (办理流程): one immutable document of a published version. The server's
 * `kernel/graph` checks it, dates it and draws it.
 */
export const HandlingDocument = Type.Object(
  {
    steps: Type.Array(HandlingStep, { minItems: 1, maxItems: 100, ...called('环节', 'Steps') }),
    materials: Type.Array(HandlingMaterial, { maxItems: 200, ...called('材料', 'Materials') }),
    specialProcedures: Type.Array(SpecialProcedure, {
      maxItems: 20,
      ...called('特别程序', 'Special procedures'),
    }),
    decisions: Type.Array(StepDecision, {
      maxItems: 20,
      ...called('决策表', 'Decision tables'),
    }),
    results: Type.Array(HandlingResult, { maxItems: 20, ...called('结果', 'Results') }),
  },
  { ...strict, ...called('办理流程', 'Handling') },
)
export type HandlingDocument = Static<typeof HandlingDocument>
