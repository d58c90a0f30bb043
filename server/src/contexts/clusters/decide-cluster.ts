import { hash } from 'node:crypto'
import type { ClusterAcceptBody, ClusterDismissBody } from '@huiyin/contract/clusters'
import { clusteredKindWords } from '@huiyin/contract/clusters.words'
import { localDayOf } from '@huiyin/contract/time'
import type { StaffActor } from '../../kernel/access/actor.ts'
import type { Tx } from '../../platform/db/db.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { enterProblem } from '../tasks/index.ts'
import type { Cluster } from './clusters.rules.ts'
import { insertDecision, type StoredDecision } from './clusters.store.ts'
import { findClusters, nameOf } from './find-clusters.ts'
import type { ClusterParts } from './parts.ts'

const source = '聚集问题'

/**
 * Makes one task of a cluster, for a unit and by a day; its cases and tickets are tied to it. Taken
 * twice at once, it is one task: its problem has one number.
 *
 * @returns the number of the task
 * @throws Refusal `clusters/gone`, `/unit-unknown`, `/deadline-past`
 */
export async function acceptCluster(
  parts: ClusterParts,
  actor: StaffActor,
  { key, unit, deadline, measure }: ClusterAcceptBody,
): Promise<string> {
  const { regionCode } = actor
  if (deadline <= localDayOf(parts.world.now())) throw new Refusal('clusters/deadline-past')
  const { cluster, version } = await getCluster(parts, regionCode, key)
  const unitName = (await parts.org.snapshot(regionCode)).unit(unit)?.name
  if (unitName === undefined) throw new Refusal('clusters/unit-unknown')
  const task = await enterProblem(parts.tasks, {
    regionCode,
    by: `staff:${actor.staffId}`,
    source,
    problemNumber: problemNumberOf(cluster),
    aspect: nameOf(cluster),
    problem: problemOf(cluster),
    unitName,
    measure: measure ?? '查明反复发生的原因，从源头整改。',
    deadline,
  })
  await decide(parts, actor, {
    cluster,
    version,
    verdict: 'accepted',
    reason: null,
    taskId: task.id,
  })
  return task.number
}

/**
 * Says why a cluster is no problem; its cases and tickets are not proposed again.
 * @throws Refusal `clusters/gone`
 */
export async function dismissCluster(
  parts: ClusterParts,
  actor: StaffActor,
  { key, reason }: ClusterDismissBody,
): Promise<void> {
  const found = await getCluster(parts, actor.regionCode, key)
  await decide(parts, actor, { ...found, verdict: 'dismissed', reason, taskId: null })
}

async function getCluster(parts: ClusterParts, regionCode: string, key: string) {
  const { clusters, version } = await findClusters(parts, regionCode)
  const cluster = clusters.find((one) => one.key === key)
  if (cluster === undefined) throw new Refusal('clusters/gone')
  return { cluster, version }
}

/** A cluster is known by where and what it is, and by its first member: the next one is another. */
function problemNumberOf({ key, to, members }: Cluster): string {
  const mark = hash('sha256', `${key}/${members.at(-1)?.matterId}`, 'hex').slice(0, 8)
  return `JJ-${to.slice(0, 4)}-${mark}`
}

function problemOf(cluster: Cluster): string {
  const { kind, place, from, to, members } = cluster
  return `${place}：${nameOf(cluster)}反复发生，${from}至${to}共${clusteredKindWords[kind].zh}${members.length}件。`
}

interface Decision extends Pick<StoredDecision, 'verdict' | 'reason' | 'taskId'> {
  readonly cluster: Cluster
  readonly version: string
}

async function decide(
  parts: ClusterParts,
  actor: StaffActor,
  { cluster, version, verdict, reason, taskId }: Decision,
): Promise<void> {
  const { kind, category, place, from, to, members } = cluster
  const matterIds = members.map(({ matterId }) => matterId)
  const id = parts.world.newId()
  const decidedAt = parts.world.now()
  await parts.db.transaction(actor.regionCode, async (tx: Tx) => {
    const isFirst = await insertDecision(
      tx,
      {
        ...{ id, kind, category, place, from, to, verdict, reason, taskId, decidedAt },
        count: members.length,
        ruleVersion: version,
        decidedBy: actor.staffId,
      },
      matterIds,
    )
    if (!isFirst) throw new Refusal('clusters/gone')
    if (taskId !== null) {
      await parts.matters.link(
        tx,
        matterIds.map((matterId) => ({ from: taskId, to: matterId, reason: source })),
      )
    }
    await parts.ledger.append(tx, [
      {
        streamKind: 'cluster',
        streamId: id,
        happenedAt: decidedAt,
        act: verdict === 'accepted' ? 'cluster.accept' : 'cluster.dismiss',
        actor: `staff:${actor.staffId}`,
        body: { kind, category, members: members.length, rule: version, task: taskId },
      },
    ])
  })
}
