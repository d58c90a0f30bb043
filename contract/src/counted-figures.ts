import Type, { type Static } from 'typebox'
import { figureParts } from './address-names.ts'
import { UnitRef } from './matter.ts'

const strict = { additionalProperties: false }
const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const n = Type.Integer({ minimum: 0 })

/** One figure: its id in the register, what it was counted from, and the same with what is left out. */
export const CountedFigure = Type.Object(
  {
    id: Type.String(),
    name: Type.Object({ zh: Type.String(), en: Type.String() }, strict),
    numerator: n,
    denominator: nullable(n),
    /** `null` for a count, and where nothing was counted. */
    share: nullable(Type.Number()),
    /** With what is left out of the assessment. */
    shareWithAll: nullable(Type.Number()),
    definition: Type.String(),
  },
  strict,
)
export type CountedFigure = Static<typeof CountedFigure>

const Group = { figures: Type.Array(CountedFigure) }

/** Figures of all units together and of each. */
export const FigureGroups = Type.Object(
  {
    total: Type.Object(Group, strict),
    units: Type.Array(Type.Object({ unit: UnitRef, ...Group }, strict)),
  },
  strict,
)
export type FigureGroups = Static<typeof FigureGroups>

/** The two numbers of a figure. */
export type FigurePart = (typeof figureParts)[number]

/** Which number of a figure is opened to the matters it counts, beside the figure and its period. */
export const openedNumber = {
  part: Type.Enum([...figureParts], { default: 'numerator' }),
  unit: Type.Optional(Type.String({ minLength: 1, maxLength: 36 })),
  /** The number a list ended with. */
  after: Type.Optional(Type.String({ maxLength: 60 })),
}

/** By number, at most 100 at once; `total` is the number the figure shows. */
export const CountedMatters = Type.Object(
  {
    rows: Type.Array(
      Type.Object(
        {
          number: Type.String(),
          title: Type.String(),
          unitName: Type.String(),
          stateLabel: Type.String(),
          openedAt: Type.String(),
          /** Of the step the figure is about. */
          dueAt: nullable(Type.String()),
          doneAt: nullable(Type.String()),
        },
        strict,
      ),
    ),
    total: n,
  },
  strict,
)
export type CountedMatters = Static<typeof CountedMatters>
