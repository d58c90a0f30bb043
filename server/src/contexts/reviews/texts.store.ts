import type { CommitmentSource, CommittedText } from '../../kernel/ledger/index.ts'
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
