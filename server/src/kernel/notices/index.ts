import type { Tx } from '../../platform/db/db.ts'
import type { World } from '../../platform/world.ts'
import { queueMessages, queueNotices } from './queue.ts'
import type { CitizenMessageRequest, NoticeRequest } from './types.ts'

export { noticesTables } from './tables.ts'
export type * from './types.ts'

export interface Notices {
  /**
   * Queues notices in the transaction that makes the decision needed; shown at once on the desk,
   * told once in a digest.
   * @throws AssertionError for a kind that names no decision (contract/src/notices.ts)
   */
  queue(tx: Tx, requests: readonly NoticeRequest[]): Promise<void>
  /** Queues short messages to citizens; sent later by a job. */
  queueMessages(tx: Tx, requests: readonly CitizenMessageRequest[]): Promise<void>
}

export function openNotices(parts: { readonly world: World }): Notices {
  const { world } = parts
  return {
    queue: (tx, requests) => queueNotices(tx, world, requests),
    queueMessages: (tx, requests) => queueMessages(tx, world, requests),
  }
}
