import Type, { type Static } from 'typebox'

/** 拟稿, 已核稿, 已印发, 已撤回. */
export const bulletinStates = ['draft', 'checked', 'issued', 'withdrawn'] as const
export type BulletinState = (typeof bulletinStates)[number]

/** What can be done to a bulletin; the server says which of them the reader may do now. */
export const bulletinActs = ['check', 'issue', 'withdraw'] as const
export type BulletinAct = (typeof bulletinActs)[number]

const strict = { additionalProperties: false }
const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const id = Type.String({ format: 'uuid' })
const day = Type.String({ description: 'a day of the city, YYYY-MM-DD' })
const instant = Type.String({ description: 'RFC 3339 with the offset of the region' })
const count = Type.Integer({ minimum: 0 })
const reason = Type.String({ minLength: 2, maxLength: 500 })
const number = Type.String({ minLength: 1, maxLength: 40 })

/** The four classes of a ledger, disjoint: their sum is `total`. */
export const ClassCounts = Type.Object(
  { open: count, dueThisWeek: count, overdue: count, done: count, total: count },
  strict,
)
export type ClassCounts = Static<typeof ClassCounts>

/** One line of a table of counts. */
export const CountedRow = Type.Object(
  { key: Type.String(), name: Type.String(), ...ClassCounts.properties },
  strict,
)
export type CountedRow = Static<typeof CountedRow>

/** An overdue problem, which the bulletin names with its unit unless that objected with reason. */
export const OverdueLine = Type.Object(
  {
    number,
    problemNumber: nullable(Type.String()),
    unit: Type.String({ description: 'code of the accountable unit' }),
    unitName: Type.String(),
    problem: Type.String(),
    dueOn: day,
    daysOverdue: Type.Integer({ minimum: 0 }),
  },
  strict,
)
export type OverdueLine = Static<typeof OverdueLine>

/** What a unit says against being named, and what was decided about it. */
export const BulletinObjection = Type.Object(
  {
    id,
    number,
    unitName: Type.String(),
    reason: Type.String(),
    objectedBy: Type.String(),
    objectedAt: instant,
    /** None yet; accepted: the problem is counted and not named. */
    accepted: nullable(Type.Boolean()),
    decision: nullable(Type.String()),
    decidedBy: nullable(Type.String()),
  },
  strict,
)
export type BulletinObjection = Static<typeof BulletinObjection>

/** A bulletin as a list shows it. */
export const BulletinSummary = Type.Object(
  {
    id,
    state: Type.Enum([...bulletinStates]),
    title: Type.String(),
    /** 发文字号, given when it is issued. */
    number: nullable(Type.String()),
    weekFrom: day,
    weekTo: day,
    /** The moment whose state of the ledger it tells. */
    countedAt: instant,
    /** Units may object to being named until then; none where nobody is named. */
    objectionsUntil: nullable(instant),
    total: ClassCounts,
    draftedBy: Type.String(),
    draftedAt: instant,
    checkedBy: nullable(Type.String()),
    checkedAt: nullable(instant),
    issuedBy: nullable(Type.String()),
    issuedAt: nullable(instant),
  },
  strict,
)
export type BulletinSummary = Static<typeof BulletinSummary>

/** `GET /api/v1/task-bulletins/<id>`; to a unit, before it is issued, with its own lines only. */
export const Bulletin = Type.Object(
  {
    ...BulletinSummary.properties,
    /** Of the bulletin before, as it was issued. */
    last: nullable(ClassCounts),
    units: Type.Array(CountedRow),
    aspects: Type.Array(CountedRow),
    overdue: Type.Array(OverdueLine),
    /** 下步要求, one a line. */
    requirements: Type.Array(Type.String()),
    objections: Type.Array(BulletinObjection),
    /** SHA-256 of the issued Word file, hex. */
    fileHash: nullable(Type.String()),
    /** What the reader may do now. */
    acts: Type.Array(Type.Enum([...bulletinActs])),
    mayObject: Type.Boolean(),
    mayDecide: Type.Boolean(),
  },
  strict,
)
export type Bulletin = Static<typeof Bulletin>

/** `GET /api/v1/task-bulletins`: the newest first, at most 60. */
export const Bulletins = Type.Object({ rows: Type.Array(BulletinSummary) }, strict)
export type Bulletins = Static<typeof Bulletins>

/** `POST /api/v1/task-bulletins`: the ledger as it stands now becomes a draft. */
export const BulletinDraft = Type.Object(
  {
    /** 下步要求 in own words; without, the usual two. */
    requirements: Type.Optional(
      Type.Array(Type.String({ minLength: 2, maxLength: 500 }), { maxItems: 10 }),
    ),
  },
  strict,
)
export type BulletinDraft = Static<typeof BulletinDraft>

export const BulletinPath = Type.Object({ bulletin: id }, strict)
export const BulletinActBody = Type.Object({ act: Type.Enum([...bulletinActs]) }, strict)
export const ObjectionBody = Type.Object({ number, reason }, strict)
export type ObjectionBody = Static<typeof ObjectionBody>
export const ObjectionPath = Type.Object({ bulletin: id, objection: id }, strict)
export const ObjectionDecision = Type.Object({ accepted: Type.Boolean(), reason }, strict)
export type ObjectionDecision = Static<typeof ObjectionDecision>
