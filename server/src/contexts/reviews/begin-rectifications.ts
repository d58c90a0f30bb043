import { gradeWords } from '@huiyin/contract/reviews.words'
import {
  dayNumber,
  formatInstant,
  type LocalDay,
  localDay,
  localDayOf,
  startOfDay,
} from '@huiyin/contract/time'
import { nearestFreeUnit } from '../../kernel/access/index.ts'
import {
  type Change,
  type ClockChange,
  type LetterWanted,
  type Matter,
  type MatterClock,
  type NewMatter,
  runningClock,
  start,
} from '../../kernel/matter/index.ts'
import type { Tx } from '../../platform/db/db.ts'
import { reviewLimits } from './limits.rules.ts'
import type { ReviewParts } from './parts.ts'
import { type Rectification, untouched } from './rectification.types.ts'
import { findRatedStaff } from './reviews.store.ts'
import type { StoredServiceEnd } from './service-ends.store.ts'
import type { AcceptedReview } from './store-reviews.ts'

/** What the duty rests on, as the letter prints it. */
const assignmentBasis =
  '《国务院办公厅关于建立政务服务“好差评”制度提高政务服务水平的意见》（国办发〔2019〕51号）'

interface Rated {
  readonly staffId: string
  readonly leads: readonly string[]
}

/**
 * Makes each bad review an accountable matter, in the transaction that stores it: number, clocks,
 * 交办函 to the unit, notice to who has to decide.
 *
 * @returns the opened matters by review id
 */
export async function beginRectifications(
  tx: Tx,
  parts: ReviewParts,
  bad: readonly AcceptedReview[],
): Promise<ReadonlyMap<string, Change>> {
  if (bad.length === 0) return new Map()
  const day = localDayOf(parts.world.now())
  const codes = [...new Set(bad.flatMap(({ end }) => end.staffCode ?? []))]
  const rated = codes.length === 0 ? new Map() : await findRatedStaff(tx, codes, day)
  const organisation = await parts.org.snapshot(tx.regionCode)
  const requests: NewMatter[] = []
  for (const one of bad) {
    const item = await parts.catalog.item(tx.regionCode, one.end.itemCode)
    const staff: Rated | undefined = rated.get(one.end.staffCode ?? '')
    const holder = await holderOf(parts, one.end, staff)
    const windowName = organisation.window(one.end.windowCode ?? '')?.name
    requests.push(
      request(parts, one, { staff, holder, itemName: item?.name ?? one.end.itemCode, windowName }),
    )
  }
  const changes = await parts.matters.begin(tx, requests)
  return new Map(bad.map(({ review }, index) => [review.id, changes[index] as Change]))
}

/** The unit that served; when its own head was rated, one level up (nobody holds his own matter). */
async function holderOf(
  { org }: ReviewParts,
  { regionCode, unitCode: servedBy }: StoredServiceEnd,
  rated: Rated | undefined,
): Promise<string> {
  const unitCode = (await org.snapshot(regionCode)).currentUnit(servedBy)
  if (rated === undefined || !rated.leads.includes(unitCode)) return unitCode
  const region = await org.region(regionCode)
  const above = region?.parentRegionCode ?? null
  const offices = [
    await org.supervisingUnit(regionCode),
    above === null ? undefined : await org.supervisingUnit(above),
  ]
  const chain = [...(await org.unitChain(regionCode, unitCode)), ...offices]
  const about = {
    aboutStaffId: rated.staffId,
    unitChain: chain.filter((unit) => unit !== undefined),
  }
  const leaders = new Map(rated.leads.map((led) => [led, [rated.staffId]]))
  return nearestFreeUnit(about, leaders) ?? unitCode
}

