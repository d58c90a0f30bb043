import Type, { type Static } from 'typebox'
import { UnitRef } from './matter.ts'

const strict = { additionalProperties: false }
const instant = Type.String({ description: 'RFC 3339 with the offset of the region' })
const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])

/** How departments work together on one application: in writing, or held together on a day. */
export const jointForms = ['consultation', 'co_sign', 'site_visit', 'review_meeting'] as const
export type JointForm = (typeof jointForms)[number]

/** What a unit that was asked says; `silent` when the rule takes silence for consent. */
export const jointStances = ['agree', 'conditions', 'disagree', 'no_opinion', 'silent'] as const
export type JointStance = (typeof jointStances)[number]

/** How a joint task ended for whoever asked: `objected` is a co-signature that was refused. */
export const jointOutcomes = ['answered', 'objected', 'unanswered', 'called_off'] as const
export type JointOutcome = (typeof jointOutcomes)[number]

/** One unit that was asked, with what it said. */
export const JointAnswer = Type.Object(
  {
    unit: UnitRef,
    stance: nullable(Type.String({ description: jointStances.join(', ') })),
    stanceLabel: nullable(Type.String()),
    opinion: nullable(Type.String()),
    answeredAt: nullable(instant),
  },
  strict,
)

/** A question to other units: who asks, who was asked, what each said, until when. */
export const JointTaskView = Type.Object(
  {
    number: Type.String(),
    form: Type.String({ description: jointForms.join(', ') }),
    formLabel: Type.String(),
    question: Type.String(),
    site: nullable(Type.String()),
    /** The day on which those who take part meet. */
    heldOn: nullable(Type.String()),
    state: Type.String(),
    stateLabel: Type.String(),
    askedBy: UnitRef,
    /** The applications it serves, by number; one visit may serve several. */
    applications: Type.Array(Type.String()),
    /** Whether whoever asked waits for the answers before ending. */
    waits: Type.Boolean(),
    askedAt: instant,
    dueAt: instant,
    isOverdue: Type.Boolean(),
    answers: Type.Array(JointAnswer),
    report: nullable(
      Type.Object({ on: Type.String(), persons: Type.Integer(), findings: Type.String() }, strict),
    ),
  },
  strict,
)
export type JointTaskView = Static<typeof JointTaskView>

/** `GET /api/v1/work/joint-tasks`: what waits for the own units, or what they wait for. */
export const JointTasksQuery = Type.Object({ side: Type.Enum(['asked', 'asking']) }, strict)

export const JointTaskList = Type.Object({ rows: Type.Array(JointTaskView) }, strict)
export type JointTaskList = Static<typeof JointTaskList>
