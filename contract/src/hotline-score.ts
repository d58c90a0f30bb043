import Type, { type Static } from 'typebox'
import { UnitRef } from './matter.ts'
import { count, strict } from './rule-values.ts'

const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const n = Type.Integer({ minimum: 0 })
const points = Type.Number({ minimum: 0, maximum: 100 })
const rank = Type.Integer({ minimum: 1 })

/** 考核得分: what the three rates of call-backs weigh, and from how many on a unit is ranked. */
export const HotlineScoreValue = Type.Object(
  {
    contacted: count('响应率权重（%）', 'Weight of contacted in time, %', 0, 100),
    solved: count('解决率权重（%）', 'Weight of solved, %', 0, 100),
    satisfied: count('满意率权重（%）', 'Weight of satisfied, %', 0, 100),
    reachedMin: count('回访接通至少几件才排名', 'Ranked from so many reached', 8, 1000),
  },
  strict,
)
export type HotlineScore = Static<typeof HotlineScoreValue>

const month = Type.String({ pattern: '^[0-9]{4}-(0[1-9]|1[0-2])$' })

/** `GET /api/v1/hotline/score`: a month, the last whole one unless said. */
export const HotlineScoresQuery = Type.Object({ month: Type.Optional(month) }, strict)
export type HotlineScoresQuery = Static<typeof HotlineScoresQuery>

/** A unit with its score; no rank where it was reached about too few tickets. */
export const UnitScore = Type.Object(
  {
    unit: UnitRef,
    reached: n,
    notReached: n,
    contacted: n,
    solved: n,
    satisfied: n,
    /** 0 to 100, two decimals; `null` where nobody was reached: no data is no zero. */
    score: nullable(points),
    /** If nobody, or everybody, who was not reached had been content. */
    worst: nullable(points),
    best: nullable(points),
    /** With the tickets that are not assessed. */
    scoreWithAll: nullable(points),
    rank: nullable(rank),
    /** The ranks that are possible as long as nobody knows what the unreached would have said. */
    rankFrom: nullable(rank),
    rankTo: nullable(rank),
  },
  strict,
)
export type UnitScore = Static<typeof UnitScore>

/** Ranked units first, by rank; then the others by code. */
export const HotlineScores = Type.Object(
  {
    month,
    rule: Type.Object({ ...HotlineScoreValue.properties, version: Type.String() }, strict),
    rows: Type.Array(UnitScore),
  },
  strict,
)
export type HotlineScores = Static<typeof HotlineScores>
