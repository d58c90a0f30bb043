import Type, { type Static } from 'typebox'
import { UnitRef } from './matter.ts'

const strict = { additionalProperties: false }
const instant = Type.String({ description: 'RFC 3339 with the offset of the region' })
const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const day = Type.String({ pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' })
const count = Type.Integer({ minimum: 0 })
const share = nullable(Type.Number({ minimum: 0, maximum: 1 }))

/** How a promise to bring a material stands; `void` when the application ended before its day. */
export const promiseStates = ['open', 'kept', 'late', 'broken', 'void'] as const
export type PromiseState = (typeof promiseStates)[number]

/** A period by the day of the promise or of receipt; the last 90 days unless said. */
export const CountsQuery = Type.Object(
  {
    from: Type.Optional(day),
    to: Type.Optional(day),
    unit: Type.Optional(Type.String({ maxLength: 36 })),
    item: Type.Optional(Type.String({ maxLength: 40 })),
    state: Type.Optional(Type.Enum([...promiseStates])),
  },
  strict,
)
export type CountsQuery = Static<typeof CountsQuery>

/** 容缺: one material owed by one application. */
export const OwedRow = Type.Object(
  {
    number: Type.String(),
    title: Type.String(),
    itemCode: nullable(Type.String()),
    /** The unit that accepted with the gap, and sees that it is closed. */
    unit: UnitRef,
    material: Type.String(),
    /** What the applicant promised, in the applicant's words; `null` when accepted by law. */
    promise: nullable(Type.String()),
    since: instant,
    dueAt: instant,
    broughtAt: nullable(instant),
    state: Type.String({ description: promiseStates.join(', ') }),
    stateLabel: Type.String(),
  },
  strict,
)
export type OwedRow = Static<typeof OwedRow>

/** Promises of an item or a unit; the rate is kept ÷ (kept + late + broken). */
export const PromiseCount = Type.Object(
  {
    key: Type.String(),
    name: Type.String(),
    promised: count,
    open: count,
    kept: count,
    late: count,
    broken: count,
    void: count,
    keptRate: share,
  },
  strict,
)
export type PromiseCount = Static<typeof PromiseCount>

/**
 * How often a material that an item asks for was missing at first, owed, and never came. One that is
 * asked of everybody and missed by nobody does not tell applicants apart.
 */
export const MaterialCount = Type.Object(
  {
    itemCode: Type.String(),
    itemName: Type.String(),
    material: Type.String(),
    deferrable: Type.Boolean(),
    applications: count,
    missingAtFirst: count,
    owed: count,
    broken: count,
  },
  strict,
)
export type MaterialCount = Static<typeof MaterialCount>

/** `GET /api/v1/work/tolerance`: the ledger of what is owed. */
export const ToleranceLedger = Type.Object(
  {
    from: Type.String(),
    to: Type.String(),
    rows: Type.Array(OwedRow),
    byItem: Type.Array(PromiseCount),
    byUnit: Type.Array(PromiseCount),
    materials: Type.Array(MaterialCount),
  },
  strict,
)
export type ToleranceLedger = Static<typeof ToleranceLedger>

/** `GET /api/v1/work/one-notice`: how often units told what is missing, and told it again. */
export const OneNotice = Type.Object(
  {
    from: Type.String(),
    to: Type.String(),
    rows: Type.Array(
      Type.Object(
        {
          unit: UnitRef,
          received: count,
          /** Applications that were asked for something at least once. */
          told: count,
          toldAgain: count,
          rounds: count,
          toldAgainRate: share,
          /** Further rounds by their reason; `our_mistake` counts against the unit. */
          reasons: Type.Record(Type.String(), count),
        },
        strict,
      ),
    ),
  },
  strict,
)
export type OneNotice = Static<typeof OneNotice>

/** `GET /api/v1/work/late-branches`: steps that are late now, the latest first. */
export const LateBranches = Type.Object(
  {
    rows: Type.Array(
      Type.Object(
        {
          application: Type.String(),
          title: Type.String(),
          leadUnit: UnitRef,
          step: Type.String(),
          number: Type.String(),
          unit: UnitRef,
          dueAt: instant,
          /** In hundredths of working days. */
          late: count,
        },
        strict,
      ),
    ),
  },
  strict,
)
export type LateBranches = Static<typeof LateBranches>
