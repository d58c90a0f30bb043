import Type, { type Static } from 'typebox'

const strict = { additionalProperties: false }
const instant = Type.String({ description: 'RFC 3339 with +08:00' })
const id = Type.String({ minLength: 5, maxLength: 300, pattern: '^(job|delivery):' })

/** A job of the house, or an entry of the ledger on its way to a subscriber, that was given up. */
export const deadKinds = ['job', 'delivery'] as const

/** Names, times and the name of the error; never what the job was about. */
export const DeadJob = Type.Object(
  {
    id,
    kind: Type.Enum(deadKinds),
    name: Type.String(),
    failedAt: instant,
    attempts: Type.Integer(),
    fault: Type.String(),
  },
  strict,
)
export type DeadJob = Static<typeof DeadJob>
export const DeadJobList = Type.Object({ rows: Type.Array(DeadJob) }, strict)
export type DeadJobList = Static<typeof DeadJobList>

export const DeadJobRetried = Type.Object({ id }, strict)
export const DeadJobDiscarded = Type.Object(
  { id, reason: Type.String({ minLength: 2, maxLength: 200 }) },
  strict,
)
export type DeadJobDiscarded = Static<typeof DeadJobDiscarded>
