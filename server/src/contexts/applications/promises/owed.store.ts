import type { Tx } from '../../../platform/db/db.ts'
import { sql } from '../../../platform/db/sql.ts'

/** Applicants told in one round; the next round takes the rest. */
const remindedMax = 200

/** Numbers of applications that owe something due in a span, of which nobody was told yet. */
export async function selectToRemind(
  tx: Tx,
  { now, until }: { readonly now: Date; readonly until: Date },
): Promise<readonly string[]> {
  const rows = await tx.query(sql<{ number: string }>`
    select matter.number
    from applications.application as application
    join kernel.matter as matter
      on matter.region_code = application.region_code
      and matter.id = application.matter_id
    where application.region_code = ${tx.regionCode}
      and application.owed <> '[]'
      and matter.state in ('reviewing', 'deciding')
      and exists (
        select 1
        from jsonb_array_elements(application.owed) as debts (debt)
        where debt ->> 'broughtAt' is null
          and debt ->> 'remindedAt' is null
          and (debt ->> 'dueAt')::timestamptz between ${now} and ${until})
    order by matter.number
    limit ${remindedMax}`)
  return rows.map(({ number }) => number)
}
