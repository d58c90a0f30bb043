import type { Tx } from '../../platform/db/db.ts'
import { sql } from '../../platform/db/sql.ts'

export interface ClaimedMessage {
  readonly id: string
  readonly citizenId: string
  readonly body: string
  readonly attempts: number
}

/**
 * Takes messages that are due, for a while: a sender that dies leaves them to the next one after
 * `leasedUntil`, so a message may in the worst case be sent twice, but is never lost.
 */
export async function claimMessages(
  tx: Tx,
  claim: { readonly now: Date; readonly leasedUntil: Date; readonly limit: number },
): Promise<ClaimedMessage[]> {
  const rows = await tx.query(
    sql<{ id: string; citizen_id: string; body: string | null; attempts: number }>`
      update kernel.citizen_message as message
      set state = 'sending', attempts = message.attempts + 1, next_try_at = ${claim.leasedUntil}
      where message.region_code = ${tx.regionCode}
        and message.id in (
          select due.id
          from kernel.citizen_message as due
          where due.region_code = ${tx.regionCode}
            and due.ended_at is null
            and due.next_try_at <= ${claim.now}
          order by due.next_try_at, due.id
          limit ${claim.limit}
          for update skip locked
        )
      returning message.id, message.citizen_id, message.body, message.attempts
    `,
  )
  return rows.map((row) => ({
    id: row.id,
    citizenId: row.citizen_id,
    body: row.body ?? '',
    attempts: row.attempts,
  }))
}

export interface MessageEnd {
  readonly id: string
  readonly state: 'queued' | 'sent' | 'failed' | 'no_phone'
  readonly at: Date
  /** When to try again, for `queued`. */
  readonly nextTryAt: Date
  readonly failure: string | null
}

export async function saveMessageEnd(tx: Tx, end: MessageEnd): Promise<void> {
  const endedAt = end.state === 'queued' ? null : end.at
  await tx.query(sql`
    update kernel.citizen_message
    set state = ${end.state}, ended_at = ${endedAt}, next_try_at = ${end.nextTryAt},
      failure = ${end.failure}
    where region_code = ${tx.regionCode}
      and id = ${end.id}::uuid
  `)
}
