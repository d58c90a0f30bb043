import { createHash } from 'node:crypto'
import type { ReviewTag } from '@huiyin/contract/reviews'
import { addDays, formatInstant, localDayOf } from '@huiyin/contract/time'
import { openTries } from '../../kernel/matter/index.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { isProvincial } from './capture-mode.ts'
import type { Reviews } from './index.ts'
import { invite } from './invitation.ts'
import type {
  PhoneCodeChecked,
  ReceiptView,
  ReviewPageActs,
  ReviewShown,
  ServedView,
  SpokenNumberFound,
  StaticCodeShown,
  TagView,
  TerminalShown,
} from './pages/view.ts'
import type { ReviewParts } from './parts.ts'
import { shownFigures, shownOne } from './public-figures.ts'
import { publishedReviews } from './published-list.ts'
import { findReviewsOfService } from './reviews.store.ts'
import {
  findBySpokenNumber,
  findByTokenHashes,
  findLastAtWindow,
  type StoredServiceEnd,
} from './service-ends.store.ts'
import { findStaticCode, findTerminal, type StaticCode } from './static-codes.store.ts'
import { readChallenge, readPass, sealChallenge, sealPass } from './static-passes.ts'
import { submitStaticReview } from './submit-static-review.ts'
import { hashToken } from './token.rules.ts'
import { type HandedInFrom, traceOf } from './traces.ts'

export interface ReviewPageParts extends ReviewParts {
  readonly reviews: Reviews
  /** What a telephone of the demo shows; `undefined` in service. */
  readonly demoCodeFor?: (phone: string) => string | null
}

const terminalWindowMs = 10 * 60_000
const servedDaysMax = 30
const dayMs = 86_400_000

/** The use cases behind the public pages of reviews. */
export function openReviewPageActs(parts: ReviewPageParts): ReviewPageActs {
  const tries = openTries(parts.world)
  return {
    show: (token) => show(parts, token),
    async card(token) {
      const end = await findEnd(parts, token)
      if (end === undefined) throw new Refusal('reviews/token-unknown')
      const { reviewUrl, spokenNumber } = invite(parts, end)
      return { url: reviewUrl, number: spokenNumber }
    },
    async keepPhoto(token, photo) {
      const end = await findEnd(parts, token)
      if (end === undefined || end.reviewed) throw new Refusal('reviews/token-unknown')
      if (end.tokenExpiresAt <= parts.world.now()) throw new Refusal('reviews/token-expired')
      const files = await parts.evidence.accept(end.regionCode, [photo], 'review_photo')
      const [row] = await parts.db.transaction(end.regionCode, (tx) =>
        parts.evidence.store(tx, files, { uploadedBy: 'citizen' }),
      )
      if (row === undefined) throw new Refusal('evidence/none')
      return { id: row.id }
    },
    submit: (review, channel, from) => submit(parts, review, channel, from),
    async findBySpokenNumber(spokenNumber, phoneTail) {
      const until = tries.begin(spokenNumber)
      if (until !== undefined) return { state: 'paused', until: formatInstant(until) }
      const found = await bySpokenNumber(parts, spokenNumber, phoneTail)
      if (found.state === 'found') tries.right(spokenNumber)
      if (found.state === 'tail_needed') tries.forgive(spokenNumber)
      if (found.state !== 'unknown') return found
      const tried = tries.wrong(spokenNumber)
      return tried.state === 'paused'
        ? { state: 'paused', until: formatInstant(tried.until) }
        : found
    },
    terminal: (key, since) => terminal(parts, key, since),
    staticCode: (code) => staticCode(parts, code),
    async staticCard(code) {
      await getStaticCode(parts, code)
      return { url: `${parts.publicUrl}/s/${encodeURIComponent(code)}` }
    },
    async sendPhoneCode(code, phone, address) {
      const { regionCode } = await getOpenCode(parts, code)
      const { expiresAt } = await parts.people.phoneCodes.send({
        regionCode,
        phone,
        purpose: 'static_review',
        address,
      })
      return {
        state: 'sent',
        challenge: sealChallenge(parts.crypto, { code, phone }),
        expiresAt: formatInstant(expiresAt),
        demoCode: parts.demoCodeFor?.(phone) ?? null,
      }
    },
    checkPhoneCode: (code, challenge, digits) => checkPhoneCode(parts, { code, challenge, digits }),
    async submitStatic(review) {
      const known = await getOpenCode(parts, review.code)
      const pass = readPass(parts.crypto, review.pass)
      if (pass === undefined || pass.code !== review.code) throw new Refusal('people/code-expired')
      return submitStaticReview(parts, known, pass, review)
    },
    figures: (query) => shownFigures(parts, query),
    one: (query) => shownOne(parts, query),
    published: (query) => publishedReviews(parts, query),
  }
}

