import type { HelpKind } from '@huiyin/contract/hall-help'
import type { Queryable, Tx } from '../../../platform/db/db.ts'
import { insertRows } from '../../../platform/db/rows.ts'
import { sql } from '../../../platform/db/sql.ts'
import type { Span } from '../figures/figures.store.ts'

/** One help, or one difficulty solved. */
export interface Help {
  readonly id: string
  readonly kind: HelpKind
  readonly day: string
  readonly itemCode: string
  readonly unitCode: string
  readonly matterId: string | null
  readonly note: string | null
  readonly enteredBy: string
  readonly enteredAt: Date
}

const columns = {
  region_code: 'text',
  id: 'uuid',
  kind: 'text',
  day: 'date',
  item_code: 'text',
  unit_code: 'text',
  matter_id: 'uuid',
  note: 'text',
  entered_by: 'text',
  entered_at: 'timestamptz',
} as const

/** Keeps many at once, in one statement. */
export async function insertHelp(tx: Tx, all: readonly Help[]): Promise<void> {
  const rows = all.map((help) => ({
    region_code: tx.regionCode,
    id: help.id,
    kind: help.kind,
    day: help.day,
    item_code: help.itemCode,
    unit_code: help.unitCode,
    matter_id: help.matterId,
    note: help.note,
    entered_by: help.enteredBy,
    entered_at: help.enteredAt,
  }))
  await tx.query(insertRows('hall.help', columns, rows))
}

/** How many of each kind in a span, by unit. */
export function countHelp(
  q: Queryable,
  { regionCode, from, to }: Span,
): Promise<{ unitCode: string; kind: HelpKind; n: number }[]> {
  return q.query(sql<{ unitCode: string; kind: HelpKind; n: number }>`
    select unit_code as "unitCode", kind, count(*) as n
    from hall.help
    where region_code = ${regionCode}
    and day between ${from}::date and ${to}::date
    group by unit_code, kind
    order by unit_code, kind`)
}
