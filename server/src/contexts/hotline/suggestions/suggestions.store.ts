import type { Queryable, Tx } from '../../../platform/db/db.ts'
import { insertRows } from '../../../platform/db/rows.ts'
import { sql } from '../../../platform/db/sql.ts'

/** A ticket that went to a unit and stayed there. */
interface Dispatched {
  readonly unitCode: string
  readonly category: string
  readonly words: readonly string[]
  readonly imported: boolean
}

/** More than a county dispatches in years; older habits say less. */
const dispatchesMax = 50_000
const featuresPerStatement = 10_000

/** The latest tickets some unit answered for, the earliest first. */
export async function selectDispatched(q: Queryable, regionCode: string): Promise<Dispatched[]> {
  const rows = await q.query(sql<Dispatched>`
    select matter.accountable_unit_code as "unitCode", ticket.category, matter.words,
      ticket.routed_by = 'taken_over' as imported
    from hotline.ticket as ticket
    join kernel.matter as matter
      on matter.region_code = ticket.region_code
      and matter.id = ticket.matter_id
    where ticket.region_code = ${regionCode}
    and matter.accountable_unit_code <> ticket.hotline_unit_code
    and matter.identity_grade <> 'sealed'
    order by matter.opened_at desc, matter.id desc
    limit ${dispatchesMax}`)
  return rows.toReversed()
}

interface Feature {
  readonly feature: string
  readonly unitCode: string
  readonly times: number
}

/** What was learnt, instead of what was learnt before. */
export async function replaceFeatures(tx: Tx, features: readonly Feature[]): Promise<void> {
  await tx.query(sql`
    delete from hotline.dispatch_feature
    where region_code = ${tx.regionCode}`)
  for (let from = 0; from < features.length; from += featuresPerStatement) {
    await tx.query(
      insertRows(
        'hotline.dispatch_feature',
        { region_code: 'text', feature: 'text', unit_code: 'text', times: 'integer' },
        features.slice(from, from + featuresPerStatement).map(({ feature, unitCode, times }) => ({
          region_code: tx.regionCode,
          feature,
          unit_code: unitCode,
          times,
        })),
      ),
    )
  }
}

export function selectFeatures(
  q: Queryable,
  regionCode: string,
  features: readonly string[],
): Promise<Feature[]> {
  return q.query(sql<Feature>`
    select feature, unit_code as "unitCode", times
    from hotline.dispatch_feature
    where region_code = ${regionCode}
    and feature = any(${features}::text[])
    order by feature, unit_code`)
}

export interface StoredMeasure {
  readonly learntAt: Date
  readonly learnt: number
  readonly imported: number
  readonly heldOut: number
  readonly firstRight: number
  readonly amongThree: number
}

export async function saveMeasure(tx: Tx, measured: StoredMeasure): Promise<void> {
  await tx.query(
    insertRows(
      'hotline.dispatch_measure',
      {
        region_code: 'text',
        learnt_at: 'timestamptz',
        learnt: 'integer',
        imported: 'integer',
        held_out: 'integer',
        first_right: 'integer',
        among_three: 'integer',
      },
      [
        {
          region_code: tx.regionCode,
          learnt_at: measured.learntAt,
          learnt: measured.learnt,
          imported: measured.imported,
          held_out: measured.heldOut,
          first_right: measured.firstRight,
          among_three: measured.amongThree,
        },
      ],
      `on conflict (region_code) do update
       set learnt_at = excluded.learnt_at, learnt = excluded.learnt,
         imported = excluded.imported, held_out = excluded.held_out,
         first_right = excluded.first_right, among_three = excluded.among_three`,
    ),
  )
}

export async function selectMeasure(
  q: Queryable,
  regionCode: string,
): Promise<StoredMeasure | undefined> {
  const [row] = await q.query(sql<StoredMeasure>`
    select learnt_at as "learntAt", learnt, imported, held_out as "heldOut",
      first_right as "firstRight", among_three as "amongThree"
    from hotline.dispatch_measure
    where region_code = ${regionCode}`)
  return row
}
