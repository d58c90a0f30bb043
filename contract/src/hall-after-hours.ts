import Type, { type Static } from 'typebox'
import { hallDay } from './hall-visits.ts'
import { UnitRef } from './matter.ts'

const strict = { additionalProperties: false }
const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const instant = Type.String({ maxLength: 40, description: 'RFC 3339' })
const hour = Type.String({ pattern: '^([01][0-9]|2[0-3]):[0-5][0-9]$', description: 'HH:MM' })
const minutes = Type.Integer({ minimum: 0, description: 'minutes outside working hours' })

/** `POST /api/v1/after-hours-stays`: somebody stayed late and says how long, and for what. */
export const StayBody = Type.Object(
  {
    day: hallDay,
    from: hour,
    until: hour,
    /** What was finished in this time. */
    matterNumbers: Type.Array(Type.String({ minLength: 1, maxLength: 60 }), { maxItems: 50 }),
  },
  strict,
)
export type StayBody = Static<typeof StayBody>

export const StayTaken = Type.Object({ minutes }, strict)
export type StayTaken = Static<typeof StayTaken>

/** `GET /api/v1/after-hours`: what meets the conditions and is not done before the rest days. */
export const AfterHours = Type.Object(
  {
    /** The last working day before rest days, from today on; 调休 counted. */
    day: hallDay,
    isToday: Type.Boolean(),
    restDays: Type.Integer({ minimum: 1 }),
    /** The next working day after them. */
    until: hallDay,
    rows: Type.Array(
      Type.Object(
        {
          number: Type.String(),
          kind: Type.String(),
          title: Type.String(),
          stateLabel: Type.String(),
          unit: UnitRef,
          holderName: nullable(Type.String()),
          dueAt: nullable(instant),
        },
        strict,
      ),
    ),
    stays: Type.Array(
      Type.Object(
        {
          day: hallDay,
          staffName: nullable(Type.String()),
          unit: UnitRef,
          from: Type.String(),
          until: Type.String(),
          minutes,
          matterNumbers: Type.Array(Type.String()),
        },
        strict,
      ),
    ),
    /** Of all stays shown. */
    minutes,
  },
  strict,
)
export type AfterHours = Static<typeof AfterHours>