function request(
  parts: ReviewParts,
  { submitted, end, review }: AcceptedReview,
  known: {
    readonly staff: Rated | undefined
    readonly holder: string
    readonly itemName: string
    readonly windowName: string | undefined
  },
): NewMatter {
  const { version, value } = parts.rulebook.inForce(
    end.regionCode,
    reviewLimits,
    review.submittedOn,
  )
  const words = gradeWords[review.grade].zh
  const title = `${known.itemName}：${words}`
  const { settledBy } = submitted
  const clocks: ClockChange[] =
    settledBy === undefined
      ? [start('rectify', value.rectify, version)]
      : [untilSettled(settledBy, review.submittedOn, version)]
  if (review.allowsContact && settledBy === undefined) {
    clocks.push(start('contact', value.contact, version))
  }
  return {
    id: review.matterId ?? '',
    kind: 'rectification',
    state: 'assigned',
    title,
    itemCode: end.itemCode,
    accountableUnitCode: known.holder,
    holder: { unitCode: known.holder, staffId: null },
    aboutStaffId: known.staff?.staffId ?? null,
    risk: review.grade === 'very_dissatisfied' ? 'high' : 'normal',
    identityGrade: 'masked',
    reportedBy: review.citizenId,
    openedAt: settledBy === undefined ? review.submittedAt : parts.world.now(),
    opening: {
      enteredBy: submitted.enteredBy ?? 'citizen',
      onBehalfOf: null,
      answerBy: review.allowsContact ? 'phone' : 'progress_page',
      receiptHash: review.receiptHash,
    },
    row: rowOf(review, end.staffCode, known),
    clocks,
    texts:
      review.textBody === null
        ? []
        : [{ kind: 'review_text', body: review.textBody, visibility: 'reporter' }],
    ...(submitted.photos ? { evidenceIds: submitted.photos } : {}),
    words: [...(end.windowCode ? [end.windowCode.toLowerCase()] : []), ...review.tags],
    // A former system has written its 交办函 already; a second one would set a second date.
    letters: (matter, running) =>
      settledBy === undefined
        ? [assignmentLetter(matter, running, { ...known, words, servedAt: end.endedAt })]
        : [],
    notices: (matter) => [
      {
        kind: 'assigned',
        toUnitCode: known.holder,
        reason: `市民对“${known.itemName}”评价“${words}”`,
        dueAt: matter.nextDueAt,
      },
    ],
    body: { review: review.id, grade: review.grade, rules: version },
  }
}

/** Until the end of the day a former system had set, counted from the day of the review. */
function untilSettled(settledBy: LocalDay, ratedOn: string, ruleVersion: string): ClockChange {
  const [begins = settledBy] = [settledBy, localDay(ratedOn)].toSorted()
  const days = dayNumber(settledBy) - dayNumber(begins)
  return {
    name: 'rectify',
    do: 'start',
    budget: { amountHundredths: days * 100, unit: 'calendar_day' },
    ruleVersion,
    since: formatInstant(startOfDay(begins)),
  }
}

function assignmentLetter(
  matter: Matter,
  clocks: readonly MatterClock[],
  known: {
    readonly holder: string
    readonly itemName: string
    readonly windowName: string | undefined
    readonly words: string
    readonly servedAt: Date
  },
): LetterWanted {
  return {
    kind: 'assignment',
    toUnitCode: known.holder,
    facts: {
      summary: matter.title,
      itemName: known.itemName,
      gradeWords: known.words,
      servedAt: known.servedAt,
      ...(known.windowName === undefined ? {} : { windowName: known.windowName }),
      basis: [assignmentBasis],
      contactDueAt: runningClock(clocks, 'contact')?.dueAt ?? null,
      dueAt: runningClock(clocks, 'rectify')?.dueAt ?? matter.openedAt,
    },
  }
}

function rowOf(
  review: AcceptedReview['review'],
  staffCode: string | null,
  known: { readonly staff: Rated | undefined; readonly holder: string },
): Rectification {
  return {
    reviewId: review.id,
    serviceEndId: review.serviceEndId,
    ratedStaffCode: staffCode,
    ratedStaffId: known.staff?.staffId ?? null,
    originalUnitCode: known.holder,
    allowsContact: review.allowsContact,
    ...untouched,
  }
}
