import type { Queryable } from '../../platform/db/db.ts'
import { crossRegion, sql } from '../../platform/db/sql.ts'

export interface MatterSums {
  readonly unitCode: string
  readonly pressureReports: number
  readonly lateEntries: number
}

/**
 * Definition: reports of pressure opened in the span, by the unit they are about; entries of the
 * ledger about matters of a unit that came after their limit, by the day of the root.
 */
export function selectMatterSums(
  db: Queryable,
  regionCodes: readonly string[],
  span: { readonly from: Date; readonly until: Date },
): Promise<MatterSums[]> {
  return db.query(
    crossRegion(
      'a county sees how the figures of its townships came about',
      sql<MatterSums>`
        select "unitCode", sum(pressure)::integer as "pressureReports",
          sum(late)::integer as "lateEntries"
        from (
          select coalesce(about_unit_code, accountable_unit_code) as "unitCode", 1 as pressure,
            0 as late
          from kernel.matter
          where region_code = any(${regionCodes}::text[])
          and kind = 'pressure_report'
          and opened_at between ${span.from} and ${span.until}
          union all
          select matter.accountable_unit_code, 0, 1
          from kernel.ledger_entry as entry
          join kernel.matter as matter
            on matter.region_code = entry.region_code
            and matter.id::text = entry.stream_id
          where entry.region_code = any(${regionCodes}::text[])
          and entry.stream_kind = 'matter'
          and entry.late
          and entry.entered_at between ${span.from} and ${span.until}
        ) as sums
        group by "unitCode"`,
    ),
  )
}
