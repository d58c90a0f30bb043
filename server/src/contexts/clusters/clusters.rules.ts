import type { ClusteredKind, ClusterRule } from '@huiyin/contract/clusters'
import { type LocalDay, localDayOf } from '@huiyin/contract/time'
import type { GatheredMatter } from '../../kernel/matter/index.ts'
import type { RuleName } from '../../kernel/rulebook/index.ts'

/** When cases and tickets are a problem; see docs/domain/clusters.md. */
export const clusterRule: RuleName<ClusterRule> = {
  name: 'clusters/proposals',
  otherwise: { version: 'shipped-1', value: { days: 30, cases: 8, tickets: 5 } },
}

/** A matter of the street or the hotline that may gather with others. */
export type Gathered = GatheredMatter<ClusteredKind>

/** Enough of one class at one place. */
export interface Cluster {
  readonly key: string
  readonly kind: ClusteredKind
  readonly category: string
  readonly place: string
  readonly from: LocalDay
  readonly to: LocalDay
  readonly unitCode: string
  /** The newest first. */
  readonly members: readonly Gathered[]
}

/**
 * Groups by class and place what no decision has taken yet; groups below the number of the rule are
 * none. The largest first.
 */
export function clustersOf(
  gathered: readonly Gathered[],
  { decided, rule }: { readonly decided: ReadonlySet<string>; readonly rule: ClusterRule },
): Cluster[] {
  const open = gathered.filter(({ matterId }) => !decided.has(matterId))
  return [...Map.groupBy(open, keyOf)]
    .filter(([, members]) => members.length >= thresholdOf(rule, members[0]?.kind))
    .map(([key, members]) => clusterOf(key, members))
    .toSorted(
      (one, other) => other.members.length - one.members.length || (one.key < other.key ? -1 : 1),
    )
}

function keyOf({ kind, category, place }: Gathered): string {
  return `${kind}/${category}/${place}`
}

function thresholdOf({ cases, tickets }: ClusterRule, kind: ClusteredKind | undefined): number {
  return kind === 'ticket' ? tickets : cases
}

function clusterOf(key: string, gathered: readonly Gathered[]): Cluster {
  const members = gathered.toSorted(
    (one, other) =>
      other.openedAt.getTime() - one.openedAt.getTime() || (one.number < other.number ? 1 : -1),
  )
  const [newest] = members
  const oldest = members.at(-1)
  if (newest === undefined || oldest === undefined) throw new RangeError('a cluster has members')
  const { kind, category, place } = newest
  const from = localDayOf(oldest.openedAt)
  const to = localDayOf(newest.openedAt)
  return { key, kind, category, place, from, to, unitCode: mostFrequentUnit(members), members }
}

/** Of several with as many, the first by code, so that it is always the same. */
function mostFrequentUnit(members: readonly Gathered[]): string {
  const byUnit = [...Map.groupBy(members, ({ unitCode }) => unitCode)].toSorted(
    ([code, own], [otherCode, others]) => others.length - own.length || (code < otherCode ? -1 : 1),
  )
  return byUnit[0]?.[0] ?? ''
}
