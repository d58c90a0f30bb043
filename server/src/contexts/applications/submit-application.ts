import type { Agent, ApplicationBody, ApplicationTaken } from '@huiyin/contract/applications'
import { agentRelationWords, mandateProofWords } from '@huiyin/contract/applications.words'
import { isCreditCode } from '@huiyin/contract/credit-code'
import { formatInstant, localDayOf } from '@huiyin/contract/time'
import {
  type Change,
  hashReceiptCode,
  inOrder,
  type Lane,
  type NewMatter,
  type Outcome,
  openLane,
  receiptCodeBytes,
  receiptCodeOf,
  settleByRegion,
  type TextWritten,
} from '../../kernel/matter/index.ts'
import { isIdNumber, maskIdNumber } from '../../kernel/people/index.ts'
import type { Tx } from '../../platform/db/db.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { materialsIn } from './accepting.rules.ts'
import { type NewApplication, savePlans } from './application.store.ts'
import { deliveryAddressField, type Plan } from './application.types.ts'
import { isAcceptedByItself } from './automatic/straight.rules.ts'
import { findSubject, planOf, type Subject } from './find-subject.ts'
import { applicationLimits } from './limits.rules.ts'
import type { ApplicationParts } from './parts.ts'
import { materialsAtFirst, planHashOf } from './plan.rules.ts'
import { isPromisable } from './promises/promisable.rules.ts'

/** Who hands an application in: the applicant at home, or a member of staff at the one window. */
export interface HandedIn {
  readonly body: ApplicationBody
  /** `reporter`, `staff:<id>`, `api:<key>`. */
  readonly enteredBy: string
  readonly staffId: string | null
  /** 告知承诺: materials a promise stands in for. */
  readonly promised?: readonly string[]
  /** What the applicant did at home. */
  readonly online?: HandedInOnline
}

/** An application that was filled in on the pages of the applicant. */
export interface HandedInOnline {
  /** Known already, and kept. */
  readonly applicantId: string
  /** For whom an agent hands it in. */
  readonly onBehalfOf: string | null
  readonly texts: readonly TextWritten[]
}

/**
 * Takes an application: number, receipt code, 收件凭证, and five working days for the unit to
 * accept it, ask for what is missing, or say why not.
 *
 * @throws Refusal `applications/one-subject`, `item-unknown`, `applicant-invalid`,
 *   `address-missing`, `unit-unknown`, `not-promisable`
 */
export async function submitApplication(
  parts: ApplicationParts & { readonly submissions: Submissions },
  given: HandedIn,
): Promise<ApplicationTaken> {
  const prepared = await prepareApplication(parts, given)
  return takenOf(prepared, await parts.submissions.submit(prepared))
}

/** What the applicant gets in hand. */
export function takenOf(
  { row, receiptCode }: Prepared,
  { matter }: Pick<Change, 'matter'>,
): ApplicationTaken {
  return {
    number: matter.number,
    receiptCode,
    acceptDueAt: formatInstant(matter.nextDueAt ?? matter.openedAt),
    missing: materialsIn(row, 'missing').map(({ name }) => name),
    version: matter.version,
  }
}

/**
 * Checks and resolves an application, so that it only has to be written.
 *
 * @throws Refusal as {@link submitApplication}
 */
export async function prepareApplication(
  parts: ApplicationParts,
  given: HandedIn,
): Promise<Prepared> {
  const { body, online } = given
  checkApplicant(body)
  await parts.clock.load(body.regionCode)
  const subject = await subjectOf(parts, body)
  checkPromised(subject, given.promised ?? [])
  const receiptCode = receiptCodeOf(parts.world.randomBytes(receiptCodeBytes))
  const row = firstRow(given, subject.plan)
  const request = opened(parts, given, subject, row)
  const { key } = parts.secrets.current('receipt')
  const opening = { ...request.opening, receiptHash: hashReceiptCode(key, receiptCode) }
  const applicantId = online?.applicantId ?? null
  return { body, row, request: { ...request, opening }, receiptCode, applicantId }
}

/** Whatever a screen offered: a promise stands in for what the items let it, and for nothing else. */
function checkPromised({ plan, versions }: Resolved, promised: readonly string[]): void {
  const contents = versions.map(({ content }) => content)
  const wrong = promised.find((wanted) => {
    const asked = plan.materials.find(({ id }) => id === wanted)
    return asked === undefined || !isPromisable(asked, contents)
  })
  if (wrong !== undefined) throw new Refusal('applications/not-promisable', { material: wrong })
}

/** The row of an application that has just come in. */
function firstRow({ body, staffId, promised = [] }: HandedIn, plan: Plan): NewApplication {
  const materials = {
    ...materialsAtFirst(plan, body.materials ?? []),
    ...Object.fromEntries(promised.map((id) => [id, 'promised' as const])),
  }
  return {
    plan,
    planHash: planHashOf(plan),
    themeCode: body.themeCode ?? null,
    form: body.form ?? [],
    materials,
    firstStaffId: staffId,
    handledBy: [],
    basis: null,
    acceptedAt: null,
    correctionRounds: 0,
    correctionReasons: [],
    owed: [],
    missingAtFirst: Object.keys(materials).filter((id) => materials[id] === 'missing'),
    returnWanted: null,
    outcome: null,
    decidedAt: null,
    certificateNumber: null,
    deliveryWay: body.deliveryWay ?? 'counter',
    tracking: null,
    decisionId: null,
    reviewAskedAt: null,
    fastLane: null,
    asks: [],
    askWanted: null,
  }
}

/** An application that has been looked at and only has to be written. */
export interface Prepared {
  readonly body: ApplicationBody
  readonly row: NewApplication
  readonly request: NewMatter
  /** Told once; the matter keeps its keyed hash. */
  readonly receiptCode: string
  /** The applicant, where known already. */
  readonly applicantId: string | null
}

