import Type, { type Static } from 'typebox'

/** What a citizen is shown of a lifecycle: few, stable, translated. */
export const stages = ['received', 'handling', 'answered', 'checking', 'closed'] as const
export type Stage = (typeof stages)[number]

/** Kinds of matter; a kind is a lifecycle, a number prefix and a context's own row. */
export const matterKinds = [
  'rectification',
  'pressure_report',
  'item_problem',
  'integrity_check',
  'service_check',
  'personal_data_request',
  'task',
  'hall_order',
  'guidance',
  'outside_matter',
  'application',
  'approval_step',
  'certificate_change',
  'joint_task',
  'city_case',
  'dispute',
  'automatic_review',
  'automatic_audit',
  'promise_check',
  'ticket',
  'friendly_notice',
] as const
export type MatterKind = (typeof matterKinds)[number]

/** How urgent the next due date is; always shown with its words, never by colour alone. */
export const dueLights = ['none', 'on_time', 'soon', 'overdue'] as const
export type DueLight = (typeof dueLights)[number]

const strict = { additionalProperties: false }
const instant = Type.String({ description: 'RFC 3339 with the offset of the region' })
const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])

export const ClockView = Type.Object(
  {
    name: Type.String(),
    label: Type.String(),
    state: Type.Union([Type.Literal('running'), Type.Literal('paused'), Type.Literal('stopped')]),
    startedAt: instant,
    dueAt: instant,
    originalDueAt: instant,
    provisional: Type.Boolean(),
    stoppedAt: nullable(instant),
    /** `null` while it runs; against the extended date. */
    met: nullable(Type.Boolean()),
    explanation: Type.Array(Type.String()),
  },
  strict,
)
export type ClockView = Static<typeof ClockView>

export const UnitRef = Type.Object({ code: Type.String(), name: Type.String() }, strict)
export type UnitRef = Static<typeof UnitRef>

/** What anybody may know of a matter by its number. Nothing a person wrote, nobody's name. */
export const PublicMatter = Type.Object(
  {
    number: Type.String(),
    kind: Type.String(),
    stage: Type.String(),
    unit: UnitRef,
    openedAt: instant,
    closedAt: nullable(instant),
    clocks: Type.Array(ClockView),
    /** Said before anybody asks, when a date was missed: why, the new date, who answers. */
    breach: nullable(
      Type.Object(
        { reason: Type.String(), saidAt: instant, newDueAt: nullable(instant), unit: UnitRef },
        strict,
      ),
    ),
    publishedAnswer: nullable(Type.String()),
    steps: Type.Array(
      Type.Object(
        { stage: Type.String(), reachedAt: nullable(instant), current: Type.Boolean() },
        strict,
      ),
    ),
  },
  strict,
)
export type PublicMatter = Static<typeof PublicMatter>

/** One field of an act, from which desk and server-rendered forms are drawn. */
export const Need = Type.Object(
  {
    name: Type.String(),
    label: Type.String(),
    kind: Type.Union([
      Type.Literal('text'),
      Type.Literal('long_text'),
      Type.Literal('choice'),
      Type.Literal('day'),
      Type.Literal('number'),
      Type.Literal('boolean'),
      Type.Literal('unit'),
      Type.Literal('units'),
      Type.Literal('staff'),
      Type.Literal('evidence'),
    ]),
    required: Type.Boolean(),
    help: Type.Optional(Type.String()),
    maxLength: Type.Optional(Type.Number()),
    min: Type.Optional(Type.Number()),
    max: Type.Optional(Type.Number()),
    options: Type.Optional(
      Type.Array(Type.Object({ value: Type.String(), label: Type.String() }, strict)),
    ),
    /** Asked, and then required if `required`, only when another field has one of these values. */
    when: Type.Optional(
      Type.Object({ name: Type.String(), in: Type.Array(Type.String()) }, strict),
    ),
  },
  strict,
)
export type Need = Static<typeof Need>

export const PermittedAct = Type.Object(
  {
    act: Type.String(),
    label: Type.String(),
    needs: Type.Array(Need),
    /** Cannot be taken back: the screen asks once more. */
    danger: Type.Boolean(),
    /** Beside the ordinary way, as supervision: offered, never proposed as the next step. */
    isAside: Type.Boolean(),
  },
  strict,
)
export type PermittedAct = Static<typeof PermittedAct>

/** `POST /api/v1/matters/<number>/acts`: the act, the version it was decided on, and its fields. */
export const ActBody = Type.Object(
  { act: Type.String({ maxLength: 40 }), version: Type.Integer({ minimum: 1 }) },
  { additionalProperties: Type.Unknown(), maxProperties: 30 },
)
export type ActBody = Static<typeof ActBody>

export const ActResult = Type.Object(
  {
    number: Type.String(),
    version: Type.Integer(),
    state: Type.String(),
    stage: Type.String(),
    nextDueAt: nullable(instant),
  },
  strict,
)
export type ActResult = Static<typeof ActResult>

