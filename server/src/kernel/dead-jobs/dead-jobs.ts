import type { DeadJob, DeadJobDiscarded } from '@huiyin/contract/dead-jobs'
import { formatInstant } from '@huiyin/contract/time'
import type { Db, Tx } from '../../platform/db/db.ts'
import { Refusal } from '../../platform/http/index.ts'
import { deleteFailedJob, retryFailedJob, selectFailedJobs } from '../../platform/jobs/index.ts'
import type { World } from '../../platform/world.ts'
import type { Access, StaffActor } from '../access/index.ts'
import {
  type DeliveryKey,
  discardDelivery,
  retryDelivery,
  selectDeadDeliveries,
} from './dead-deliveries.store.ts'

export interface DeadJobParts {
  readonly db: Db
  readonly world: World
  readonly access: Pick<Access, 'log'>
}

/** What was given up: jobs of the whole house, and deliveries of the actor's region; newest first. */
export async function listDeadJobs({ db }: DeadJobParts, actor: StaffActor): Promise<DeadJob[]> {
  const jobs = await selectFailedJobs(db)
  const deliveries = await selectDeadDeliveries(db, actor.regionCode)
  const rows: DeadJob[] = [
    ...jobs.map(({ id, failedAt, ...job }) => ({
      ...job,
      id: `job:${id}`,
      kind: 'job' as const,
      failedAt: formatInstant(failedAt),
    })),
    ...deliveries.map((one) => ({
      id: idOf(one),
      kind: 'delivery' as const,
      name: one.subscription,
      failedAt: formatInstant(one.failedAt),
      attempts: one.attempts,
      fault: 'Error',
    })),
  ]
  return rows.toSorted((one, other) => (one.failedAt < other.failedAt ? 1 : -1))
}

/** Lets what was given up run again. @throws Refusal `dead-jobs/unknown` */
export function retryDeadJob(
  parts: DeadJobParts,
  actor: StaffActor,
  asked: { readonly id: string; readonly address: string },
): Promise<void> {
  const now = parts.world.now()
  return settle(
    parts,
    actor,
    { ...asked, what: 'job-retried' },
    {
      job: (tx, id) => retryFailedJob(tx, id, now),
      delivery: (tx, key) => retryDelivery(tx, key, now),
    },
  )
}

/** Gives it up for good; why is written to the security log. @throws Refusal `dead-jobs/unknown` */
export function discardDeadJob(
  parts: DeadJobParts,
  actor: StaffActor,
  asked: DeadJobDiscarded & { readonly address: string },
): Promise<void> {
  return settle(
    parts,
    actor,
    { ...asked, what: 'job-discarded' },
    {
      job: deleteFailedJob,
      delivery: discardDelivery,
    },
  )
}

interface Ways {
  readonly job: (tx: Tx, id: string) => Promise<string | undefined>
  readonly delivery: (tx: Tx, key: DeliveryKey) => Promise<boolean>
}

async function settle(
  { db, access }: DeadJobParts,
  actor: StaffActor,
  asked: {
    readonly what: 'job-retried' | 'job-discarded'
    readonly id: string
    readonly address: string
    readonly reason?: string
  },
  ways: Ways,
): Promise<void> {
  const { id, what, address, reason } = asked
  await db.transaction(actor.regionCode, async (tx) => {
    const name = await nameAfter(tx, id, ways)
    if (name === undefined) throw new Refusal('dead-jobs/unknown')
    await access.log(tx, {
      regionCode: actor.regionCode,
      actor: `staff:${actor.staffId}`,
      what,
      subject: `job:${name}`,
      isSuccess: true,
      address,
      details: reason === undefined ? {} : { reason },
    })
  })
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

async function nameAfter(tx: Tx, id: string, ways: Ways): Promise<string | undefined> {
  const [kind, rest = ''] = id.split(/:(.*)/s)
  if (kind === 'job') return uuid.test(rest) ? ways.job(tx, rest) : undefined
  const key = keyOf(rest)
  return key !== undefined && (await ways.delivery(tx, key)) ? key.subscription : undefined
}

function idOf({ streamKind, streamId, seq, subscription }: DeliveryKey): string {
  return `delivery:${[streamKind, streamId, seq, subscription].join('|')}`
}

function keyOf(text: string): DeliveryKey | undefined {
  const [streamKind, streamId, seq, subscription] = text.split('|')
  const isWhole = streamKind && streamId && subscription && /^[0-9]{1,9}$/.test(seq ?? '')
  return isWhole ? { streamKind, streamId, seq: Number(seq), subscription } : undefined
}
