import Type, { type Static } from 'typebox'
import { origins } from './reviews.ts'

const strict = { additionalProperties: false }
const heading = Type.String({ minLength: 1, maxLength: 100 })

/** How reviews of a former system lie in its file: `huiyin import reviews --mapping`. */
export const PastMapping = Type.Object(
  {
    levels: Type.Union([Type.Literal('upload'), Type.Literal('standard'), Type.Literal('words')], {
      description:
        '`upload`: 5 is 非常满意; `standard`: 1 is (GB/T 39046-2020); `words`: the Chinese words',
    }),
    columns: Type.Object(
      {
        projectNo: heading,
        unit: heading,
        item: heading,
        level: heading,
        ratedAt: heading,
        serviceNumber: Type.Optional(heading),
        endedAt: Type.Optional(heading),
        window: Type.Optional(heading),
        staff: Type.Optional(heading),
        channel: Type.Optional(heading),
        origin: Type.Optional(heading),
        tags: Type.Optional(heading),
        text: Type.Optional(heading),
        phone: Type.Optional(heading),
        name: Type.Optional(heading),
        state: Type.Optional(heading),
        dueOn: Type.Optional(heading),
      },
      strict,
    ),
    origins: Type.Optional(
      Type.Record(Type.String(), Type.Union(origins.map((origin) => Type.Literal(origin)))),
    ),
    open: Type.Optional(Type.Array(Type.String({ minLength: 1, maxLength: 40 }))),
  },
  strict,
)
export type PastMapping = Static<typeof PastMapping>
export type PastField = keyof PastMapping['columns']