/** A line of a work list. */
export const WorkRow = Type.Object(
  {
    number: Type.String(),
    kind: Type.String(),
    kindLabel: Type.String(),
    title: Type.String(),
    state: Type.String(),
    stateLabel: Type.String(),
    stage: Type.String(),
    unit: UnitRef,
    holderUnit: UnitRef,
    holderName: nullable(Type.String()),
    openedAt: instant,
    nextDueAt: nullable(instant),
    nextClock: nullable(Type.String()),
    light: Type.String(),
    /** `剩 2 个工作日`, `超期 1 天`. */
    dueWords: Type.String(),
    version: Type.Integer(),
    /** Stands before all others, whatever its date: 绿色通道. */
    first: Type.Boolean(),
  },
  strict,
)
export type WorkRow = Static<typeof WorkRow>

export const WorkList = Type.Object(
  { rows: Type.Array(WorkRow), nextCursor: nullable(Type.String()) },
  strict,
)
export type WorkList = Static<typeof WorkList>

/** Filters of a work list; all are in the URL of the screen too. */
export const WorkQuery = Type.Object(
  {
    tab: Type.Optional(
      Type.Union([
        Type.Literal('mine'),
        Type.Literal('open'),
        Type.Literal('overdue'),
        Type.Literal('supervised'),
        Type.Literal('closed'),
        Type.Literal('all'),
      ]),
    ),
    kind: Type.Optional(Type.String({ maxLength: 40 })),
    unit: Type.Optional(Type.String({ maxLength: 36 })),
    state: Type.Optional(Type.String({ maxLength: 40 })),
    /** Number, phone, name, plate or words of the text; at least two characters. */
    q: Type.Optional(Type.String({ minLength: 2, maxLength: 80 })),
    from: Type.Optional(Type.String({ maxLength: 10 })),
    to: Type.Optional(Type.String({ maxLength: 10 })),
    cursor: Type.Optional(Type.String({ maxLength: 200 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
  },
  strict,
)
export type WorkQuery = Static<typeof WorkQuery>

export const TimelineLine = Type.Object(
  {
    seq: Type.Integer(),
    happenedAt: instant,
    enteredAt: instant,
    late: Type.Boolean(),
    act: Type.String(),
    label: Type.String(),
    actorName: Type.String(),
    /** Facts of the act in words; texts that were erased say so. */
    lines: Type.Array(Type.String()),
  },
  strict,
)
export type TimelineLine = Static<typeof TimelineLine>

/** The matter page of the desk: everything to decide the next step, and the steps themselves. */
export const WorkMatter = Type.Object(
  {
    row: WorkRow,
    regionCode: Type.String(),
    identityGrade: Type.String(),
    countInAssessment: Type.Boolean(),
    exclusionReason: nullable(Type.String()),
    clocks: Type.Array(ClockView),
    acts: Type.Array(PermittedAct),
    /** Why some acts are not offered: `被评价人不能核验`. */
    notices: Type.Array(Type.String()),
    facts: Type.Array(
      Type.Object(
        {
          label: Type.String(),
          value: Type.String(),
          /** What the value is the code of, where a code alone says nothing to people. */
          codeOf: Type.Optional(Type.Literal('grid')),
        },
        strict,
      ),
    ),
    texts: Type.Array(
      Type.Object(
        {
          kind: Type.String(),
          label: Type.String(),
          body: nullable(Type.String()),
          writtenAt: instant,
          visibility: Type.String(),
        },
        strict,
      ),
    ),
    timeline: Type.Array(TimelineLine),
    letters: Type.Array(
      Type.Object(
        {
          id: Type.String(),
          number: Type.String(),
          kind: Type.String(),
          title: Type.String(),
          issuedAt: instant,
          receivedAt: nullable(instant),
        },
        strict,
      ),
    ),
    evidence: Type.Array(
      Type.Object(
        { id: Type.String(), name: Type.String(), mediaType: Type.String(), bytes: Type.Integer() },
        strict,
      ),
    ),
    contact: Type.Object(
      {
        allowed: Type.Boolean(),
        masked: nullable(Type.String()),
        mayUnmask: Type.Boolean(),
        /** A second person has to agree first. */
        mayAskUnmask: Type.Boolean(),
        waitsForSecond: Type.Boolean(),
        /** What the reader is asked to agree to. */
        toAgree: nullable(Type.Object({ purpose: Type.String(), reason: Type.String() }, strict)),
        /** The platform may reach the person for who asks. */
        mayRelay: Type.Boolean(),
      },
      strict,
    ),
    related: Type.Array(Type.Object({ number: Type.String(), title: Type.String() }, strict)),
  },
  strict,
)
export type WorkMatter = Static<typeof WorkMatter>

/** `GET /api/v1/work/counts`: the tabs of the desk. */
export const WorkCounts = Type.Object(
  {
    mine: Type.Integer(),
    open: Type.Integer(),
    overdue: Type.Integer(),
    supervised: Type.Integer(),
  },
  strict,
)
export type WorkCounts = Static<typeof WorkCounts>
