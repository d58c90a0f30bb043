import type { ReviewTag } from '@huiyin/contract/reviews'
import type { Queryable } from '../../platform/db/db.ts'
import { sql } from '../../platform/db/sql.ts'

const tagsMax = 2000

/** Every tag of every version; the newest of a code first. */
export function selectTags(db: Queryable): Promise<ReviewTag[]> {
  return db.query(sql<ReviewTag>`
    select code, grade, text_zh as text, text_en as "textEn", is_base as base,
      retired_on is not null as retired, is_extension as extension
    from reviews.tag
    order by code desc, version desc
    limit ${tagsMax}`)
}
