import { addDays, formatInstant, localDayOf } from '@huiyin/contract/time'
import type { Lifecycle } from '../../kernel/matter/index.ts'
import {
  type FoundMatter,
  getMatter,
  hashReceiptCode,
  isReceiptCode,
  openProofTries,
  ownActs,
  parseNumber,
  publicBearers,
  publicView,
  receiptCodeBytes,
  receiptCodeOf,
  start,
  type Tickets,
  takeOwnAct,
  textLabel,
  tidyNumber,
  type WorkListParts,
} from '../../kernel/matter/index.ts'
import type {
  KindTold,
  MatterPageActs,
  MatterPageView,
  MatterShown,
  OwnMatterShown,
  OwnMatterView,
  PhotoShown,
  PhotoTold,
  PressureReceipt,
  Proof,
} from '../../kernel/matter/matter.view.ts'
import type { Language } from '../../platform/http/language.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import type { Named } from '../../platform/pages/named.ts'
import { reviewLimits } from './limits.rules.ts'
import type { ReviewParts } from './parts.ts'
import type { Rectification } from './rectification.types.ts'
import { refusalTold } from './refusal-told.rules.ts'
import { reviewAgain } from './review-again.ts'
import { findReviewByNumber, findReviewsOfService, type StoredReview } from './reviews.store.ts'
import { urgeOnce } from './urge-once.ts'

export interface MatterPageParts {
  readonly reviews: ReviewParts
  readonly work: WorkListParts
  readonly tickets: Tickets
  /** What the context of a kind tells of its own. */
  /** Whether the mandate of an agent still holds; asked at each act. */
  readonly agentMay?: (found: FoundMatter, mandateId: string) => Promise<boolean>
  readonly agentActed?: (found: FoundMatter, mandateId: string, act: string) => Promise<void>
  readonly toldOf?: (found: FoundMatter) => Promise<KindTold | null>
}

const urgeDays = 3

/** What the public progress page does, with the review behind the matter. */
export function openMatterPageActs(parts: MatterPageParts): MatterPageActs {
  const { reviews, work } = parts
  const tries = openProofTries(reviews.world)

  /** @throws Refusal `matter/receipt-wrong` */
  async function prove(number: string, proof: Proof): Promise<FoundMatter> {
    const opened = await tryProof(number, proof)
    if (opened.state !== 'proved') throw new Refusal('matter/receipt-wrong')
    return opened.found
  }

  async function tryProof(number: string, proof: Proof) {
    const subject = tidyNumber(number)
    const found = await getMatter(work, number)
    const until = tries.begin(subject, proof)
    if (until !== undefined) return { state: 'paused', until: formatInstant(until) } as const
    if (await proves(parts, found, proof)) {
      tries.right(subject, proof)
      return { state: 'proved', found } as const
    }
    const tried = tries.wrong(subject, proof)
    return tried.state === 'paused'
      ? ({ state: 'paused', until: formatInstant(tried.until) } as const)
      : tried
  }

  return {
    show: (number, language = 'zh') => show(parts, number, language),
    bearing: (outside) => publicBearers(work, outside),
    async open(number, proof, language = 'zh'): Promise<OwnMatterShown> {
      const tried = await tryProof(number, proof)
      if (tried.state !== 'proved') return tried
      return { state: 'opened', view: await ownView(parts, tried.found, language) }
    },
    async urge(number, proof) {
      const found = await prove(number, proof)
      const agent = agentOf(parts, proof)
      const mayUrge = async () =>
        (await ownView(parts, await getMatter(work, number), 'zh')).mayUrge
      await urgeOnce(reviews.matters, { matter: found.matter, agent, mayUrge })
      if (agent !== undefined) await parts.agentActed?.(found, agent, 'urge')
    },
    async act(number, proof, sent) {
      const found = await prove(number, proof)
      const agent = agentOf(parts, proof)
      await takeOwnAct(work, reviews.matters.lane, found, { ...sent, agent })
      if (agent !== undefined) await parts.agentActed?.(found, agent, sent.act)
    },
    async reviewAgain(number, proof, again) {
      const { matter } = await prove(number, proof)
      await reviewAgain(reviews, matter, again)
    },
    async reportPressure(number, proof, text) {
      const { matter } = await prove(number, proof)
      return reportPressure(parts, matter.regionCode, {
        number: matter.number,
        unitCode: matter.accountableUnitCode,
        text,
      })
    },
  }
}

async function show(
  parts: MatterPageParts,
  number: string,
  language: Language,
): Promise<MatterShown> {
  const tidy = tidyNumber(number)
  const regionCode = parseNumber(tidy)?.regionCode
  if (regionCode === undefined) return { state: 'unknown' }
  const review = await findReviewByNumber(parts.reviews.db, regionCode, tidy)
  if (review?.matterId === null) return showReview(parts, regionCode, review)
  try {
    const found = await getMatter(parts.work, await numberOf(parts, regionCode, review, tidy))
    if (found.lifecycle.byNumber === 'sealed') return { state: 'unknown' }
    return { state: 'shown', view: await pageView(parts, found, language) }
  } catch (error) {
    if (error instanceof Refusal && error.code === 'matter/not-found') return { state: 'unknown' }
    throw error
  }
}

