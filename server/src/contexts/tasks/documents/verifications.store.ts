import type { Queryable } from '../../../platform/db/db.ts'
import { sql } from '../../../platform/db/sql.ts'

/** Who found a problem put right, and in what words. */
export interface Verification {
  readonly matterId: string
  readonly staffId: string
  readonly findings: string | null
}

/** The last verification of each problem of a ledger that stands; a return takes it back. */
export function selectVerifications(
  db: Queryable,
  of: { readonly regionCode: string; readonly ledgerId: string },
): Promise<Verification[]> {
  return db.query(sql<Verification>`
    select distinct on (task.matter_id) task.matter_id as "matterId",
      task.verified_by_staff_id as "staffId", found.body as findings
    from tasks.task as task
    left join kernel.matter_text as found
      on found.region_code = task.region_code
      and found.matter_id = task.matter_id
      and found.kind = 'check_findings'
    where task.region_code = ${of.regionCode}
    and task.ledger_id = ${of.ledgerId}
    and task.verified_by_staff_id is not null
    order by task.matter_id, found.seq desc nulls last
    limit 100000`)
}
