import type { Tx } from '../../platform/db/db.ts'
import type { World } from '../../platform/world.ts'
import { checkNotice } from './notices.rules.ts'
import { insertMessages, insertNotices } from './notices.store.ts'
import type { CitizenMessageRequest, NoticeRequest } from './types.ts'

/** Queues notices of one region in one insert. */
export async function queueNotices(
  tx: Tx,
  world: World,
  requests: readonly NoticeRequest[],
): Promise<void> {
  for (const request of requests) checkNotice(request)
  await insertNotices(
    tx,
    requests.map((request) => ({
      region_code: tx.regionCode,
      id: world.newId(),
      kind: request.kind,
      to_unit_code: request.toUnitCode,
      to_staff_id: request.toStaffId ?? null,
      matter_id: request.matterId ?? null,
      matter_number: request.matterNumber ?? null,
      reason: request.reason,
      due_at: request.dueAt,
      reminder_step: null,
      created_at: request.createdAt,
    })),
  )
}

/** Queues short messages to citizens; a job sends them, never the request. */
export async function queueMessages(
  tx: Tx,
  world: World,
  requests: readonly CitizenMessageRequest[],
): Promise<void> {
  await insertMessages(
    tx,
    requests.map((request) => ({
      region_code: tx.regionCode,
      id: world.newId(),
      citizen_id: request.citizenId,
      matter_id: request.matterId,
      body: request.body,
      state: 'queued',
      attempts: 0,
      next_try_at: request.createdAt,
      created_at: request.createdAt,
    })),
  )
}