/** The number of a bad review leads to the matter it opened. */
async function numberOf(
  parts: MatterPageParts,
  regionCode: string,
  review: StoredReview | undefined,
  number: string,
): Promise<string> {
  if (review === undefined || review.matterId === null) return number
  const matter = await parts.reviews.matters.findById(regionCode, review.matterId)
  return matter?.number ?? number
}

async function showReview(
  parts: MatterPageParts,
  regionCode: string,
  review: StoredReview,
): Promise<MatterShown> {
  return {
    state: 'counted',
    number: review.number,
    unit: await unitOf(parts, regionCode, review.unitCode),
    submittedAt: formatInstant(review.submittedAt),
  }
}

/** The mandate under which somebody acts for the person, if they do. */
function agentOf({ tickets }: MatterPageParts, proof: Proof): string | undefined {
  return 'ticket' in proof ? tickets.agentOf(proof.ticket) : undefined
}

async function proves(parts: MatterPageParts, found: FoundMatter, proof: Proof): Promise<boolean> {
  const { reviews, tickets } = parts
  const { matter } = found
  const { regionCode } = matter
  if ('ticket' in proof) {
    if (!tickets.opens(matter.number, proof.ticket)) return false
    const agent = tickets.agentOf(proof.ticket)
    return agent === undefined || ((await parts.agentMay?.(found, agent)) ?? false)
  }
  if ('receiptCode' in proof) {
    const kept = await reviews.matters.receiptHash(regionCode, matter.id)
    const { key } = reviews.secrets.current('receipt')
    return kept !== undefined && isReceiptCode(key, proof.receiptCode, kept)
  }
  if (matter.reportedBy === null) return false
  const person = { regionCode, citizenId: matter.reportedBy, suffix: proof.phoneTail }
  return reviews.people.hasPhoneSuffix(reviews.db, person)
}

async function unitOf(
  { reviews }: MatterPageParts,
  regionCode: string,
  unitCode: string,
): Promise<Named> {
  const unit = await reviews.org.unit(regionCode, unitCode)
  return unit ?? { name: unitCode }
}

async function pageView(
  parts: MatterPageParts,
  found: FoundMatter,
  language: Language,
): Promise<MatterPageView> {
  const { org } = parts.reviews
  const { matter, lifecycle } = found
  const unit = await org.unit(matter.regionCode, matter.accountableUnitCode)
  const supervising = await org.supervisingUnit(matter.regionCode)
  const told = await parts.toldOf?.(found)
  const isUnits = matter.holderUnitCode === matter.accountableUnitCode
  return {
    matter: await publicView(parts.work, found, language),
    kindLabel: namedLabel(lifecycle),
    waitsFor: {
      whom: turnOf(found, isUnits),
      unit: isUnits ? (unit ?? null) : (supervising ?? null),
      clock: matter.nextClock,
    },
    unitPhone: unit?.phone ?? null,
    supervisingUnit: supervising ?? { name: '' },
    supervisingPhone: supervising?.phone ?? null,
    joint: told?.joint ?? null,
    photos: (told?.photos ?? [])
      .filter(({ isPublic }) => isPublic)
      .map(({ id, by, takenAt }) => ({
        source: `/photos/${matter.regionCode}/${id}`,
        by,
        takenAt,
      })),
  }
}

/** Whose turn it is; who applied hands in what was asked for. */
function turnOf({ matter, lifecycle }: FoundMatter, isUnits: boolean) {
  if (matter.closedAt !== null) return 'nobody'
  if (matter.state === lifecycle.waitsForReporter) return 'applicant'
  return isUnits ? 'unit' : 'checker'
}

function namedLabel({ label }: Lifecycle<unknown>): Named {
  return { name: label.zh, nameEn: label.en }
}

