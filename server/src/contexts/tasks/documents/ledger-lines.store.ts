import type { TaskClass } from '@huiyin/contract/tasks'
import { type LocalDay, localDayOf } from '@huiyin/contract/time'
import type { Org } from '../../../kernel/org/index.ts'
import type { Queryable } from '../../../platform/db/db.ts'
import { crossRegion, sql } from '../../../platform/db/sql.ts'
import { weekOf } from '../summary.rules.ts'
import { classOf } from '../summary.store.ts'
import { unitNames } from '../unit-names.ts'
import type { LedgerLine } from './standing.rules.ts'

interface Row {
  readonly number: string
  readonly class: TaskClass
  readonly problemNumber: string | null
  readonly problem: string
  readonly aspect: string | null
  readonly unitCode: string
  readonly leadUnitCode: string | null
  readonly dueAt: Date | null
  readonly openedAt: Date
  readonly closedAt: Date | null
}

/** Beyond this a region's documents need a count of their own; a city's ledgers hold thousands. */
const linesMax = 100_000

/**
 * Every problem of a region's ledgers and those below it, with its class at a moment; what was
 * taken back is left out, as in the summary.
 */
export async function selectLedgerLines(
  parts: { readonly org: Org; readonly db: Queryable },
  regionCode: string,
  at: Date,
): Promise<readonly LedgerLine[]> {
  const regionCodes = await parts.org.regionsBelow(regionCode)
  const moments = { now: at, weekEnd: weekOf(at).end }
  const rows = await parts.db.query(
    crossRegion(
      'documents cover the regions their figures cover',
      sql<Row>`
        select matter.number, ${classOf(moments)} as class,
          task.content ->> 'problemNumber' as "problemNumber",
          task.content ->> 'problem' as problem, task.aspect,
          matter.accountable_unit_code as "unitCode", task.lead_unit_code as "leadUnitCode",
          case when matter.next_clock in ('handle', 'review') then matter.next_due_at end as "dueAt",
          matter.opened_at as "openedAt", matter.closed_at as "closedAt"
        from tasks.task as task
        join kernel.matter as matter
          on matter.region_code = task.region_code
          and matter.id = task.matter_id
        where task.region_code = any(${regionCodes}::text[])
        and matter.state <> 'withdrawn'
        order by matter.number
        limit ${linesMax}`,
    ),
  )
  const nameOf = await unitNames(parts, regionCodes)
  const unit = (code: string) => ({ code, name: nameOf(code) })
  const day = (moment: Date | null): LocalDay | null =>
    moment === null ? null : localDayOf(moment)
  return rows.map(({ unitCode, leadUnitCode, dueAt, openedAt, closedAt, ...row }) => ({
    ...row,
    unit: unit(unitCode),
    leadUnit: leadUnitCode === null ? null : unit(leadUnitCode),
    dueOn: day(dueAt),
    openedOn: localDayOf(openedAt),
    closedOn: day(closedAt),
  }))
}
