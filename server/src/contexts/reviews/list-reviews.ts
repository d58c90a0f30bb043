import { badGrades, type Channel, type Grade, grades, type Origin } from '@huiyin/contract/reviews'
import { formatInstant, parseLocalDay } from '@huiyin/contract/time'
import type { StaffActor } from '../../kernel/access/actor.ts'
import type { Cursors } from '../../platform/http/cursor.ts'
import { pageOf } from '../../platform/http/cursor.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import type { ReviewParts } from './parts.ts'
import { type ReviewListRow, selectReviewList } from './review-list.store.ts'

export interface ReviewListQuestion {
  readonly regionCode: string
  readonly from: string
  readonly to: string
  readonly unit?: string
  readonly item?: string
  readonly channel?: string
  readonly grade?: Grade | 'good' | 'bad'
  /** Only what enters the rates: explicit, adopted, the first of its service. */
  readonly counted?: 'yes'
  readonly cursor?: string
  readonly limit?: number
}

const limitUsual = 50
const regional = new Set(['supervisor', 'evaluator', 'leader', 'follow_up_agent'])

/**
 * The reviews behind a figure. Units see their own; tags and text, never who wrote them.
 */
export async function listReviews(
  parts: ReviewParts,
  actor: StaffActor,
  question: ReviewListQuestion,
) {
  const seen = await parts.org.regionsBelow(actor.regionCode)
  if (!seen.includes(question.regionCode)) throw new Refusal('common/not-permitted')
  if (!parseLocalDay(question.from) || !parseLocalDay(question.to)) {
    throw new Refusal('reviews/period-invalid')
  }
  const isRegional = actor.posts.some(({ role }) => regional.has(role))
  const list = 'reviews'
  const cursors: Cursors = parts.cursors
  const [at, id] = question.cursor === undefined ? [] : cursors.read(list, question.cursor)
  const limit = question.limit ?? limitUsual
  const { grade, ...filter } = question
  const { withPredecessors } = await parts.org.snapshot(actor.regionCode)
  const rows = await selectReviewList(parts.db, {
    ...filter,
    grades: grade === undefined ? undefined : gradesOf(grade),
    regionCodes: isRegional
      ? await parts.org.regionsBelow(question.regionCode)
      : [question.regionCode],
    unitCodes: isRegional
      ? null
      : actor.posts.flatMap(({ unitCode }) => withPredecessors(unitCode)),
    ownStaffId: actor.staffId,
    after: at === undefined || id === undefined ? undefined : { at: new Date(at), id },
    limit: limit + 1,
  })
  const page = pageOf(cursors, {
    list,
    rows,
    limit,
    place: (row) => [row.submittedAt.toISOString(), row.id],
  })
  return {
    rows: await Promise.all(page.rows.map((row) => lineOf(parts, row))),
    nextCursor: page.nextCursor,
  }
}

/** The levels that a filter of the figures stands for. */
function gradesOf(grade: Grade | 'good' | 'bad'): readonly Grade[] {
  if (grade === 'bad') return badGrades
  return grade === 'good' ? grades.filter((one) => !badGrades.includes(one)) : [grade]
}

async function lineOf(parts: ReviewParts, row: ReviewListRow) {
  const unit = await parts.org.unit(row.regionCode, row.unitCode)
  const item = await parts.catalog.item(row.regionCode, row.itemCode)
  return {
    number: row.number,
    submittedAt: formatInstant(row.submittedAt),
    servedOn: row.servedOn,
    unit: unit?.name ?? row.unitCode,
    item: item?.name ?? row.itemCode,
    channel: row.channel satisfies Channel,
    origin: row.origin satisfies Origin,
    grade: row.grade satisfies Grade,
    tags: [...row.tags],
    text: row.text,
    adopted: row.adopted,
    matterNumber: row.matterNumber,
  }
}
