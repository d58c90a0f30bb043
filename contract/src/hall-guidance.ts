import Type, { type Static } from 'typebox'
import { regionCode } from './reviews.ts'

const strict = { additionalProperties: false }
const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const instant = Type.String({ maxLength: 40, description: 'RFC 3339' })

/** Before an application is handed in, or from there to its end. */
export const guidanceTypes = ['before_applying', 'throughout'] as const
export type GuidanceType = (typeof guidanceTypes)[number]

export const guidanceTypeWords = {
  before_applying: { zh: '事前辅导', en: 'Guided before applying' },
  throughout: { zh: '全程指导', en: 'Guided throughout' },
} as const satisfies Record<GuidanceType, { zh: string; en: string }>

/** `POST /api/v1/guidances`: whoever begins it is the guide, until another is named. */
export const GuidanceBody = Type.Object(
  {
    regionCode,
    type: Type.Enum(guidanceTypes),
    itemCode: Type.String({ minLength: 1, maxLength: 36 }),
    /** The application that is guided, once there is one: the guidance ends with it. */
    applicationNumber: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
    applicant: Type.Object(
      {
        name: Type.String({ minLength: 1, maxLength: 60, pattern: '\\S' }),
        phone: Type.String({ pattern: '^[0-9+-]{5,20}$' }),
      },
      strict,
    ),
    /** What the person has in mind. */
    text: Type.Optional(Type.String({ maxLength: 1000 })),
  },
  strict,
)
export type GuidanceBody = Static<typeof GuidanceBody>

/** What the person takes away; the code is shown once. */
export const GuidanceTaken = Type.Object(
  {
    number: Type.String(),
    receiptCode: Type.String(),
    guideName: Type.String(),
    /** By when the guide speaks with the person. */
    contactBy: instant,
  },
  strict,
)
export type GuidanceTaken = Static<typeof GuidanceTaken>

/** `GET /api/v1/guidances`: those that run, who has to be spoken with soonest first. */
export const Guidances = Type.Object(
  {
    total: Type.Integer(),
    rows: Type.Array(
      Type.Object(
        {
          number: Type.String(),
          type: Type.Enum(guidanceTypes),
          itemName: nullable(Type.String()),
          unitName: Type.String(),
          guideName: nullable(Type.String()),
          /** Masked. */
          applicant: nullable(Type.String()),
          applicationNumber: nullable(Type.String()),
          contacts: Type.Integer({ minimum: 0 }),
          lastContactAt: nullable(instant),
          dueAt: nullable(instant),
          isOverdue: Type.Boolean(),
        },
        strict,
      ),
    ),
  },
  strict,
)
export type Guidances = Static<typeof Guidances>
