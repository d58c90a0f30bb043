import { gradeWords } from '@huiyin/contract/reviews.words'
import { formatInstant, localDayOf, parseLocalDay } from '@huiyin/contract/time'
import { commit } from '../../kernel/ledger/index.ts'
import {
  hashReceiptCode,
  type NewMatter,
  receiptCodeBytes,
  receiptCodeOf,
  start,
  takeNumbers,
} from '../../kernel/matter/index.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { reviewLimits } from './limits.rules.ts'
import type { StaticReceiptView, StaticReviewHandedIn } from './pages/view.ts'
import type { ReviewPageParts } from './review-page-acts.ts'
import type { StaticCode } from './static-codes.store.ts'
import type { Pass } from './static-passes.ts'
import { insertStaticReview, type StaticReview } from './static-reviews.store.ts'

const prefix = 'JT'
const saltBytes = 16

/**
 * A review by static code: one a phone, code and day. It enters no rate; somebody checks whether
 * there was such a service, and answers.
 */
export async function submitStaticReview(
  parts: ReviewPageParts,
  known: StaticCode,
  pass: Pass,
  given: StaticReviewHandedIn,
): Promise<StaticReceiptView> {
  const { regionCode } = known
  checkGiven(parts, regionCode, given)
  await parts.clock.load(regionCode)
  const unit = await parts.org.unit(regionCode, known.unitCode)
  const receiptCode = receiptCodeOf(parts.world.randomBytes(receiptCodeBytes))
  const review = await reviewOf(parts, known, given, receiptCode)
  const change = await parts.db.transaction(regionCode, async (tx) => {
    await parts.people.phoneCodes.spend(tx, pass.codeId)
    const [citizenId = null] = await parts.people.remember(tx, [
      { identityGrade: 'masked', phone: pass.phone, retentionClass: 'review_contact' },
    ])
    const phoneLookup = parts.crypto.lookup(pass.phone, 'phone')
    const isFirst = await insertStaticReview(tx, { ...review, phoneLookup, citizenId })
    if (!isFirst) throw new Refusal('reviews/already-reviewed')
    const title = `静态码评价核实：${unit?.name ?? known.unitCode} ${gradeWords[given.grade].zh}`
    const check = await checkOf(parts, known, { ...review, citizenId }, title)
    const [begun] = await parts.matters.begin(tx, [{ ...check, itemCode: given.itemCode }])
    return begun
  })
  return {
    number: change?.matter.number ?? review.number,
    receiptCode,
    unit: unit ?? { name: known.unitCode },
    checkDueAt: formatInstant(change?.matter.nextDueAt ?? review.submittedAt),
  }
}

function checkGiven(parts: ReviewPageParts, regionCode: string, given: StaticReviewHandedIn): void {
  const servedOn = parseLocalDay(given.servedOn)
  if (servedOn === undefined || servedOn > localDayOf(parts.world.now())) {
    throw new Refusal('common/invalid-input', { errors: [{ field: 'servedOn' }] })
  }
  const refusal = parts.reviews.tags.of(regionCode).refusalOf(given.grade, given.tags)
  if (refusal !== undefined) throw refusal
}

type Unplaced = Omit<StaticReview, 'phoneLookup' | 'citizenId'>

async function reviewOf(
  parts: ReviewPageParts,
  known: StaticCode,
  given: StaticReviewHandedIn,
  receiptCode: string,
): Promise<Unplaced> {
  const now = parts.world.now()
  const day = localDayOf(now)
  const series = { prefix, regionCode: known.regionCode, day }
  const [number = ''] = await takeNumbers(parts.numbers, series, 1)
  const text = given.text?.trim() || null
  const salt = text === null ? null : parts.world.randomBytes(saltBytes)
  return {
    id: parts.world.newId(),
    number,
    code: known.code,
    grade: given.grade,
    tags: given.tags,
    allowsContact: given.allowsContact,
    text,
    salt,
    commitment: text === null || salt === null ? null : commit(text, salt),
    servedOn: given.servedOn,
    receiptHash: hashReceiptCode(parts.secrets.current('receipt').key, receiptCode),
    submittedAt: now,
    submittedOn: day,
    matterId: parts.world.newId(),
  }
}

/** The matter in which somebody looks whether there was such a service. */
async function checkOf(
  parts: ReviewPageParts,
  known: StaticCode,
  review: Unplaced & { readonly citizenId: string | null },
  title: string,
): Promise<Omit<NewMatter, 'itemCode'>> {
  const { regionCode } = known
  const { version, value } = parts.rulebook.inForce(regionCode, reviewLimits, review.submittedOn)
  const supervising = await parts.org.supervisingUnit(regionCode)
  const holder = supervising?.code ?? known.unitCode
  const { text, grade, servedOn } = review
  return {
    id: review.matterId,
    kind: 'service_check',
    state: 'open',
    title,
    accountableUnitCode: known.unitCode,
    holder: { unitCode: holder, staffId: null },
    risk: 'normal',
    identityGrade: 'masked',
    reportedBy: review.citizenId,
    openedAt: review.submittedAt,
    opening: {
      enteredBy: 'citizen',
      onBehalfOf: null,
      answerBy: review.allowsContact ? 'phone' : 'progress_page',
      receiptHash: review.receiptHash,
    },
    row: { subjectId: review.id, handlerStaffId: null, finding: null },
    clocks: [start('inquiry', value.check, version)],
    texts: text === null ? [] : [{ kind: 'review_text', body: text, visibility: 'reporter' }],
    notices: (matter) => [
      {
        kind: 'check_wanted',
        toUnitCode: holder,
        reason: '静态码评价待核实',
        dueAt: matter.nextDueAt,
      },
    ],
    body: { review: review.id, code: known.code, grade, servedOn },
  }
}
