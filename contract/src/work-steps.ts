import Type, { type Static } from 'typebox'

const strict = { additionalProperties: false }
const instant = Type.String({ description: 'RFC 3339 with +08:00' })
const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])

/** A step of another unit, before or after one's own. */
const Neighbour = Type.Object({ name: Type.String(), unitName: Type.String() }, strict)

/** A step of the own unit: begun, examined beforehand, or still waiting for others. */
export const WorkStep = Type.Object(
  {
    application: Type.String(),
    title: Type.String(),
    name: Type.String(),
    /** `null` before it has begun. */
    number: nullable(Type.String()),
    stateLabel: Type.String(),
    isPreReview: Type.Boolean(),
    dueAt: instant,
    isOverdue: Type.Boolean(),
    /** Statutory, promised and used time in hundredths of working days. */
    statutory: nullable(Type.Integer()),
    promised: Type.Integer(),
    used: Type.Integer(),
    /** Steps it waits for, and steps that wait for it. */
    waitsFor: Type.Array(Neighbour),
    waitedForBy: Type.Array(Neighbour),
  },
  strict,
)
export type WorkStep = Static<typeof WorkStep>

/** `GET /api/v1/work/steps`: what waits for the own units, and what they wait for, by due date. */
export const WorkSteps = Type.Object(
  { mine: Type.Array(WorkStep), others: Type.Array(WorkStep) },
  strict,
)
export type WorkSteps = Static<typeof WorkSteps>
