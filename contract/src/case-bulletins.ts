import Type, { type Static } from 'typebox'
import { flowNames } from './address-names.ts'
import { called, strict, yesNo } from './rule-values.ts'

/** 拟稿, 已核稿, 已签批, 已印发, 已被更正, 已撤回. */
export const caseBulletinStates = [
  'draft',
  'checked',
  'approved',
  'published',
  'superseded',
  'withdrawn',
] as const
export type CaseBulletinState = (typeof caseBulletinStates)[number]

/** What can be done to a bulletin of cases, each by another person than the one before. */
export const caseBulletinActs = ['check', 'approve', 'publish', 'withdraw', 'correct'] as const
export type CaseBulletinAct = (typeof caseBulletinActs)[number]

/** The four classes of a due case, in the order in which they are asked. */
export const dueClasses = ['closed', 'disputed', 'overdue', 'in_process'] as const
export type DueClass = (typeof dueClasses)[number]

/** Why a case is in its class. */
export const dueReasons = [
  'in_time',
  'late',
  'exempt',
  'without_date',
  'in_dispute',
  'past_due',
  'postponed',
  'due_later',
] as const
export type DueReason = (typeof dueReasons)[number]

/** How a document is fetched. */
export const bulletinFormats = ['json', 'docx', 'html', 'xlsx', 'pdf'] as const
export type BulletinFormat = (typeof bulletinFormats)[number]

const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const id = Type.String({ format: 'uuid' })
const day = Type.String({ format: 'date', description: 'a day of the city, YYYY-MM-DD' })
const instant = Type.String({ description: 'RFC 3339 with the offset of the region' })
const count = Type.Integer({ minimum: 0 })
const reason = Type.String({ minLength: 2, maxLength: 500 })
const region = Type.String({ pattern: '^[0-9]{6,12}$' })

/** 城市管理周通报 of a region: when it is counted, what is due, who is grouped with whom. */
export const CityWeeklyValue = Type.Object(
  {
    cutOffWeekday: Type.Integer({
      minimum: 1,
      maximum: 7,
      ...called('截止日是星期几（7 为星期日）', 'Day of the cut-off, 7 for Sunday'),
    }),
    cutOffTime: Type.String({
      pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$',
      ...called('截止时刻', 'Time of the cut-off'),
    }),
    postponedAreDue: yesNo('缓办（已延期、挂账）的案件计入应办结', 'Postponed cases are due'),
    public: yesNo('印发后公众可以查阅', 'Published for everybody'),
    groups: Type.Array(
      Type.Object(
        {
          name: Type.String({ minLength: 1, maxLength: 40, ...called('组名', 'Group') }),
          unitCodes: Type.Array(Type.String({ minLength: 1, maxLength: 36 }), {
            maxItems: 300,
            ...called('单位编码', 'Units (codes)'),
          }),
        },
        strict,
      ),
      { maxItems: 20, ...called('分组；不在组内的单位列入“其他”', 'Groups of units') },
    ),
  },
  strict,
)
export type CityWeekly = Static<typeof CityWeeklyValue>

/** `GET /api/v1/bulletins/city-weekly`. */
export const CityWeeklyQuery = Type.Object(
  {
    regionCode: region,
    from: day,
    to: day,
    format: Type.Enum([...bulletinFormats], { default: 'json' }),
  },
  strict,
)
export type CityWeeklyQuery = Static<typeof CityWeeklyQuery>

/** The figures of a week; the four classes sum up to `due`, the column `overdue` to `overdue`. */
export const CityWeeklyFigures = Type.Object(
  {
    received: count,
    due: count,
    closed: count,
    inProcess: count,
    overdue: count,
    disputed: count,
    /** Per cent, two digits: closed of due, disputed ones in the denominator. */
    closingRate: nullable(Type.Number()),
    /** Units with overdue cases, group by group. */
    groups: Type.Array(
      Type.Object(
        {
          name: Type.String(),
          rows: Type.Array(
            Type.Object({ unit: Type.String(), assigned: count, overdue: count }, strict),
          ),
        },
        strict,
      ),
    ),
  },
  strict,
)
export type CityWeeklyFigures = Static<typeof CityWeeklyFigures>

const classCounts = { due: count, closed: count, inProcess: count, overdue: count, disputed: count }

/** A linked unit with its classes and its stock; one without a case shows 无数据. */
export const LinkedUnit = Type.Object(
  {
    code: Type.String(),
    name: Type.String(),
    group: Type.String(),
    ...classCounts,
    stock: Type.Object(
      {
        opening: count,
        registered: count,
        reopened: count,
        unmerged: count,
        takenOver: count,
        handedOver: count,
        closed: count,
        cancelled: count,
        merged: count,
        closing: count,
      },
      strict,
    ),
  },
  strict,
)
export type LinkedUnit = Static<typeof LinkedUnit>
export type Stock = LinkedUnit['stock']

export const CaseObjection = Type.Object(
  {
    id,
    number: Type.String(),
    unitName: Type.String(),
    reason: Type.String(),
    objectedBy: Type.String(),
    objectedAt: instant,
    accepted: nullable(Type.Boolean()),
    decision: nullable(Type.String()),
    decidedBy: nullable(Type.String()),
  },
  strict,
)
export type CaseObjection = Static<typeof CaseObjection>

