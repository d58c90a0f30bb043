import type { SignatureSuite } from '@huiyin/contract/certificate-envelope'
import { localDayOf } from '@huiyin/contract/time'
import { certificateRules } from './certificates.rules.ts'
import { countSignedWith } from './certificates.store.ts'
import { findCurrentKey } from './keys.store.ts'
import { rotateKey } from './keys.ts'
import type { CertificateParts } from './parts.ts'
import { selectListsBefore } from './status-lists.store.ts'
import { renewStatusList } from './status-lists.ts'

/** What an operator asks for. */
export interface KeyReplacement {
  readonly regionCode: string
  /** Left out, the one the region signs with. */
  readonly suite?: SignatureSuite | undefined
  /** Somebody else may have the old key: nothing it signed counts any more. */
  readonly compromised: boolean
}

export interface ReplacedKey {
  readonly suite: SignatureSuite
  /** The key that signed before; none where none had signed yet. */
  readonly before: string | null
  readonly after: string
  /** Certificates in force that the old key signed. */
  readonly certificates: number
  /** Status lists signed anew. */
  readonly lists: number
}

/**
 * Puts a new key in the place of the one a region signs with, signs its status lists anew and writes
 * it into the ledger. The old key stays published, with the end of its time.
 */
export function replaceKey(
  parts: CertificateParts,
  { regionCode, compromised, ...asked }: KeyReplacement,
): Promise<ReplacedKey> {
  return parts.db.transaction(regionCode, async (tx) => {
    const now = parts.world.now()
    const inForce = parts.rulebook.inForce(regionCode, certificateRules, localDayOf(now)).value
    const suite = asked.suite ?? inForce.suite
    const before = (await findCurrentKey(tx, regionCode, suite))?.id ?? null
    const after = (await rotateKey(tx, parts, { suite, compromised })).id
    const lists = await selectListsBefore(tx, regionCode, new Date(now.getTime() + 1))
    for (const { list } of lists) await renewStatusList(tx, parts, list)
    await parts.ledger.append(tx, [
      {
        streamKind: 'organisation',
        streamId: 'certificate-keys',
        happenedAt: now,
        act: 'certificates.key_replaced',
        actor: 'system',
        body: { suite, before, after, compromised },
      },
    ])
    const certificates = before === null ? 0 : await countSignedWith(tx, before)
    return { suite, before, after, certificates, lists: lists.length }
  })
}
