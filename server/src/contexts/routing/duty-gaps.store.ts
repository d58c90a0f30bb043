import type { RoutedKind } from '@huiyin/contract/routing'
import type { Queryable, Tx } from '../../platform/db/db.ts'
import { insertRows } from '../../platform/db/rows.ts'
import { sql } from '../../platform/db/sql.ts'

export interface DutyGap {
  readonly matterId: string
  readonly kind: RoutedKind
  readonly category: string
  readonly areaCode: string | null
  readonly unitCode: string
  readonly tableVersion: string
  readonly foundAt: Date
}

const gapsMax = 500

/** Counts matters nobody answers for; told twice a matter stays one. */
export async function insertGaps(tx: Tx, gaps: readonly DutyGap[]): Promise<void> {
  if (gaps.length === 0) return
  await tx.query(
    insertRows(
      'routing.duty_gap',
      {
        region_code: 'text',
        matter_id: 'uuid',
        kind: 'text',
        category: 'text',
        area_code: 'text',
        unit_code: 'text',
        table_version: 'text',
        found_at: 'timestamptz',
      },
      gaps.map((gap) => ({
        region_code: tx.regionCode,
        matter_id: gap.matterId,
        kind: gap.kind,
        category: gap.category,
        area_code: gap.areaCode,
        unit_code: gap.unitCode,
        table_version: gap.tableVersion,
        found_at: gap.foundAt,
      })),
      'on conflict (region_code, matter_id) do nothing',
    ),
  )
}

export interface CountedGap {
  readonly kind: RoutedKind
  readonly category: string
  readonly areaCode: string | null
  readonly count: number
  readonly unitCode: string
  readonly lastAt: Date
}

/** What nobody answered for, the most often first. */
export function countGaps(q: Queryable, regionCode: string): Promise<CountedGap[]> {
  return q.query(sql<CountedGap>`
    select kind, category, area_code as "areaCode", count(*)::integer as count,
      unit_code as "unitCode", max(found_at) as "lastAt"
    from routing.duty_gap
    where region_code = ${regionCode}
    group by kind, category, area_code, unit_code
    order by count(*) desc, kind, category, area_code, unit_code
    limit ${gapsMax}`)
}
