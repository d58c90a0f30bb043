import type { MatterKind } from '@huiyin/contract/matter'
import { type Statement, sql } from '../../platform/db/sql.ts'

/** A matter among others of its class and place. */
export interface GatheredMatter<Kind extends MatterKind = MatterKind> {
  readonly kind: Kind
  readonly matterId: string
  readonly number: string
  readonly title: string
  readonly category: string
  readonly place: string
  readonly unitCode: string
  readonly openedAt: Date
}

const gatheredMax = 5000

/**
 * Keeps the matters of which as many share class and place, the largest groups first, at most 5000.
 *
 * @param recent - a query of one region for `kind`, `matterId`, `number`, `title`, `category`,
 *   `place` (null where it has none), `unitCode`, `openedAt`
 */
export function gathered<Kind extends MatterKind>(
  recent: Statement<unknown>,
  atLeast: number,
): Statement<GatheredMatter<Kind>> {
  return sql<GatheredMatter<Kind>>`
    with recent as (${recent}),
    counted as (
      select recent.*, count(*) over (partition by category, place) as many
      from recent
      where place is not null
    )
    select kind, "matterId", number, title, category, place, "unitCode", "openedAt"
    from counted
    where many >= ${atLeast}
    order by many desc, category, place, "matterId"
    limit ${gatheredMax}`
}
