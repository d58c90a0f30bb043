import { type CertificateClaims, listSize, writeClaims } from '@huiyin/contract/certificate-claims'
import { formatCertificateNumber, serialRandomLength } from '@huiyin/contract/certificate-number'
import { type LocalDay, localDayOf } from '@huiyin/contract/time'
import type { AppendedEntry } from '../../kernel/ledger/index.ts'
import type { Matter } from '../../kernel/matter/index.ts'
import { maskName, type OwnContact } from '../../kernel/people/index.ts'
import type { Tx } from '../../platform/db/db.ts'
import type { World } from '../../platform/world.ts'
import { type Application, loadApplications } from '../applications/index.ts'
import type { SignedCertificate } from './certificate.types.ts'
import {
  certificateRules,
  issuerCodeOf,
  lastDayAfter,
  serialOf,
  signedValidity,
  typeCodeOf,
} from './certificates.rules.ts'
import { insertCertificates } from './certificates.store.ts'
import { currentKey, signPayload } from './keys.ts'
import type { CertificateParts } from './parts.ts'
import { renewStatusList } from './status-lists.ts'

type Result = Application['plan']['results'][number]

/** What a version of a certificate is made of. */
export interface Draft {
  readonly matter: Pick<Matter, 'id' | 'title' | 'accountableUnitCode' | 'reportedBy'>
  readonly result: Pick<Result, 'id' | 'name'>
  readonly number: string
  readonly version: number
  readonly holder: { readonly name: string; readonly codeEnd: string | null }
  readonly issuerName: string
  readonly conditions: string | null
  readonly validFrom: LocalDay
  readonly validUntil: LocalDay | null
}

/**
 * Makes the certificates of applications that were granted and issued, then tells each application
 * its numbers. It hears of the act through the ledger: the lane of acts neither waits for a
 * signature nor fails with one, and what was issued is made exactly once, whoever issued it.
 */
export function makeIssued(parts: CertificateParts) {
  return async (tx: Tx, entries: readonly AppendedEntry[]): Promise<void> => {
    const ids = [...new Set(entries.map(({ streamId }) => streamId))]
    const matters = await parts.matters.lock(tx, ids)
    const rows = await loadApplications(tx, tx.regionCode, ids)
    for (const matter of matters) {
      const row = rows.get(matter.id)
      // Told twice, or numbered by another system: nothing is left to make.
      if (row === undefined || matter.closedAt !== null || row.certificateNumber !== null) continue
      const certificates = await makeCertificates(tx, parts, matter, row)
      await tellApplication(tx, parts, matter, certificates)
    }
  }
}

async function makeCertificates(
  tx: Tx,
  parts: CertificateParts,
  matter: Matter,
  row: Application,
): Promise<readonly SignedCertificate[]> {
  const { unit } = await parts.org.snapshot(tx.regionCode)
  const holder = await holderOf(tx, parts, matter)
  const validFrom = localDayOf(parts.world.now())
  const made: SignedCertificate[] = []
  for (const result of row.plan.results.filter(({ kind }) => kind === 'certificate')) {
    const number = formatCertificateNumber({
      type: typeCodeOf(result),
      issuer: issuerCodeOf(matter.accountableUnitCode),
      regionCode: tx.regionCode,
      random: newSerial(parts.world),
      version: 1,
    })
    const draft: Draft = {
      matter,
      result,
      number,
      version: 1,
      holder,
      issuerName: unit(matter.accountableUnitCode)?.name ?? matter.accountableUnitCode,
      conditions: null,
      validFrom,
      validUntil:
        result.validMonths === undefined ? null : lastDayAfter(validFrom, result.validMonths),
    }
    made.push(await signDraft(tx, parts, draft))
  }
  await keep(tx, parts, made)
  return made
}

/** Keeps new versions and renews the lists they stand in. */
export async function keep(
  tx: Tx,
  parts: CertificateParts,
  made: readonly SignedCertificate[],
): Promise<void> {
  await insertCertificates(tx, made)
  for (const list of new Set(made.map((one) => one.list))) await renewStatusList(tx, parts, list)
}

/** A version with its place in the status lists, signed with the key of the region. */
export async function signDraft(
  tx: Tx,
  parts: CertificateParts,
  draft: Draft,
): Promise<SignedCertificate> {
  const { regionCode } = tx
  const issuedAt = parts.world.now()
  const { suite } = parts.rulebook.inForce(regionCode, certificateRules, localDayOf(issuedAt)).value
  const key = await currentKey(tx, parts, suite)
  // One series for ever: the places of a list outlive the year.
  const series = { regionCode, series: 'certificate-place', period: '2000' }
  const [ordinal = 1] = await parts.numbers.take(series, 1)
  const place = { list: Math.floor((ordinal - 1) / listSize), index: (ordinal - 1) % listSize }
  const { holder, issuerName, validFrom, validUntil } = draft
  const claims: CertificateClaims = {
    issuerName,
    holderName: holder.name,
    holderCodeEnd: holder.codeEnd,
    certificateName: draft.result.name,
    regionCode,
    issuedAt: Math.floor(issuedAt.getTime() / 1000),
    ...signedValidity(validFrom, validUntil),
    ...place,
  }
  const id = parts.world.newId()
  const code = signPayload(parts, key, { payload: writeClaims(claims), subject: draft.number })
  return {
    regionCode,
    id,
    number: draft.number,
    version: draft.version,
    matterId: draft.matter.id,
    resultId: draft.result.id,
    name: draft.result.name,
    itemName: draft.matter.title,
    unitCode: draft.matter.accountableUnitCode,
    issuerName,
    holderMasked: maskName(holder.name),
    citizenId: draft.matter.reportedBy,
    conditions: draft.conditions,
    validFrom,
    validUntil,
    issuedAt,
    list: place.list,
    listIndex: place.index,
    state: 'valid',
    stateSince: null,
    keyId: key.id,
    sealedCode: parts.crypto.encrypt(
      Buffer.from(code).toString('base64url'),
      codeContext({ regionCode, id }),
    ),
  }
}

/** Binds the cipher of a signed code to its row. */
export function codeContext(of: { readonly regionCode: string; readonly id: string }): string {
  return `${of.regionCode}|certificate-code|${of.id}`
}

/** The person a certificate is for. No member of staff sees the name by this, so no look is recorded. */
async function holderOf(
  tx: Tx,
  { people }: CertificateParts,
  { reportedBy, number }: Matter,
): Promise<Draft['holder']> {
  const ids = reportedBy === null ? [] : [reportedBy]
  const [contact] = await people.own(tx, tx.regionCode, ids)
  return { name: contact?.name ?? number, codeEnd: codeEndOf(contact) }
}

function codeEndOf(contact: OwnContact | undefined): string | null {
  return contact?.idNumber?.slice(-4) ?? null
}

function newSerial(world: World): string {
  for (;;) {
    const serial = serialOf(world.randomBytes(2 * serialRandomLength), serialRandomLength)
    if (serial !== undefined) return serial
  }
}

async function tellApplication(
  tx: Tx,
  parts: CertificateParts,
  { regionCode, number }: Matter,
  certificates: readonly SignedCertificate[],
): Promise<void> {
  const fields = { certificates: certificates.map((one) => one.number).join('、') }
  const act = { regionCode, number, act: 'certify', version: undefined, fields }
  const outcomes = await parts.matters.actIn(tx, [{ ...act, acting: { kind: 'system' } }])
  for (const outcome of outcomes.values()) if (!outcome.ok) throw outcome.error
}
