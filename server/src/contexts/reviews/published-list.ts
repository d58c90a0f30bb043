import { localDayOf } from '@huiyin/contract/time'
import type { PublishedReview, PublishedShown } from './pages/view.ts'
import type { ReviewParts } from './parts.ts'
import { publicRegionOf } from './public-region.ts'
import { type PublishedRow, selectPublished } from './published.store.ts'

const pageSize = 20

/** Bad reviews with their answers, after the privacy review. */
export async function publishedReviews(
  parts: ReviewParts,
  query: { readonly regionCode: string | null; readonly cursor: string | null },
): Promise<PublishedShown> {
  const found = await publicRegionOf(parts, query.regionCode)
  if (found === undefined) return { state: 'off', region: { name: '' } }
  const { region, switches } = found
  if (!switches.badReviews) return { state: 'off', region }
  const { regionCode } = region
  const [at, id] = query.cursor === null ? [] : parts.cursors.read('published', query.cursor)
  const rows = await selectPublished(parts.db, {
    regionCodes: await parts.org.regionsBelow(regionCode),
    after: at === undefined || id === undefined ? undefined : { at: new Date(at), id },
    limit: pageSize + 1,
  })
  const last = rows.length > pageSize ? rows[pageSize - 1] : undefined
  return {
    state: 'on',
    region,
    rows: await Promise.all(rows.slice(0, pageSize).map((row) => publishedReview(parts, row))),
    nextCursor:
      last === undefined
        ? null
        : parts.cursors.write('published', [last.publishedAt.toISOString(), last.matterId]),
  }
}

/** A published review with the names of its unit and item. */
export async function publishedReview(
  parts: ReviewParts,
  row: PublishedRow,
): Promise<PublishedReview> {
  return {
    number: row.number,
    publishedOn: localDayOf(row.publishedAt),
    unit: (await parts.org.unit(row.regionCode, row.unitCode)) ?? { name: row.unitCode },
    item: (await parts.catalog.item(row.regionCode, row.itemCode)) ?? { name: row.itemCode },
    grade: row.grade,
    text: row.text,
    answer: row.answer,
    rectifiedInTime: row.rectifiedInTime,
    againGrade: row.againGrade,
  }
}
