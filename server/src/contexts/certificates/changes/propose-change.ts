import type { CertificateChangeBody } from '@huiyin/contract/certificates'
import { certificateChangeWords } from '@huiyin/contract/certificates.words'
import { localDayOf, parseLocalDay } from '@huiyin/contract/time'
import type { StaffActor } from '../../../kernel/access/index.ts'
import type { NewMatter } from '../../../kernel/matter/index.ts'
import type { Tx } from '../../../platform/db/db.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import type { Certificate } from '../certificate.types.ts'
import { certificateRules } from '../certificates.rules.ts'
import type { CertificateParts } from '../parts.ts'
import { getCertificate } from '../show-certificate.ts'
import { isChangeOpen } from './change.store.ts'
import type { CertificateChange } from './change.types.ts'

/**
 * Proposes what shall become of a certificate. Nothing changes before another person of the unit
 * has confirmed it; of a change it is shown meanwhile that it is under way.
 *
 * @throws Refusal `certificates/unknown`, `not-in-force`, `being-changed`, `heard-first`, `not-yet`,
 *   `common/not-permitted` for other units
 */
export async function proposeChange(
  parts: CertificateParts,
  actor: StaffActor,
  number: string,
  body: CertificateChangeBody,
): Promise<{ readonly number: string }> {
  const certificate = await getCertificate(parts, number)
  const { regionCode } = certificate
  if (actor.regionCode !== regionCode) throw new Refusal('certificates/unknown')
  if (!(await mayPropose(parts, actor, certificate))) throw new Refusal('common/not-permitted')
  const row = await rowOf(parts, actor, certificate, body)
  await parts.clock.load(regionCode)
  const proposed = { certificate, row, proposedBy: actor.staffId }
  return parts.db.transaction(regionCode, (tx) => beginChange(tx, parts, proposed))
}

interface Proposed {
  readonly certificate: Certificate
  readonly row: CertificateChange
  readonly proposedBy: string
}

/** Begins what was looked at, beside the application; the calendar of the region is loaded. */
export async function beginChange(
  tx: Tx,
  parts: CertificateParts,
  proposed: Proposed,
): Promise<{ readonly number: string }> {
  const [begun] = await parts.matters.begin(tx, [opened(parts, proposed)])
  if (begun === undefined) throw new Error('a change that was begun is not there')
  const { matterId } = proposed.certificate
  await parts.matters.link(tx, [
    { from: matterId, to: begun.matter.id, reason: 'certificate_change' },
  ])
  return { number: begun.matter.number }
}

/** Staff of the unit that issued it, or of the one that took over from it. */
export async function mayPropose(
  { org }: CertificateParts,
  actor: StaffActor,
  { regionCode, unitCode }: Certificate,
): Promise<boolean> {
  if (actor.regionCode !== regionCode) return false
  const { currentUnit } = await org.snapshot(regionCode)
  return actor.posts.some(
    (post) =>
      post.unitCode === currentUnit(unitCode) && ['handler', 'unit_leader'].includes(post.role),
  )
}

async function rowOf(
  { db, world }: CertificateParts,
  actor: StaffActor,
  certificate: Certificate,
  body: CertificateChangeBody,
): Promise<CertificateChange> {
  if (certificate.state !== 'valid') throw new Refusal('certificates/not-in-force')
  if (await isChangeOpen(db, certificate.regionCode, certificate.id)) {
    throw new Refusal('certificates/being-changed')
  }
  const isTakenAway = body.kind === 'revoke' || body.kind === 'withdraw'
  if (isTakenAway && body.heard === undefined) throw new Refusal('certificates/heard-first')
  const effectiveOn = parseLocalDay(body.effectiveOn)
  if (effectiveOn === undefined || effectiveOn < localDayOf(world.now())) {
    throw new Refusal('certificates/not-yet')
  }
  const isChange = body.kind === 'change'
  return {
    certificateId: certificate.id,
    certificateNumber: certificate.number,
    certificateName: certificate.name,
    kind: body.kind,
    ground: body.ground,
    heard: body.heard ?? null,
    effectiveOn,
    validUntil: isChange ? (parseLocalDay(body.validUntil ?? '') ?? certificate.validUntil) : null,
    conditions: isChange ? (body.conditions ?? certificate.conditions) : null,
    handledBy: [actor.staffId],
    outcome: null,
    appliedAt: null,
  }
}

function opened(
  { world, rulebook }: CertificateParts,
  { certificate, row, proposedBy }: Proposed,
): NewMatter {
  const now = world.now()
  const { regionCode, unitCode } = certificate
  const { version, value } = rulebook.inForce(regionCode, certificateRules, localDayOf(now))
  return {
    id: world.newId(),
    kind: 'certificate_change',
    state: 'proposed',
    title: `${certificateChangeWords[row.kind].zh}：${certificate.name}`,
    itemCode: null,
    accountableUnitCode: unitCode,
    holder: { unitCode, staffId: null },
    risk: 'normal',
    identityGrade: 'open',
    reportedBy: certificate.citizenId,
    opening: {
      enteredBy: `staff:${proposedBy}`,
      onBehalfOf: null,
      answerBy: null,
      receiptHash: null,
    },
    openedAt: now,
    row,
    clocks: [{ name: 'confirm', do: 'start', budget: value.confirm, ruleVersion: version }],
    words: [certificate.number.toLowerCase()],
    notices: (matter) => [
      {
        kind: 'assigned',
        toUnitCode: unitCode,
        reason: `${matter.number} ${certificateChangeWords[row.kind].zh}待复核：${certificate.name}`,
        dueAt: matter.nextDueAt,
      },
    ],
    body: { certificate: certificate.number, kind: row.kind, effectiveOn: row.effectiveOn },
  }
}
