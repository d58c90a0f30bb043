import type { Tx } from '../../platform/db/db.ts'
import type { World } from '../../platform/world.ts'
import { reminderStep } from './digest.rules.ts'
import { checkNotice } from './notices.rules.ts'
import { insertMessages, insertNotices } from './notices.store.ts'
import type { NoticeSettings } from './settings.rules.ts'
import type { CitizenMessageRequest, NoticeRequest, RunningClock } from './types.ts'

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

/**
 * Reminds of clocks that reached a new step; asked again, it does nothing new. Call it from the scan
 * of open clocks, as often as wished.
 *
 * @returns how many reminders were made
 */
export async function queueReminders(
  tx: Tx,
  parts: { readonly world: World; readonly settings: NoticeSettings },
  clocks: readonly RunningClock[],
): Promise<number> {
  const now = parts.world.now()
  const steps = clocks.flatMap((clock) => {
    const step = reminderStep(clock, now, parts.settings)
    return step === undefined ? [] : [{ clock, step }]
  })
  return insertNotices(
    tx,
    steps.map(({ clock, step }) => ({
      region_code: tx.regionCode,
      id: parts.world.newId(),
      kind: step.includes(':overdue:') ? 'overdue' : 'reminder',
      to_unit_code: clock.toUnitCode,
      to_staff_id: clock.toStaffId,
      matter_id: clock.matterId,
      matter_number: clock.matterNumber,
      reason: `${clock.matterNumber}${clock.label}${step.includes(':overdue:') ? '已超期' : '将到期'}`,
      due_at: clock.dueAt,
      reminder_step: step,
      created_at: now,
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
