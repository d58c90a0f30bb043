import { statusListName, verdictOn } from '@huiyin/contract/certificate-check'
import { parseCertificateNumber, tidyCertificateNumber } from '@huiyin/contract/certificate-number'
import type { PublicCertificate, PublishedKeys, StatusList } from '@huiyin/contract/certificates'
import { formatInstant } from '@huiyin/contract/time'
import type { Db } from '../../platform/db/db.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import type { World } from '../../platform/world.ts'
import type { Certificate } from './certificate.types.ts'
import { signedValidity } from './certificates.rules.ts'
import { findCertificate } from './certificates.store.ts'
import { publishedKeys } from './keys.ts'
import { findStatusList, selectStatusLists } from './status-lists.store.ts'

/** What the public side needs; its process may read no more. */
export interface VerifyParts {
  readonly db: Db
  readonly world: World
}

/** @throws Refusal `certificates/unknown`, also for what is no number at all */
export async function getCertificate(parts: VerifyParts, number: string): Promise<Certificate> {
  const regionCode = parseCertificateNumber(number)?.regionCode
  const found =
    regionCode && (await findCertificate(parts.db, regionCode, tidyCertificateNumber(number)))
  if (!found) throw new Refusal('certificates/unknown')
  return found
}

/** By number alone: what the paper shows, without the name of a person. */
export async function showPublicCertificate(
  parts: VerifyParts,
  number: string,
): Promise<PublicCertificate> {
  return publicView(await getCertificate(parts, number), parts.world.now())
}

export function publicView(one: Certificate, now: Date): PublicCertificate {
  const { validFrom, validUntil } = one
  return {
    number: one.number,
    version: one.version,
    state: verdictOn(one.state, signedValidity(validFrom, validUntil), now),
    stateSince: one.stateSince,
    name: one.name,
    itemName: one.itemName,
    issuerName: one.issuerName,
    holderMasked: one.holderMasked,
    issuedAt: formatInstant(one.issuedAt),
    validFrom,
    validUntil,
    asOf: formatInstant(now),
  }
}

/** The keys of all regions, and the names of their status lists. */
export async function showKeys({ db, world }: VerifyParts): Promise<PublishedKeys> {
  const [keys, lists] = await Promise.all([publishedKeys(db), selectStatusLists(db)])
  return { keys, statusLists: lists.map(statusListName), asOf: formatInstant(world.now()) }
}

/** @throws Refusal `common/not-found` */
export async function showStatusList({ db }: VerifyParts, name: string): Promise<StatusList> {
  const [regionCode = '', list] = name.split('-')
  const found = await findStatusList(db, regionCode, Number(list))
  if (found === undefined) throw new Refusal('common/not-found')
  return {
    list: name,
    asOf: formatInstant(found.asOf),
    freshUntil: formatInstant(found.freshUntil),
    signed: found.signed.toString('base64url'),
  }
}

/** Every status list as it was signed, for a page that is carried along. */
export async function showSignedLists({ db }: VerifyParts): Promise<readonly string[]> {
  const lists = await selectStatusLists(db)
  return lists.map(({ signed }) => signed.toString('base64url'))
}
