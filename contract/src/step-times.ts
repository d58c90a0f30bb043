import Type, { type Static } from 'typebox'
import { UnitRef } from './matter.ts'

const strict = { additionalProperties: false }
const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const days = nullable(Type.Integer({ minimum: 0, description: 'hundredths of working days' }))
const spread = { median: days, ninth: days }

/** What an application spends its time on, from receipt to the end. */
export const phases = ['acceptance', 'review', 'handover', 'issue', 'total'] as const
export type Phase = (typeof phases)[number]

/** `GET /api/v1/work/step-times`: time per step, department and hand-over. */
export const StepTimes = Type.Object(
  {
    from: Type.String(),
    to: Type.String(),
    /** Of applications decided in the period. */
    applications: Type.Integer(),
    phases: Type.Array(Type.Object({ phase: Type.Enum(phases), ...spread }, strict)),
    steps: Type.Array(
      Type.Object({ name: Type.String(), unit: UnitRef, runs: Type.Integer(), ...spread }, strict),
    ),
    units: Type.Array(Type.Object({ unit: UnitRef, runs: Type.Integer(), ...spread }, strict)),
  },
  strict,
)
export type StepTimes = Static<typeof StepTimes>