async function ownView(
  parts: MatterPageParts,
  found: FoundMatter,
  language: Language,
): Promise<OwnMatterView> {
  const { reviews, work } = parts
  const { matter, row, texts, lifecycle } = found
  const { regionCode } = matter
  const told = await parts.toldOf?.(found)
  const rectification = matter.kind === 'rectification' ? (row as Rectification) : undefined
  const rounds =
    rectification === undefined
      ? undefined
      : await findReviewsOfService(reviews.db, regionCode, rectification.serviceEndId)
  const entries = await work.ledger.timeline(reviews.db, {
    regionCode,
    streamKind: 'matter',
    streamId: matter.id,
  })
  const urgedAt = entries.findLast((entry) => entry.act.endsWith('.urge'))?.happenedAt
  const urgeAgainOn = urgedAt === undefined ? null : addDays(localDayOf(urgedAt), urgeDays)
  const isOpen = matter.closedAt === null
  const today = localDayOf(reviews.world.now())
  return {
    ...(await pageView(parts, found, language)),
    texts: texts
      .filter((text) => text.visibility !== 'staff')
      .map((text) => ({
        label: textLabel(text.kind, language),
        body: text.body,
        writtenAt: formatInstant(text.writtenAt),
      })),
    letters: (await reviews.letters.toReporter(reviews.db, regionCode, matter.id)).map(
      (letter) => ({
        ...letter,
        issuedAt: formatInstant(letter.issuedAt),
      }),
    ),
    continuedAs: await reviews.matters.continuedAs(regionCode, matter.id),
    refusal: told?.refusal ?? refusalTold(found),
    wanted: told?.wanted ?? null,
    certificates: told?.certificates ?? [],
    photos: await ownPhotos(parts, regionCode, told?.photos ?? []),
    acts: await ownActs(work, found, language),
    // What was not adopted was not put right either: there is nothing to review again.
    mayReviewAgain:
      !isOpen && matter.countInAssessment && rounds !== undefined && !rounds.has('again'),
    againGrade: rounds?.get('again')?.grade ?? null,
    mayUrge:
      isOpen &&
      (lifecycle.acts.urge?.from.includes(matter.state) ?? false) &&
      (urgeAgainOn === null || today >= urgeAgainOn),
    urgeAgainOn,
    mayReportPressure: rectification !== undefined,
    contactViews: await contactViews(parts, matter),
    contactAllowed: rectification?.allowsContact ?? matter.identityGrade === 'open',
  }
}

/** Inside the page: an address would open to whoever learns it. */
function ownPhotos(
  { work }: MatterPageParts,
  regionCode: string,
  photos: readonly PhotoTold[],
): Promise<PhotoShown[]> {
  return Promise.all(
    photos.slice(-ownPhotosMax).map(async ({ sha256, by, takenAt }) => {
      const bytes = await work.evidence.read(regionCode, { sha256 })
      return { source: `data:image/jpeg;base64,${bytes.toString('base64')}`, by, takenAt }
    }),
  )
}

const ownPhotosMax = 6

async function contactViews(parts: MatterPageParts, matter: FoundMatter['matter']) {
  const { people, org, db } = parts.reviews
  if (matter.reportedBy === null) return []
  const views = await people.viewsOf(db, matter.regionCode, [matter.reportedBy])
  return Promise.all(
    views.map(async (view) => ({
      at: formatInstant(view.seenAt),
      unit: (await org.unit(matter.regionCode, view.unitCode)) ?? { name: view.unitCode },
      purpose: view.purpose,
    })),
  )
}

/** 有人要求我修改评价: a sealed matter at the supervising office, never shown to the unit it is about. */
async function reportPressure(
  parts: MatterPageParts,
  regionCode: string,
  report: { readonly number: string; readonly unitCode: string; readonly text: string },
): Promise<PressureReceipt> {
  const { reviews } = parts
  const now = reviews.world.now()
  await reviews.clock.load(regionCode)
  const supervising = await reviews.org.supervisingUnit(regionCode)
  const holder = supervising?.code ?? report.unitCode
  const { version, value } = reviews.rulebook.inForce(regionCode, reviewLimits, localDayOf(now))
  const receiptCode = receiptCodeOf(reviews.world.randomBytes(receiptCodeBytes))
  const { key } = reviews.secrets.current('receipt')
  const [change] = await reviews.db.transaction(regionCode, (tx) =>
    reviews.matters.begin(tx, [
      {
        id: reviews.world.newId(),
        kind: 'pressure_report',
        state: 'open',
        title: `干扰评价举报：${report.number}`,
        itemCode: null,
        accountableUnitCode: holder,
        holder: { unitCode: holder, staffId: null },
        aboutUnitCode: report.unitCode === holder ? null : report.unitCode,
        risk: 'high',
        identityGrade: 'sealed',
        openedAt: now,
        opening: {
          enteredBy: 'citizen',
          onBehalfOf: null,
          answerBy: 'progress_page',
          receiptHash: hashReceiptCode(key, receiptCode),
        },
        row: { subjectId: report.number, handlerStaffId: null, finding: null },
        clocks: [start('inquiry', value.check, version)],
        texts: [{ kind: 'report', body: report.text, visibility: 'reporter' }],
        notices: (matter) => [
          {
            kind: 'pressure_reported',
            toUnitCode: holder,
            reason: '有群众反映被要求修改评价',
            dueAt: matter.nextDueAt,
          },
        ],
        body: { about: report.number },
      },
    ]),
  )
  if (change === undefined) throw new Error('a pressure report was not opened')
  return {
    number: change.matter.number,
    receiptCode,
    supervisingUnit: supervising ?? { name: holder },
    supervisingPhone: supervising?.phone ?? null,
    answerDueAt: formatInstant(change.matter.nextDueAt ?? now),
  }
}
