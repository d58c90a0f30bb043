import type { ClusterProposal, Clusters, DecidedCluster } from '@huiyin/contract/clusters'
import { ticketClassName } from '@huiyin/contract/hotline-classes'
import { addDays, formatInstant, localDayOf, startOfDay } from '@huiyin/contract/time'
import type { StaffActor } from '../../kernel/access/actor.ts'
import { isValidOn } from '../../kernel/org/index.ts'
import { findClass, selectRecentCases } from '../city-cases/index.ts'
import { selectRecentTickets } from '../hotline/index.ts'
import { type Cluster, clusterRule, clustersOf } from './clusters.rules.ts'
import { selectDecided, selectDecisions } from './clusters.store.ts'
import type { ClusterParts } from './parts.ts'

const mattersShownMax = 50
const proposalsMax = 50

/** What gathers in a region now, by the rule in force; what was decided is left out. */
export async function findClusters(
  { db, world, rulebook }: Pick<ClusterParts, 'db' | 'world' | 'rulebook'>,
  regionCode: string,
): Promise<{ readonly version: string; readonly clusters: readonly Cluster[] }> {
  const today = localDayOf(world.now())
  const { value: rule, version } = rulebook.inForce(regionCode, clusterRule, today)
  const since = startOfDay(addDays(today, -rule.days))
  const gathered = [
    ...(await selectRecentCases(db, { regionCode, since, atLeast: rule.cases })),
    ...(await selectRecentTickets(db, { regionCode, since, atLeast: rule.tickets })),
  ]
  const decided = await selectDecided(
    db,
    regionCode,
    gathered.map(({ matterId }) => matterId),
  )
  return { version, clusters: clustersOf(gathered, { decided, rule }) }
}

/** Proposals with their matters, and the last decisions, for the screen. */
export async function showClusters(parts: ClusterParts, actor: StaffActor): Promise<Clusters> {
  const { db, org, rulebook, world } = parts
  const { regionCode } = actor
  const { version, clusters } = await findClusters(parts, regionCode)
  const decisions = await selectDecisions(db, regionCode)
  const staff = await org.staff(
    db,
    regionCode,
    decisions.map(({ decidedBy }) => decidedBy),
  )
  const names = new Map(staff.map(({ id, displayName }) => [id, displayName]))
  const organisation = await org.snapshot(regionCode)
  const unitOf = (code: string) => ({ code, name: organisation.unit(code)?.name ?? code })
  const today = localDayOf(world.now())
  const units = (await org.units(regionCode)).filter((unit) => isValidOn(unit, today))
  return {
    rule: { version, ...rulebook.inForce(regionCode, clusterRule, today).value },
    proposals: clusters
      .slice(0, proposalsMax)
      .map((cluster) => ({ ...proposalOf(cluster), unit: unitOf(cluster.unitCode) })),
    decided: decisions.map(
      ({ decidedBy, decidedAt, taskId: _, ruleVersion: __, ...one }): DecidedCluster => ({
        ...one,
        categoryName: nameOf(one),
        decidedBy: names.get(decidedBy) ?? '—',
        decidedAt: formatInstant(decidedAt),
      }),
    ),
    units: units.map(({ code, name }) => ({ code, name })),
    mayDecide: actor.posts.some(({ role }) => role === 'supervisor'),
  }
}

function proposalOf(cluster: Cluster): Omit<ClusterProposal, 'unit'> {
  const { members, unitCode: _, ...rest } = cluster
  return {
    ...rest,
    categoryName: nameOf(cluster),
    count: members.length,
    matters: members
      .slice(0, mattersShownMax)
      .map(({ number, title, openedAt }) => ({ number, title, openedAt: formatInstant(openedAt) })),
  }
}

/** What people call the class of a cluster. */
export function nameOf({ kind, category }: Pick<Cluster, 'kind' | 'category'>): string {
  if (kind === 'ticket') return ticketClassName(category)?.zh ?? category
  const [caseKind, code = ''] = category.split('-')
  return findClass(caseKind === 'component' ? 'component' : 'event', code)?.name ?? category
}
