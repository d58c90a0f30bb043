import type { Queryable } from '../../platform/db/db.ts'
import { sql } from '../../platform/db/sql.ts'

export interface SecurityEventRow {
  readonly id: string
  readonly at: Date
  readonly actor: string
  readonly what: string
  readonly subject: string | null
  readonly isSuccess: boolean
  readonly address: string | null
  readonly details: Readonly<Record<string, unknown>>
}

export async function insertSecurityEvent(
  q: Queryable,
  event: SecurityEventRow & { readonly regionCode: string },
): Promise<void> {
  await q.query(sql`
    insert into kernel.security_event
      (region_code, id, at, actor, what, subject, is_success, address, details)
    values (${event.regionCode}, ${event.id}, ${event.at}, ${event.actor}, ${event.what},
      ${event.subject}, ${event.isSuccess}, ${event.address},
      ${JSON.stringify(event.details)}::jsonb)`)
}

/** A page of the log, newest first, before the last one seen. */
export function selectSecurityEvents(
  q: Queryable,
  page: { regionCode: string; beforeAt: Date; beforeId: string; limit: number },
): Promise<SecurityEventRow[]> {
  return q.query(sql<SecurityEventRow>`
    select id, at, actor, what, subject, is_success as "isSuccess", address, details
    from kernel.security_event
    where region_code = ${page.regionCode}
      and (at, id) < (${page.beforeAt}::timestamptz, ${page.beforeId}::uuid)
    order by at desc, id desc
    limit ${page.limit}`)
}

/** Only the sweep deletes, and only what is older than the law asks to keep. */
export async function deleteOldSecurityEvents(
  q: Queryable,
  old: { regionCode: string; before: Date },
): Promise<void> {
  await q.query(sql`
    delete from kernel.security_event
    where region_code = ${old.regionCode}
      and at < ${old.before}`)
}