/** A bulletin as a list shows it. */
export const CaseBulletinSummary = Type.Object(
  {
    id,
    state: Type.Enum([...caseBulletinStates]),
    title: Type.String(),
    number: nullable(Type.String()),
    edition: Type.Integer({ minimum: 1 }),
    from: day,
    to: day,
    cutOffAt: instant,
    objectionsUntil: nullable(instant),
    draftedBy: Type.String(),
    checkedBy: nullable(Type.String()),
    approvedBy: nullable(Type.String()),
    publishedBy: nullable(Type.String()),
    publishedAt: nullable(instant),
  },
  strict,
)
export type CaseBulletinSummary = Static<typeof CaseBulletinSummary>

/** `GET /api/v1/case-bulletins/<id>`. */
export const CaseBulletin = Type.Object(
  {
    ...CaseBulletinSummary.properties,
    figures: CityWeeklyFigures,
    /** What the rate would be without the disputed cases. */
    rateWithoutDisputed: nullable(Type.Number()),
    postponedLeftOut: count,
    units: Type.Array(LinkedUnit),
    /** 更正: why this edition follows another. */
    corrects: nullable(Type.String()),
    /** For the newspaper: two sentences without a name. */
    extract: Type.String(),
    method: Type.Array(Type.String()),
    objections: Type.Array(CaseObjection),
    fileHash: nullable(Type.String()),
    factsHash: Type.String(),
    acts: Type.Array(Type.Enum([...caseBulletinActs])),
    mayObject: Type.Boolean(),
    mayDecide: Type.Boolean(),
  },
  strict,
)
export type CaseBulletin = Static<typeof CaseBulletin>

/** `GET /api/v1/case-bulletins`: the newest first, at most 60. */
export const CaseBulletins = Type.Object({ rows: Type.Array(CaseBulletinSummary) }, strict)
export type CaseBulletins = Static<typeof CaseBulletins>

/** `POST /api/v1/case-bulletins`: the week that ends on this day is counted and drafted. */
export const CaseBulletinDraft = Type.Object({ to: day }, strict)
export type CaseBulletinDraft = Static<typeof CaseBulletinDraft>

/** `GET /api/v1/case-bulletins/<id>/file`: of this very edition, also of a draft. */
export const CaseBulletinFileQuery = Type.Object(
  { format: Type.Enum(['docx', 'html', 'xlsx', 'pdf'] as const) },
  strict,
)
export const CaseBulletinPath = Type.Object({ bulletin: id }, strict)
export const CaseBulletinActBody = Type.Object(
  { act: Type.Enum([...caseBulletinActs]), reason: Type.Optional(reason) },
  strict,
)
export type CaseBulletinActBody = Static<typeof CaseBulletinActBody>
export const CaseObjectionBody = Type.Object(
  { number: Type.String({ minLength: 1, maxLength: 40 }), reason },
  strict,
)
export type CaseObjectionBody = Static<typeof CaseObjectionBody>
export const CaseObjectionPath = Type.Object({ bulletin: id, objection: id }, strict)
export const CaseObjectionDecision = Type.Object({ accepted: Type.Boolean(), reason }, strict)
export type CaseObjectionDecision = Static<typeof CaseObjectionDecision>

/** `GET /api/v1/case-bulletins/<id>/cases`: what a figure counts. */
export const DueCasesQuery = Type.Object(
  {
    class: Type.Optional(Type.Enum([...dueClasses])),
    unit: Type.Optional(Type.String({ minLength: 1, maxLength: 36 })),
    after: Type.Optional(Type.String({ maxLength: 60 })),
  },
  strict,
)
export type DueCasesQuery = Static<typeof DueCasesQuery>

export const DueCases = Type.Object(
  {
    rows: Type.Array(
      Type.Object(
        {
          number: Type.String(),
          unit: Type.String(),
          class: Type.Enum([...dueClasses]),
          reason: Type.Enum([...dueReasons]),
          openedAt: instant,
          dueAt: nullable(instant),
          closedAt: nullable(instant),
        },
        strict,
      ),
    ),
    total: count,
  },
  strict,
)
export type DueCases = Static<typeof DueCases>

export type FlowName = (typeof flowNames)[number]

/** `GET /api/v1/case-bulletins/<id>/flows`: the cases of a flow; `received` is of the whole region. */
export const FlowCasesQuery = Type.Object(
  {
    flow: Type.Enum([...flowNames]),
    unit: Type.Optional(Type.String({ minLength: 1, maxLength: 36 })),
    after: Type.Optional(Type.String({ maxLength: 60 })),
  },
  strict,
)
export type FlowCasesQuery = Static<typeof FlowCasesQuery>

/** By number, at most 200 at once. */
export const FlowCases = Type.Object(
  {
    rows: Type.Array(
      Type.Object(
        {
          number: Type.String(),
          title: Type.String(),
          openedAt: instant,
          closedAt: nullable(instant),
        },
        strict,
      ),
    ),
    /** The figure as the bulletin prints it; a case that came to a unit twice is two in it. */
    counted: count,
    /** Different cases that are found for it now. */
    total: count,
  },
  strict,
)
export type FlowCases = Static<typeof FlowCases>
