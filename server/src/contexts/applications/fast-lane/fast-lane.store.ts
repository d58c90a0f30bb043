import type { FastLaneGround } from '@huiyin/contract/fast-lane'
import type { Queryable } from '../../../platform/db/db.ts'
import { sql } from '../../../platform/db/sql.ts'

/** An application that goes, or went, before others. */
export interface ListedFastLane {
  readonly number: string
  readonly item: string
  readonly unitCode: string
  readonly ground: FastLaneGround
  readonly since: Date
  readonly until: string
  readonly closedAt: Date | null
}

/** What goes before others, or did until a day; the newest first, at most 500. */
export function selectFastLane(
  q: Queryable,
  regionCode: string,
  since: string,
): Promise<ListedFastLane[]> {
  return q.query(sql<ListedFastLane>`
    select matter.number, matter.title as item, matter.accountable_unit_code as "unitCode",
      application.fast_lane ->> 'ground' as ground,
      (application.fast_lane ->> 'since')::timestamptz as since,
      application.fast_lane ->> 'until' as until, matter.closed_at as "closedAt"
    from applications.application as application
    join kernel.matter as matter
      on matter.region_code = application.region_code
      and matter.id = application.matter_id
    where application.region_code = ${regionCode}
      and application.fast_lane is not null
      and application.fast_lane ->> 'since' is not null
      and application.fast_lane ->> 'until' >= ${since}
    order by since desc, matter.number
    limit 500`)
}