async function findEnd(
  parts: ReviewPageParts,
  token: string,
): Promise<StoredServiceEnd | undefined> {
  const hash = hashToken(token)
  return (await findByTokenHashes(parts.db, [hash])).get(hash.toString('hex'))
}

async function show(parts: ReviewPageParts, token: string): Promise<ReviewShown> {
  const end = await findEnd(parts, token)
  if (end === undefined) return { state: 'unknown' }
  const served = await servedView(parts, end)
  const rounds = await findReviewsOfService(parts.db, end.regionCode, end.id)
  const first = rounds.get('first')
  if (first !== undefined) {
    const matter =
      first.matterId === null ? undefined : await matterNumber(parts, end, first.matterId)
    return { state: 'reviewed', served, number: matter ?? first.number }
  }
  if (isProvincial(parts, end.regionCode)) {
    const address = (await parts.upward.servicePage(end)) ?? null
    return { state: 'elsewhere', served, address }
  }
  if (end.tokenExpiresAt <= parts.world.now()) {
    const openMs = end.tokenExpiresAt.getTime() - end.receivedAt.getTime()
    const openDays = Math.round(openMs / dayMs)
    return { state: 'expired', expiredAt: formatInstant(end.tokenExpiresAt), openDays }
  }
  return {
    state: 'open',
    served,
    tags: parts.reviews.tags.of(end.regionCode).selectable().map(tagView),
    expiresAt: formatInstant(end.tokenExpiresAt),
  }
}

async function matterNumber(
  parts: ReviewPageParts,
  { regionCode }: StoredServiceEnd,
  matterId: string,
): Promise<string | undefined> {
  return (await parts.matters.findById(regionCode, matterId))?.number
}

async function servedView(parts: ReviewPageParts, end: StoredServiceEnd): Promise<ServedView> {
  const { org, catalog } = parts
  const organisation = await org.snapshot(end.regionCode)
  return {
    region: (await org.region(end.regionCode)) ?? { name: end.regionCode },
    unit: organisation.unit(end.unitCode) ?? { name: end.unitCode },
    item: (await catalog.item(end.regionCode, end.itemCode)) ?? { name: end.itemCode },
    window: (end.windowCode === null ? undefined : organisation.window(end.windowCode)) ?? null,
    staffCode: end.staffCode,
    outcome: end.outcome,
    helped: end.helped,
    endedAt: formatInstant(end.endedAt),
  }
}

function tagView({ code, grade, text, textEn, base }: ReviewTag): TagView {
  return { code, grade: grade as TagView['grade'], text, textEn, base }
}

async function submit(
  parts: ReviewPageParts,
  review: Parameters<ReviewPageActs['submit']>[0],
  channel: Parameters<ReviewPageActs['submit']>[1],
  from: HandedInFrom,
): Promise<ReceiptView> {
  const end = await findEnd(parts, review.token)
  if (end === undefined) throw new Refusal('reviews/token-unknown')
  const key = parts.secrets.current('receipt').key
  const trace = traceOf(key, localDayOf(parts.world.now()), from)
  const way = from.isElderMode ? 'elder' : 'standard'
  const given = { ...review, channel, origin: 'explicit', trace, way } as const
  const receipt = await parts.reviews.submit(given)
  const { rectification } = receipt
  const matter = rectification && (await parts.matters.find(end.regionCode, rectification.number))
  const holder = matter && (await parts.org.unit(end.regionCode, matter.accountableUnitCode))
  return {
    served: await servedView(parts, end),
    number: receipt.number,
    receiptCode: receipt.receiptCode,
    grade: review.grade,
    submittedAt: formatInstant(parts.world.now()),
    rectification:
      rectification === undefined
        ? null
        : {
            number: rectification.number,
            unit: holder ?? { name: matter?.accountableUnitCode ?? '' },
            contactDueAt: rectification.contactDueAt,
            rectifyDueAt: rectification.rectifyDueAt,
            provisional: rectification.provisional,
          },
  }
}

