import { gradeWords } from '@huiyin/contract/reviews.words'
import { formatInstant, localDayOf, parseLocalDay } from '@huiyin/contract/time'
import { commit } from '../../kernel/ledger/index.ts'
import {
  hashReceiptCode,
  receiptCodeBytes,
  receiptCodeOf,
  takeNumbers,
} from '../../kernel/matter/index.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { start } from './effects.rules.ts'
import { reviewLimits } from './limits.rules.ts'
import type { StaticReceiptView, StaticReviewHandedIn } from './pages/view.ts'
import type { ReviewPageParts } from './review-page-acts.ts'
import type { StaticCode } from './static-codes.store.ts'
import type { Pass } from './static-passes.ts'
import { insertStaticReview } from './static-reviews.store.ts'

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
  const servedOn = parseLocalDay(given.servedOn)
  const now = parts.world.now()
  const day = localDayOf(now)
  if (servedOn === undefined || servedOn > day) {
    throw new Refusal('common/invalid-input', { errors: [{ field: 'servedOn' }] })
  }
  const refusal = parts.reviews.tags.refusalOf(given.grade, given.tags)
  if (refusal !== undefined) throw refusal
  const { regionCode } = known
  await parts.clock.load(regionCode)
  const { version, value } = parts.rulebook.inForce(regionCode, reviewLimits, day)
  const supervising = await parts.org.supervisingUnit(regionCode)
  const holder = supervising?.code ?? known.unitCode
  const unit = await parts.org.unit(regionCode, known.unitCode)
  const [number = ''] = await takeNumbers(parts.numbers, { prefix, regionCode, day }, 1)
  const receiptCode = receiptCodeOf(parts.world.randomBytes(receiptCodeBytes))
  const receiptHash = hashReceiptCode(parts.secrets.current('receipt').key, receiptCode)
  const text = given.text?.trim() || null
  const salt = text === null ? null : parts.world.randomBytes(saltBytes)
  const commitment = text === null || salt === null ? null : commit(text, salt)
  const matterId = parts.world.newId()
  const id = parts.world.newId()

  const change = await parts.db.transaction(regionCode, async (tx) => {
    await parts.people.phoneCodes.spend(tx, pass.codeId)
    const [citizenId = null] = await parts.people.remember(tx, [
      { identityGrade: 'masked', phone: pass.phone, retentionClass: 'review_contact' },
    ])
    const isFirst = await insertStaticReview(tx, {
      id,
      number,
      code: known.code,
      phoneLookup: parts.crypto.lookup(pass.phone, 'phone'),
      citizenId,
      grade: given.grade,
      tags: given.tags,
      allowsContact: given.allowsContact,
      text,
      salt,
      commitment,
      servedOn,
      receiptHash,
      submittedAt: now,
      submittedOn: day,
      matterId,
    })
    if (!isFirst) throw new Refusal('reviews/already-reviewed')
    const [begun] = await parts.matters.begin(tx, [
      {
        id: matterId,
        kind: 'service_check',
        state: 'open',
        title: `静态码评价核实：${unit?.name ?? known.unitCode} ${gradeWords[given.grade].zh}`,
        itemCode: given.itemCode,
        accountableUnitCode: known.unitCode,
        holder: { unitCode: holder, staffId: null },
        risk: 'normal',
        identityGrade: 'masked',
        reportedBy: citizenId,
        openedAt: now,
        opening: {
          enteredBy: 'citizen',
          onBehalfOf: null,
          answerBy: given.allowsContact ? 'phone' : 'progress_page',
          receiptHash,
        },
        row: { subjectId: id, handlerStaffId: null, finding: null },
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
        body: { review: id, code: known.code, grade: given.grade, servedOn },
      },
    ])
    return begun
  })
  return {
    number: change?.matter.number ?? number,
    receiptCode,
    unit: unit ?? { name: known.unitCode },
    checkDueAt: formatInstant(change?.matter.nextDueAt ?? now),
  }
}
