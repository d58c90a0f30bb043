import Type, { type Static } from 'typebox'
import { UnitRef } from './matter.ts'

const strict = { additionalProperties: false }
const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])

/** One figure: its id and definition in the register, and what it was counted from. */
export const ApplicationFigure = Type.Object(
  {
    id: Type.String(),
    name: Type.String(),
    numerator: Type.Integer(),
    denominator: nullable(Type.Integer()),
    /** `null` for a count, and where nothing was counted. */
    share: nullable(Type.Number()),
    definition: Type.String(),
  },
  strict,
)
export type ApplicationFigure = Static<typeof ApplicationFigure>

const Days = Type.Object(
  {
    applications: Type.Integer(),
    /** Sums in hundredths of working days, side by side; the law's where it gives any. */
    used: Type.Integer(),
    promised: Type.Integer(),
    statutory: Type.Integer(),
    serial: Type.Integer(),
  },
  strict,
)

const Group = { figures: Type.Array(ApplicationFigure), days: Days }

/** `GET /api/v1/work/application-figures`: all units, and each. */
export const ApplicationFigures = Type.Object(
  {
    from: Type.String(),
    to: Type.String(),
    total: Type.Object(Group, strict),
    units: Type.Array(Type.Object({ unit: UnitRef, ...Group }, strict)),
  },
  strict,
)
export type ApplicationFigures = Static<typeof ApplicationFigures>
