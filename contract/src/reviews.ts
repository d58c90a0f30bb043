import Type, { type Static } from 'typebox'

export const channels = ['web', 'mobile', 'qr', 'tablet', 'terminal', 'phone', 'sms'] as const
export type Channel = (typeof channels)[number]

/** How a service ended; every ending is asked about, also a refusal. */
export const outcomes = ['completed', 'refused', 'withdrawn', 'abandoned'] as const
export type Outcome = (typeof outcomes)[number]

/** The five levels, named everywhere; numbers exist only in adapters (GB/T 39046 counts one way, the national upload the other). */
export const grades = [
  'very_satisfied',
  'satisfied',
  'basically_satisfied',
  'dissatisfied',
  'very_dissatisfied',
] as const
export type Grade = (typeof grades)[number]

export const badGrades: readonly Grade[] = ['dissatisfied', 'very_dissatisfied']

/** Where a rating came from; only `explicit` counts in a rate. */
export const origins = ['explicit', 'invited', 'default', 'proxy', 'supervision_check'] as const
export type Origin = (typeof origins)[number]

const strict = { additionalProperties: false }

export const regionCode = Type.String({ pattern: '^[0-9]{6,12}$' })
const day = Type.String({
  pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$',
  description: 'a day of the city',
})
const rate = Type.Union([Type.Number({ minimum: 0, maximum: 1 }), Type.Null()])

/** A service that ended, as another system reports it. Reported again, it answers the same token. */
export const ServiceEnd = Type.Object(
  {
    regionCode,
    unitCode: Type.String({ minLength: 1, maxLength: 36 }),
    itemCode: Type.String({ minLength: 1, maxLength: 36 }),
    projectNo: Type.String({ minLength: 1, maxLength: 64, description: '办件编号' }),
    serviceNumber: Type.Integer({
      minimum: 1,
      maximum: 9999,
      description: 'the nth service of the case',
    }),
    channel: Type.Enum([...channels]),
    outcome: Type.Enum([...outcomes]),
    endedAt: Type.String({ maxLength: 40, description: 'RFC 3339' }),
    windowCode: Type.Optional(Type.String({ minLength: 1, maxLength: 36 })),
    staffCode: Type.Optional(Type.String({ minLength: 1, maxLength: 36, description: '工号' })),
    applicant: Type.Optional(
      Type.Object(
        {
          name: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
          phone: Type.Optional(Type.String({ pattern: '^[0-9+-]{5,20}$' })),
          /** Somebody helped or acted (帮办代办): the review link goes to the person served. */
          helper: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
        },
        strict,
      ),
    ),
  },
  strict,
)
export type ServiceEnd = Static<typeof ServiceEnd>

export const ServiceEndBatch = Type.Object(
  { serviceEnds: Type.Array(ServiceEnd, { minItems: 1, maxItems: 500 }) },
  strict,
)

export const ReviewInvitation = Type.Object(
  {
    token: Type.String(),
    reviewUrl: Type.String(),
    /** Short, to be said on the phone or printed: digits only. */
    spokenNumber: Type.String(),
    expiresAt: Type.String(),
  },
  strict,
)
export type ReviewInvitation = Static<typeof ReviewInvitation>

export const ReviewBody = Type.Object(
  {
    token: Type.String({ minLength: 1, maxLength: 64 }),
    grade: Type.Enum([...grades]),
    tags: Type.Array(Type.String({ maxLength: 8 }), { maxItems: 16, uniqueItems: true }),
    text: Type.Optional(Type.String({ maxLength: 1000 })),
    allowsContact: Type.Optional(Type.Boolean()),
    phone: Type.Optional(Type.String({ pattern: '^[0-9+-]{5,20}$' })),
    name: Type.Optional(Type.String({ minLength: 1, maxLength: 60 })),
    channel: Type.Optional(Type.Enum([...channels])),
    /** Ids of photos uploaded with this token. */
    photos: Type.Optional(Type.Array(Type.String({ format: 'uuid' }), { maxItems: 9 })),
  },
  strict,
)
export type ReviewBody = Static<typeof ReviewBody>

export const ReviewReceipt = Type.Object(
  {
    number: Type.String(),
    receiptCode: Type.String({ description: 'shown once; opens the own view of the matter' }),
    rectification: Type.Optional(
      Type.Object(
        {
          number: Type.String(),
          contactDueAt: Type.Union([Type.String(), Type.Null()]),
          rectifyDueAt: Type.String(),
          /** Beyond the last published holiday notice a date may still move. */
          provisional: Type.Boolean(),
        },
        strict,
      ),
    ),
  },
  strict,
)
export type ReviewReceipt = Static<typeof ReviewReceipt>

export const SummaryQuery = Type.Object(
  {
    regionCode,
    from: day,
    to: day,
    groupBy: Type.Enum(['unit', 'item', 'channel']),
  },
  strict,
)
export type SummaryQuery = Static<typeof SummaryQuery>

/** Ratings that are counted beside the rates and never in them. */
export const apartOrigins = ['default', 'invited', 'proxy', 'supervision_check'] as const

const countsBy = <const Names extends readonly string[]>(names: Names) =>
  Type.Unsafe<Record<Names[number], number>>(
    Type.Object(Object.fromEntries(names.map((name) => [name, Type.Integer()])), strict),
  )

/** Counts and shares of one group. Rates are of explicit reviews only; `null` where nothing was counted. */
export const SummaryRow = Type.Object(
  {
    key: Type.String(),
    name: Type.String(),
    rateable: Type.Integer(),
    reviewed: Type.Integer(),
    good: Type.Integer(),
    bad: Type.Integer(),
    grades: countsBy(grades),
    /** Counted apart from the rates: default, invited, proxy, supervision_check, static_code. */
    apart: countsBy(apartOrigins),
    goodRate: rate,
    worstCaseRate: rate,
    bestCaseRate: rate,
    participationRate: rate,
    verySatisfiedRate: rate,
    rectificationDue: Type.Integer(),
    rectifiedInTime: Type.Integer(),
    rectifiedInOriginalTime: Type.Integer(),
    onTimeRate: rate,
    onTimeRateOriginal: rate,
    followedUp: Type.Integer(),
    followUpSatisfied: Type.Integer(),
    followUpSatisfactionRate: rate,
    notAdopted: Type.Integer(),
    goodRateIncludingNotAdopted: rate,
  },
  strict,
)
export type SummaryRow = Static<typeof SummaryRow>

export const Summary = Type.Object(
  {
    regionCode,
    from: Type.String(),
    to: Type.String(),
    groupBy: Type.String(),
    countedAt: Type.String(),
    rows: Type.Array(SummaryRow),
    total: SummaryRow,
  },
  strict,
)
export type Summary = Static<typeof Summary>

export const ReviewTag = Type.Object(
  {
    code: Type.String(),
    grade: Type.String(),
    text: Type.String(),
    textEn: Type.String(),
    base: Type.Boolean(),
    retired: Type.Boolean(),
    extension: Type.Boolean(),
  },
  strict,
)
export type ReviewTag = Static<typeof ReviewTag>
