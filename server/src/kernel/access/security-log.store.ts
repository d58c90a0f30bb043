import type { Queryable, Tx } from '../../platform/db/db.ts'
import { sql, unprepared } from '../../platform/db/sql.ts'

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

/** What the reader of the log narrows it to. */
export interface SecurityFilter {
  readonly what: string | null
  /** `staff:<id>`: who did it, or to whom it was done. */
  readonly person: string | null
  readonly from: Date | null
  readonly until: Date | null
}

/** A page of the log, newest first, before the last one seen. */
export function selectSecurityEvents(
  q: Queryable,
  page: SecurityFilter & {
    readonly regionCode: string
    readonly beforeAt: Date
    readonly beforeId: string
    readonly limit: number
  },
): Promise<SecurityEventRow[]> {
  return q.query(
    unprepared(sql<SecurityEventRow>`
      select id, at, actor, what, subject, is_success as "isSuccess", address, details
      from kernel.security_event
      where region_code = ${page.regionCode}
        and (at, id) < (${page.beforeAt}::timestamptz, ${page.beforeId}::uuid)
        and (${page.what}::text is null or what = ${page.what})
        and (${page.person}::text is null or actor = ${page.person} or subject = ${page.person})
        and (${page.from}::timestamptz is null or at >= ${page.from}::timestamptz)
        and (${page.until}::timestamptz is null or at <= ${page.until}::timestamptz)
      order by at desc, id desc
      limit ${page.limit}`),
  )
}

/** Whether somebody did something to somebody since a moment. */
export async function wasDone(
  tx: Tx,
  act: {
    readonly actor: string
    readonly what: string
    readonly subject: string
    readonly since: Date
  },
): Promise<boolean> {
  const rows = await tx.query(sql<{ id: string }>`
    select id
    from kernel.security_event
    where region_code = ${tx.regionCode}
      and at >= ${act.since}::timestamptz
      and actor = ${act.actor}
      and what = ${act.what}
      and subject = ${act.subject}
      and is_success
    order by at desc, id desc
    limit 1`)
  return rows.length > 0
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
