import { hash } from 'node:crypto'
import type { ApplicationBody, ApplicationTaken } from '@huiyin/contract/applications'
import { isCreditCode } from '@huiyin/contract/credit-code'
import { formatInstant, localDayOf } from '@huiyin/contract/time'
import { canonicalJson } from '../../kernel/ledger/index.ts'
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
} from '../../kernel/matter/index.ts'
import { isIdNumber } from '../../kernel/people/index.ts'
import type { Tx } from '../../platform/db/db.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { themeInForce, versionsInForce } from '../catalog/index.ts'
import { materialsIn } from './accepting.rules.ts'
import { type NewApplication, savePlans } from './application.store.ts'
import type { Plan } from './application.types.ts'
import { applicationLimits } from './limits.rules.ts'
import type { ApplicationParts } from './parts.ts'
import { materialsAtFirst, resolvePlan } from './plan.rules.ts'

/** Who hands an application in: the applicant at home, or a member of staff at the one window. */
export interface HandedIn {
  readonly body: ApplicationBody
  /** `reporter`, `staff:<id>`, `api:<key>`. */
  readonly enteredBy: string
  readonly staffId: string | null
}

/**
 * Takes an application: number, receipt code, 收件凭证, and five working days for the unit to
 * accept it, ask for what is missing, or say why not.
 *
 * @throws Refusal `applications/one-subject`, `item-unknown`, `applicant-invalid`, `unit-unknown`
 */
export async function submitApplication(
  parts: ApplicationParts & { readonly submissions: Submissions },
  given: HandedIn,
): Promise<ApplicationTaken> {
  const { body } = given
  const { regionCode } = body
  checkApplicant(body)
  await parts.clock.load(regionCode)
  const subject = await subjectOf(parts, body)
  const receiptCode = receiptCodeOf(parts.world.randomBytes(receiptCodeBytes))
  const planHash = hashOf(subject.plan)
  const row: NewApplication = {
    plan: subject.plan,
    planHash,
    themeCode: body.themeCode ?? null,
    form: body.form ?? [],
    materials: materialsAtFirst(subject.plan, body.materials ?? []),
    firstStaffId: given.staffId,
    handledBy: [],
    basis: null,
    acceptedAt: null,
    correctionRounds: 0,
    returnWanted: null,
    outcome: null,
    decidedAt: null,
    certificateNumber: null,
    deliveryWay: body.deliveryWay ?? 'counter',
    tracking: null,
  }
  const request = opened(parts, given, subject, row)
  const { key } = parts.secrets.current('receipt')
  const opening = { ...request.opening, receiptHash: hashReceiptCode(key, receiptCode) }
  const { matter } = await parts.submissions.submit({ body, row, request: { ...request, opening } })
  return {
    number: matter.number,
    receiptCode,
    acceptDueAt: formatInstant(matter.nextDueAt ?? matter.openedAt),
    missing: materialsIn(row, 'missing').map(({ name }) => name),
    version: matter.version,
  }
}

/** An application that has been looked at and only has to be written. */
interface Prepared {
  readonly body: ApplicationBody
  readonly row: NewApplication
  readonly request: NewMatter
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
            const changes = await store(tx, parts, ofRegion)
            return new Map(ofRegion.map((prepared, index) => [prepared, outcomeOf(changes[index])]))
          }),
      )
      return inOrder(batch, settled)
    },
  })
}

async function store(tx: Tx, parts: ApplicationParts, batch: readonly Prepared[]) {
  const plans = new Map(batch.map(({ row }) => [row.planHash, row.plan]))
  await savePlans(
    tx,
    Array.from(plans, ([planHash, plan]) => ({ hash: planHash, plan })),
  )
  const reporters = await parts.people.remember(
    tx,
    batch.map(({ body }) => ({
      ...body.applicant,
      identityGrade: 'open' as const,
      retentionClass: 'served_person' as const,
    })),
  )
  return parts.matters.begin(
    tx,
    batch.map(({ request }, index) => ({ ...request, reportedBy: reporters[index] ?? null })),
  )
}

function outcomeOf(change: Change | undefined): Outcome<Change> {
  if (change !== undefined) return { ok: true, value: change }
  return { ok: false, error: new Error('an application that was begun is not there') }
}

/** Applications that are handled alike share one plan, whoever asked first. */
function hashOf(plan: Plan): string {
  return hash('sha256', canonicalJson({ ...plan }), 'hex')
}

function checkApplicant({ applicant, itemCode, themeCode }: ApplicationBody): void {
  if ((itemCode === undefined) === (themeCode === undefined)) {
    throw new Refusal('applications/one-subject')
  }
  const { idNumber, kind } = applicant
  if (idNumber === undefined) return
  const isValid = kind === 'person' ? isIdNumber(idNumber) : isCreditCode(idNumber)
  if (!isValid) throw new Refusal('applications/applicant-invalid')
}

interface Subject {
  readonly title: string
  readonly itemCode: string
  /** 牵头单位, or the unit of the item. */
  readonly unitCode: string
  readonly plan: Plan
}

/** What is applied for, with its handling as of today. */
async function subjectOf(parts: ApplicationParts, body: ApplicationBody): Promise<Subject> {
  const { regionCode, itemCode, themeCode, situations = [] } = body
  const day = localDayOf(parts.world.now())
  const theme =
    themeCode === undefined
      ? undefined
      : themeInForce(parts.rulebook, { regionCode, day, code: themeCode })
  const codes = theme?.itemCodes ?? (itemCode === undefined ? [] : [itemCode])
  const versions = await versionsInForce(parts.db, { regionCode, day, codes })
  const [first] = versions
  if (first === undefined || versions.length < codes.length) {
    throw new Refusal('applications/item-unknown')
  }
  const { unit } = await parts.org.snapshot(regionCode)
  const plan = resolvePlan(versions, situations, theme?.links)
  if (plan.steps.some((step) => unit(step.unit) === undefined)) {
    throw new Refusal('applications/unit-unknown')
  }
  return {
    title: theme?.name ?? first.name,
    itemCode: first.code,
    unitCode: theme?.leadUnitCode ?? first.content.identity.unitCode,
    plan,
  }
}

function opened(
  parts: ApplicationParts,
  { body, enteredBy }: HandedIn,
  { title, itemCode, unitCode, plan }: Subject,
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
    opening: { enteredBy, onBehalfOf: null, answerBy: null, receiptHash: null },
    openedAt: now,
    row,
    clocks: [{ name: 'accept', do: 'start', budget: value.accept, ruleVersion: version }],
    ...(body.evidence ? { evidenceIds: body.evidence } : {}),
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
    notices: (matter) => [
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
