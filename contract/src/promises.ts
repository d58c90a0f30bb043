import Type, { type Static } from 'typebox'
import { UnitRef } from './matter.ts'

const strict = { additionalProperties: false }
const instant = Type.String({ description: 'RFC 3339 with the offset of the region' })
const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const day = Type.String({ pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' })
const count = Type.Integer({ minimum: 0 })

/** How a promise in place of a paper stands after the grant. */
export const promiseCheckStates = [
  'open',
  'correcting',
  'found_true',
  'corrected',
  'found_false',
] as const
export type PromiseCheckState = (typeof promiseCheckStates)[number]

export const PromiseCheckRow = Type.Object(
  {
    number: Type.String(),
    applicationNumber: Type.String(),
    title: Type.String(),
    unit: UnitRef,
    /** The papers it stood in for. */
    materials: Type.Array(Type.String()),
    openedAt: instant,
    dueAt: nullable(instant),
    closedAt: nullable(instant),
    isOverdue: Type.Boolean(),
    state: Type.Enum([...promiseCheckStates]),
    stateLabel: Type.String(),
  },
  strict,
)
export type PromiseCheckRow = Static<typeof PromiseCheckRow>

const counts = {
  /** Applications granted on a promise. */
  granted: count,
  open: count,
  overdue: count,
  true: count,
  corrected: count,
  false: count,
  /** True ÷ (true + put right + false). */
  trueRate: nullable(Type.Number({ minimum: 0, maximum: 1 })),
}
export const PromiseCheckCounts = Type.Object({ unit: UnitRef, ...counts }, strict)
export type PromiseCheckCounts = Static<typeof PromiseCheckCounts>

/** `GET /api/v1/work/promise-checks`: promises of a period by the day of the grant. */
export const PromiseChecks = Type.Object(
  {
    from: Type.String(),
    to: Type.String(),
    rows: Type.Array(PromiseCheckRow),
    byUnit: Type.Array(PromiseCheckCounts),
    total: Type.Object(counts, strict),
  },
  strict,
)
export type PromiseChecks = Static<typeof PromiseChecks>

/** `GET /api/v1/work/applications/<number>/trust`: what the applicant promised before. */
export const TrustRecord = Type.Object(
  {
    /** Until then no promise stands in for a paper; `null` where nothing is in the way. */
    barredUntil: nullable(day),
    lines: Type.Array(
      Type.Object(
        {
          number: Type.String(),
          title: Type.String(),
          materials: Type.Array(Type.String()),
          state: Type.Enum([...promiseCheckStates]),
          stateLabel: Type.String(),
          foundOn: nullable(day),
        },
        strict,
      ),
    ),
  },
  strict,
)
export type TrustRecord = Static<typeof TrustRecord>
