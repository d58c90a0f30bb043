import type { Tx } from '../../platform/db/db.ts'
import type { World } from '../../platform/world.ts'
import { queueNotices } from './queue.ts'
import { lockOpenOfKinds, withdrawNotices } from './standing-notices.store.ts'
import type { NoticeRequest } from './types.ts'

/** What is to be decided as long as a state of affairs lasts. */
export interface StandingNotices {
  /** Every kind the state may ask for, also those it does not ask for now. */
  readonly kinds: readonly string[]
  readonly wanted: readonly NoticeRequest[]
}

/** Opens what is wanted and not open, and closes what is open and no longer wanted. */
export async function keepNotices(
  tx: Tx,
  world: World,
  { kinds, wanted }: StandingNotices,
): Promise<void> {
  const open = await lockOpenOfKinds(tx, kinds)
  const opened = new Set(open.map(keyOf))
  const lasting = new Set(wanted.map(keyOf))
  const over = open.filter((one) => !lasting.has(keyOf(one)))
  await withdrawNotices(
    tx,
    over.map(({ id }) => id),
    world.now(),
  )
  await queueNotices(
    tx,
    world,
    wanted.filter((one) => !opened.has(keyOf(one))),
  )
}

type Addressed = Pick<NoticeRequest, 'kind' | 'toUnitCode' | 'toStaffId'>

function keyOf({ kind, toUnitCode, toStaffId }: Addressed): string {
  return `${kind} ${toUnitCode} ${toStaffId ?? ''}`
}
