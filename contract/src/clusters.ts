import Type, { type Static } from 'typebox'
import { called, strict } from './rule-values.ts'

/** What gathers into a cluster. */
export const clusteredKinds = ['city_case', 'ticket'] as const
export type ClusteredKind = (typeof clusteredKinds)[number]

/** 列入台账, 不列入. */
export const clusterVerdicts = ['accepted', 'dismissed'] as const
export type ClusterVerdict = (typeof clusterVerdicts)[number]

const threshold = (zh: string, en: string) =>
  Type.Integer({ minimum: 2, maximum: 1000, ...called(zh, en) })

/** 聚集问题 of a region: how many of one class at one place within how many days are a problem. */
export const ClusterRuleValue = Type.Object(
  {
    days: Type.Integer({
      minimum: 1,
      maximum: 365,
      ...called('统计最近多少天', 'Days looked back'),
    }),
    cases: threshold('城市管理案件达到多少件', 'Cases of the street'),
    tickets: threshold('热线工单达到多少件', 'Tickets of the hotline'),
  },
  strict,
)
export type ClusterRule = Static<typeof ClusterRuleValue>

const count = Type.Integer({ minimum: 0 })
const day = Type.String({ format: 'date' })
const instant = Type.String({ description: 'RFC 3339 with the offset of the region' })
const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const unit = Type.Object({ code: Type.String(), name: Type.String() }, strict)

const common = {
  kind: Type.Enum([...clusteredKinds]),
  category: Type.String(),
  /** In the language of the office. */
  categoryName: Type.String(),
  place: Type.String(),
  from: day,
  to: day,
  count,
}

/** A proposal: enough of one class at one place within the days of the rule. */
export const ClusterProposal = Type.Object(
  {
    key: Type.String(),
    ...common,
    /** The unit that answers for most of them. */
    unit,
    /** The newest of them, at most 50. */
    matters: Type.Array(
      Type.Object({ number: Type.String(), title: Type.String(), openedAt: instant }, strict),
    ),
  },
  strict,
)
export type ClusterProposal = Static<typeof ClusterProposal>

/** What was decided of a cluster. */
export const DecidedCluster = Type.Object(
  {
    id: Type.String({ format: 'uuid' }),
    ...common,
    verdict: Type.Enum([...clusterVerdicts]),
    reason: nullable(Type.String()),
    taskNumber: nullable(Type.String()),
    decidedBy: Type.String(),
    decidedAt: instant,
  },
  strict,
)
export type DecidedCluster = Static<typeof DecidedCluster>

/** `GET /api/v1/clusters`. */
export const Clusters = Type.Object(
  {
    rule: Type.Object({ version: Type.String(), ...ClusterRuleValue.properties }, strict),
    proposals: Type.Array(ClusterProposal),
    decided: Type.Array(DecidedCluster),
    units: Type.Array(unit),
    mayDecide: Type.Boolean(),
  },
  strict,
)
export type Clusters = Static<typeof Clusters>

const key = Type.String({ minLength: 3, maxLength: 300 })

/** `POST /api/v1/clusters/accept`: the cluster becomes a task of a unit, with its matters. */
export const ClusterAcceptBody = Type.Object(
  {
    key,
    unit: Type.String({ minLength: 1, maxLength: 36 }),
    deadline: day,
    measure: Type.Optional(Type.String({ minLength: 2, maxLength: 500 })),
  },
  strict,
)
export type ClusterAcceptBody = Static<typeof ClusterAcceptBody>

/** `POST /api/v1/clusters/dismiss`. */
export const ClusterDismissBody = Type.Object(
  { key, reason: Type.String({ minLength: 2, maxLength: 500 }) },
  strict,
)
export type ClusterDismissBody = Static<typeof ClusterDismissBody>