export type Submissions = Lane<Prepared, Change>

/** The lane of applications: what comes while one batch commits is the next. */
export function openSubmissions(parts: ApplicationParts): Submissions {
  return openLane({
    async run(batch) {
      const settled = await settleByRegion(
        batch,
        ({ body }) => body.regionCode,
        (regionCode, ofRegion) =>
          parts.db.transaction(regionCode, async (tx) => {
            const changes = await storeApplications(tx, parts, ofRegion)
            return new Map(ofRegion.map((prepared, index) => [prepared, outcomeOf(changes[index])]))
          }),
      )
      return inOrder(batch, settled)
    },
  })
}

/** Writes what was prepared; who applies is kept where that has not been done. */
export async function storeApplications(
  tx: Tx,
  parts: ApplicationParts,
  batch: readonly Prepared[],
): Promise<readonly Change[]> {
  const plans = new Map(batch.map(({ row }) => [row.planHash, row.plan]))
  await savePlans(
    tx,
    Array.from(plans, ([planHash, plan]) => ({ hash: planHash, plan })),
  )
  const unknown = batch.filter(({ applicantId }) => applicantId === null)
  const remembered = await parts.people.remember(
    tx,
    unknown.map(({ body }) => ({
      ...body.applicant,
      identityGrade: 'open' as const,
      retentionClass: 'served_person' as const,
    })),
  )
  const reporters = new Map(unknown.map((prepared, index) => [prepared, remembered[index]]))
  return parts.matters.begin(
    tx,
    batch.map((prepared) => ({
      ...prepared.request,
      reportedBy: prepared.applicantId ?? reporters.get(prepared) ?? null,
    })),
  )
}

function outcomeOf(change: Change | undefined): Outcome<Change> {
  if (change !== undefined) return { ok: true, value: change }
  return { ok: false, error: new Error('an application that was begun is not there') }
}

function checkApplicant(body: ApplicationBody): void {
  const { applicant, itemCode, themeCode, deliveryWay = 'counter', form = [] } = body
  if ((itemCode === undefined) === (themeCode === undefined)) {
    throw new Refusal('applications/one-subject')
  }
  // What is brought is brought somewhere.
  const hasAddress = form.some(
    ({ field, value }) => field === deliveryAddressField && value.trim() !== '',
  )
  if (deliveryWay !== 'counter' && !hasAddress) throw new Refusal('applications/address-missing')
  const { idNumber, kind } = applicant
  if (idNumber === undefined) return
  const isValid = kind === 'person' ? isIdNumber(idNumber) : isCreditCode(idNumber)
  if (!isValid) throw new Refusal('applications/applicant-invalid')
}

type Resolved = Subject & { readonly plan: Plan }

/** What is applied for, with its handling as of today; every unit of it is one of the region's. */
export async function subjectOf(
  parts: ApplicationParts,
  body: Pick<ApplicationBody, 'regionCode' | 'itemCode' | 'themeCode' | 'situations'>,
): Promise<Resolved> {
  const subject = await findSubject(parts, body)
  const plan = planOf(subject, body.situations ?? [])
  const { unit } = await parts.org.snapshot(body.regionCode)
  if (plan.steps.some((step) => unit(step.unit) === undefined)) {
    throw new Refusal('applications/unit-unknown')
  }
  return { ...subject, plan }
}

/** Who stood at the window; erased with what else was written on the matter. */
function agentText({ name, idNumber, relation, mandate }: Agent): TextWritten {
  const shown = idNumber === undefined ? '' : `，证件号 ${maskIdNumber(idNumber)}`
  const body = `${name}（${agentRelationWords[relation].zh}${shown}）；${mandateProofWords[mandate].zh}`
  return { kind: 'agent', body, visibility: 'staff' }
}

function opened(
  parts: ApplicationParts,
  { body, enteredBy, online }: HandedIn,
  { title, itemCode, unitCode, plan }: Resolved,
  row: NewApplication,
): NewMatter {
  const { world, rulebook } = parts
  const now = world.now()
  const { version, value } = rulebook.inForce(body.regionCode, applicationLimits, localDayOf(now))
  const received = plan.materials.filter(({ id }) => row.materials[id] === 'handed_in')
  return {
    id: world.newId(),
    kind: 'application',
    state: 'submitted',
    title,
    itemCode,
    accountableUnitCode: unitCode,
    holder: { unitCode, staffId: null },
    risk: 'normal',
    identityGrade: 'open',
    opening: {
      enteredBy,
      onBehalfOf: online?.onBehalfOf ?? null,
      answerBy: null,
      receiptHash: null,
    },
    openedAt: now,
    row,
    clocks: [{ name: 'accept', do: 'start', budget: value.accept, ruleVersion: version }],
    ...(body.evidence ? { evidenceIds: body.evidence } : {}),
    texts: [...(online?.texts ?? []), ...(body.agent ? [agentText(body.agent)] : [])],
    letters: (_, [clock]) => [
      {
        kind: 'filing_receipt',
        toUnitCode: unitCode,
        fromUnitCode: unitCode,
        facts: {
          itemName: title,
          dueAt: clock?.dueAt ?? now,
          requirements: received.map(({ name }) => name).slice(0, 50),
        },
      },
    ],
    // Nobody has to decide what a table accepts; should it not, the step tells its unit.
    notices: (matter) =>
      isAcceptedByItself(row)
        ? []
        : [
            {
              kind: 'assigned',
              toUnitCode: unitCode,
              reason: `新申请 ${matter.number}：${title}`.slice(0, 200),
              dueAt: matter.nextDueAt,
            },
          ],
    body: { items: plan.items.map(({ code }) => code), planHash: row.planHash },
  }
}