async function bySpokenNumber(
  parts: ReviewPageParts,
  spokenNumber: string,
  phoneTail: string | null,
): Promise<SpokenNumberFound> {
  const [end, ...others] = await findBySpokenNumber(parts.db, spokenNumber, parts.world.now())
  // Two services with one short number are told apart by nobody: the link or the hotline helps.
  if (end === undefined || others.length > 0) return { state: 'unknown' }
  if (end.citizenId !== null && (await hasPhone(parts, end))) {
    if (phoneTail === null) return { state: 'tail_needed' }
    const person = { regionCode: end.regionCode, citizenId: end.citizenId, suffix: phoneTail }
    if (!(await parts.people.hasPhoneSuffix(parts.db, person))) return { state: 'unknown' }
  }
  return { state: 'found', token: invite(parts, end).token }
}

async function hasPhone(parts: ReviewPageParts, end: StoredServiceEnd): Promise<boolean> {
  if (end.citizenId === null) return false
  return parts.people.hasPhone(parts.db, end.regionCode, end.citizenId)
}

async function terminal(
  parts: ReviewPageParts,
  key: string,
  since: string | null,
): Promise<TerminalShown> {
  const keyHash = createHash('sha256').update(key).digest()
  const known = await findTerminal(parts.db, keyHash)
  if (known === undefined) return { state: 'unknown' }
  const { regionCode, windowCode } = known
  const organisation = await parts.org.snapshot(regionCode)
  const window = organisation.window(windowCode)
  const unit = window && organisation.unit(window.unitCode)
  if (window === undefined || unit === undefined) return { state: 'unknown' }
  const recent = new Date(parts.world.now().getTime() - terminalWindowMs)
  const asked = since === null ? recent : new Date(since)
  const end = await findLastAtWindow(parts.db, {
    regionCode,
    windowCode,
    since: asked > recent ? asked : recent,
  })
  if (end === undefined || end.reviewed) return { state: 'idle', unit, window }
  const served = await servedView(parts, end)
  const { token } = invite(parts, end)
  if (isProvincial(parts, regionCode)) {
    const address = (await parts.upward.servicePage(end)) ?? null
    return { state: 'elsewhere', window, served, token, address }
  }
  return {
    state: 'asking',
    unit,
    window,
    served,
    token,
    tags: parts.reviews.tags.of(regionCode).selectable().map(tagView),
  }
}

/** A static code that may be reviewed by here. */
async function getOpenCode(parts: ReviewPageParts, code: string): Promise<StaticCode> {
  const known = await getStaticCode(parts, code)
  if (isProvincial(parts, known.regionCode)) throw new Refusal('reviews/captured-above')
  return known
}

async function getStaticCode(parts: ReviewPageParts, code: string): Promise<StaticCode> {
  const known = await findStaticCode(parts.db, code)
  if (known === undefined) throw new Refusal('reviews/code-unknown')
  return known
}

async function staticCode(parts: ReviewPageParts, code: string): Promise<StaticCodeShown> {
  const known = await findStaticCode(parts.db, code)
  if (known === undefined) return { state: 'unknown' }
  const { regionCode } = known
  if (isProvincial(parts, regionCode)) {
    return { state: 'elsewhere', address: (await parts.upward.placePage(known)) ?? null }
  }
  const organisation = await parts.org.snapshot(regionCode)
  const today = localDayOf(parts.world.now())
  const items =
    known.itemCode === null
      ? (await parts.catalog.itemsOn(regionCode, today)).filter(
          ({ unitCode }) => unitCode === known.unitCode,
        )
      : [await parts.catalog.item(regionCode, known.itemCode)].filter((item) => item !== undefined)
  return {
    state: 'open',
    region: (await parts.org.region(regionCode)) ?? { name: regionCode },
    target: known.target,
    unit: organisation.unit(known.unitCode) ?? { name: known.unitCode },
    window: (known.windowCode && organisation.window(known.windowCode)) || null,
    items,
    tags: parts.reviews.tags.of(regionCode).selectable().map(tagView),
    servedFrom: addDays(today, -servedDaysMax),
    servedTo: today,
  }
}

async function checkPhoneCode(
  parts: ReviewPageParts,
  given: { readonly code: string; readonly challenge: string; readonly digits: string },
): Promise<PhoneCodeChecked> {
  const known = await getStaticCode(parts, given.code)
  const challenge = readChallenge(parts.crypto, given.challenge)
  if (challenge === undefined || challenge.code !== given.code) return { state: 'gone' }
  const { phone } = challenge
  try {
    const { codeId } = await parts.people.phoneCodes.confirm({
      regionCode: known.regionCode,
      phone,
      purpose: 'static_review',
      code: given.digits,
    })
    return { state: 'right', pass: sealPass(parts.crypto, { code: given.code, phone, codeId }) }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const triesLeft = Number(error.details.triesLeft ?? 0)
    return triesLeft > 0 ? { state: 'wrong', triesLeft } : { state: 'gone' }
  }
}
