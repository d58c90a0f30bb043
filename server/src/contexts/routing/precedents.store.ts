import type { RegionReads, Tx } from '../../platform/db/db.ts'
import { insertRows, rowSource } from '../../platform/db/rows.ts'
import { sql, trustedSql } from '../../platform/db/sql.ts'
import type { Precedent } from './route.rules.ts'

const precedentsMax = 50

/** What a ruling is looked up by. */
export interface AskedClass {
  readonly kind: string
  readonly category: string
}

const classColumns = { kind: 'text', category: 'text' } as const

/**
 * Rulings in force for each of some classes and whatever it lies in, the newest first.
 *
 * @returns gives those of a class that was asked for
 */
export async function selectPrecedents(
  reads: RegionReads,
  classes: readonly AskedClass[],
): Promise<(asked: AskedClass) => readonly Precedent[]> {
  const keyOf = ({ kind, category }: AskedClass) => `${kind} ${category}`
  const distinct = [...new Map(classes.map((one) => [keyOf(one), one])).values()]
  const { source, values } = rowSource(classColumns, distinct)
  const rows = await reads.query(sql<Precedent & { askedCategory: string }>`
    select asked.category as "askedCategory", precedent.dispute_number as "disputeNumber",
      asked.kind, precedent.category, precedent.area_code as "areaCode",
      precedent.unit_code as "unitCode", precedent.ground
    from (${trustedSql(`select ${source}`, values)}) as asked
    cross join lateral (
      select dispute_number, category, area_code, unit_code, ground, ruled_at, dispute_id
      from routing.precedent
      where region_code = ${reads.regionCode}
        and kind = asked.kind
        and starts_with(asked.category, category)
        and ended_at is null
      order by ruled_at desc, dispute_id
      limit ${precedentsMax}
    ) as precedent
    order by asked.kind, asked.category, precedent.ruled_at desc, precedent.dispute_id`)
  const found = Map.groupBy(rows, ({ kind, askedCategory }) =>
    keyOf({ kind, category: askedCategory }),
  )
  return (asked) => found.get(keyOf(asked)) ?? []
}

export interface NewPrecedent extends Precedent {
  readonly disputeId: string
  readonly ruledAt: Date
}

/** Keeps a ruling; an earlier one for the same class and place ends with it. */
export async function insertPrecedent(tx: Tx, precedent: NewPrecedent): Promise<void> {
  const { kind, category, areaCode, ruledAt } = precedent
  await tx.query(sql`
    update routing.precedent
    set ended_at = ${ruledAt}
    where region_code = ${tx.regionCode}
      and kind = ${kind}
      and category = ${category}
      and area_code = ${areaCode}
      and ended_at is null
      and dispute_id <> ${precedent.disputeId}`)
  await tx.query(
    insertRows(
      'routing.precedent',
      {
        region_code: 'text',
        dispute_id: 'uuid',
        dispute_number: 'text',
        kind: 'text',
        category: 'text',
        area_code: 'text',
        unit_code: 'text',
        ground: 'text',
        ruled_at: 'timestamptz',
      },
      [
        {
          region_code: tx.regionCode,
          dispute_id: precedent.disputeId,
          dispute_number: precedent.disputeNumber,
          kind,
          category,
          area_code: areaCode,
          unit_code: precedent.unitCode,
          ground: precedent.ground,
          ruled_at: ruledAt,
        },
      ],
      'on conflict (region_code, dispute_id) do nothing',
    ),
  )
}
