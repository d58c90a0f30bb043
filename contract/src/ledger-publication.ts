import Type, { type Static } from 'typebox'

const strict = { additionalProperties: false }

/** What the public page of a ledger can show, in its order; no column names a person. */
export const publicLedgerColumns = {
  problemNumber: { zh: '问题编号', en: 'Number' },
  aspect: { zh: '类别', en: 'Aspect' },
  problem: { zh: '问题', en: 'Problem' },
  unit: { zh: '责任单位', en: 'Unit' },
  measure: { zh: '整改措施', en: 'Measure' },
  dueOn: { zh: '整改时限', en: 'Due' },
  state: { zh: '状态', en: 'State' },
  closedOn: { zh: '销号日期', en: 'Struck off' },
} as const
export type PublicLedgerColumn = keyof typeof publicLedgerColumns

export const publicLedgerColumnNames = Object.keys(publicLedgerColumns) as PublicLedgerColumn[]

/** A problem as it is made public. */
export type PublicProblem = Readonly<
  Record<Exclude<PublicLedgerColumn, 'state'>, string | null> & {
    readonly state: 'open' | 'long_term' | 'done'
  }
>

/** Whether a ledger is public, and what its region shows of ledgers. */
export const LedgerPublication = Type.Object(
  {
    /** Whether the region shows ledgers at all. */
    isOn: Type.Boolean(),
    columns: Type.Array(Type.Enum(publicLedgerColumnNames)),
    /** When it was made public as it stands there; `null` when it is not. */
    publishedAt: Type.Union([Type.String(), Type.Null()]),
    problems: Type.Union([Type.Integer(), Type.Null()]),
  },
  strict,
)
export type LedgerPublication = Static<typeof LedgerPublication>
