import type { CommitmentSource, CommittedText } from '../../kernel/ledger/index.ts'
import type { Tx } from '../../platform/db/db.ts'
import { sql } from '../../platform/db/sql.ts'

/** Texts of reviews for `huiyin verify`: each is committed to by an entry of its day's stream. */
export const reviewTextSource: CommitmentSource = {
  table: 'reviews.review',
  texts: ({ regionCode, after, limit }) => sql<CommittedText>`
    select id::text as key, 'review-day' as "streamKind", submitted_on::text as "streamId",
      null::integer as seq, 'text' as name, text_body as text, text_salt as salt
    from reviews.review
    where region_code = ${regionCode}
    and text_body is not null
    and id > (case when ${after} = '' then '00000000-0000-0000-0000-000000000000' else ${after} end)::uuid
    order by id
    limit ${limit}`,
}

/** Texts of reviews older than a day whose matter, if there is one, is closed. */
export async function eraseReviewTextsBefore(
  tx: Tx,
  before: string,
  limit: number,
): Promise<number> {
  const rows = await tx.query(sql<{ id: string }>`
    update reviews.review as old
    set text_body = null, text_salt = null
    where old.region_code = ${tx.regionCode}
    and old.id in (
      select review.id
      from reviews.review as review
      left join kernel.matter as matter
        on matter.region_code = review.region_code
        and matter.id = review.matter_id
      where review.region_code = ${tx.regionCode}
      and review.submitted_on < ${before}
      and review.text_body is not null
      and (review.matter_id is null or matter.closed_at is not null)
      order by review.submitted_on, review.id
      limit ${limit}
    )
    returning old.id`)
  return rows.length
}

/** The same for reviews by static code. */
export async function eraseStaticTextsBefore(
  tx: Tx,
  before: string,
  limit: number,
): Promise<number> {
  const rows = await tx.query(sql<{ id: string }>`
    update reviews.static_review as old
    set text_body = null, text_salt = null
    where old.region_code = ${tx.regionCode}
    and old.id in (
      select review.id
      from reviews.static_review as review
      where review.region_code = ${tx.regionCode}
      and review.submitted_on < ${before}
      and review.text_body is not null
      order by review.submitted_on, review.id
      limit ${limit}
    )
    returning old.id`)
  return rows.length
}
