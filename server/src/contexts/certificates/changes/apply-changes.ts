import type { ListedState } from '@huiyin/contract/certificate-claims'
import {
  formatCertificateNumber,
  parseCertificateNumber,
} from '@huiyin/contract/certificate-number'
import { type LocalDay, localDayOf } from '@huiyin/contract/time'
import type { AppendedEntry } from '../../../kernel/ledger/index.ts'
import type { Tx } from '../../../platform/db/db.ts'
import type { Certificate } from '../certificate.types.ts'
import { lockCertificate, setState } from '../certificates.store.ts'
import { keep, signDraft } from '../issue-certificates.ts'
import type { CertificateParts } from '../parts.ts'
import { openPaper } from '../print-certificate.ts'
import { renewStatusList } from '../status-lists.ts'
import { loadChanges, markApplied, selectDueChanges } from './change.store.ts'
import type { CertificateChange } from './change.types.ts'

const stateAfter = {
  revoke: 'revoked',
  withdraw: 'revoked',
  cancel: 'cancelled',
  change: 'superseded',
} as const satisfies Record<CertificateChange['kind'], ListedState>

/** Hears that a change was proposed, returned or confirmed, and lets the certificate follow. */
export function followChanges(parts: CertificateParts) {
  return async (tx: Tx, entries: readonly AppendedEntry[]): Promise<void> => {
    const ids = [...new Set(entries.map(({ streamId }) => streamId))]
    for (const [matterId, change] of await loadChanges(tx, tx.regionCode, ids)) {
      if (change.outcome === 'confirmed') await carryOut(tx, parts, matterId, change)
      else if (change.kind === 'change') await markChanging(tx, parts, change)
    }
  }
}

/** Carries out what was confirmed for a day that has come; run daily and hourly. */
export async function applyDueChanges(
  parts: CertificateParts,
  regionCode: string,
): Promise<number> {
  const day = localDayOf(parts.world.now())
  const due = await selectDueChanges(parts.db, regionCode, day)
  for (const matterId of due) {
    await parts.db.transaction(regionCode, async (tx) => {
      const change = (await loadChanges(tx, regionCode, [matterId])).get(matterId)
      if (change !== undefined) await carryOut(tx, parts, matterId, change)
    })
  }
  return due.length
}

async function markChanging(
  tx: Tx,
  parts: CertificateParts,
  { certificateId, outcome }: CertificateChange,
): Promise<void> {
  const certificate = await lockCertificate(tx, certificateId)
  if (certificate?.state !== 'valid' && certificate?.state !== 'changing') return
  const state = outcome === null ? 'changing' : 'valid'
  await setState(tx, { id: certificateId, state, since: null })
  await renewStatusList(tx, parts, certificate.list)
}

async function carryOut(
  tx: Tx,
  parts: CertificateParts,
  matterId: string,
  change: CertificateChange,
): Promise<void> {
  const now = parts.world.now()
  if (change.effectiveOn > localDayOf(now) || !(await markApplied(tx, matterId, now))) return
  const certificate = await lockCertificate(tx, change.certificateId)
  if (certificate === undefined) return
  const since: LocalDay = change.effectiveOn
  await setState(tx, { id: certificate.id, state: stateAfter[change.kind], since })
  if (change.kind === 'change') await makeNextVersion(tx, parts, certificate, change)
  await renewStatusList(tx, parts, certificate.list)
}

/** The same serial with the next version, signed anew with today's key. */
async function makeNextVersion(
  tx: Tx,
  parts: CertificateParts,
  before: Certificate,
  { validUntil, conditions, effectiveOn }: CertificateChange,
): Promise<void> {
  const parsed = parseCertificateNumber(before.number)
  if (parsed === undefined) throw new Error(`${before.number} is no number of a certificate`)
  const version = before.version + 1
  const { holderName, holderCodeEnd } = await openPaper(parts, before, tx)
  const made = await signDraft(tx, parts, {
    matter: {
      id: before.matterId,
      title: before.itemName,
      accountableUnitCode: before.unitCode,
      reportedBy: before.citizenId,
    },
    result: { id: before.resultId, name: before.name },
    number: formatCertificateNumber({ ...parsed, version }),
    version,
    holder: { name: holderName, codeEnd: holderCodeEnd },
    issuerName: before.issuerName,
    conditions,
    validFrom: effectiveOn,
    validUntil,
  })
  await keep(tx, parts, [made])
}
