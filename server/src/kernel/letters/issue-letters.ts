import { localDayOf } from '@huiyin/contract/time'
import type { Tx } from '../../platform/db/db.ts'
import type { World } from '../../platform/world.ts'
import type { Numbers } from '../numbers/index.ts'
import type { Org, OrgSnapshot, Unit } from '../org/index.ts'
import type { Rulebook } from '../rulebook/index.ts'
import { freezeFacts, hashLetter } from './facts.rules.ts'
import { insertLetters } from './letters.store.ts'
import { letterNumber, letterYear } from './number.rules.ts'
import type { Letter, LetterKind, LetterNames, LetterRequest, OwnWording } from './types.ts'
import { latestVersion, ruleOfKind } from './wording/index.ts'

export interface IssueParts {
  readonly world: World
  readonly org: Pick<Org, 'snapshot' | 'supervisingUnit' | 'region'>
  readonly numbers: Pick<Numbers, 'take'>
  readonly rulebook: Pick<Rulebook, 'inForce'>
  /** Where the public reaches this server: `https://huiyin.example.gov.cn`. */
  readonly publicUrl: string
  readonly deskUrl: string
}

interface Issuer {
  readonly name: string
  readonly phone: string | null
}

/** Issues letters of one region: numbers from memory, names from a copy, one insert. */
export async function issueLetters(
  tx: Tx,
  parts: IssueParts,
  requests: readonly LetterRequest[],
): Promise<readonly Letter[]> {
  if (requests.length === 0) return []
  const units = await parts.org.snapshot(tx.regionCode)
  const issuer = await issuerOf(tx.regionCode, parts)
  const numbers = await takeNumbers(tx, parts, requests)
  const letters = requests.map((request, index) => {
    const { publicUrl, deskUrl } = parts
    const names = namesOf(request, { units, issuer, publicUrl, deskUrl })
    const letter = {
      regionCode: tx.regionCode,
      id: parts.world.newId(),
      number: numbers[index] ?? '',
      kind: request.kind,
      matterId: request.matterId,
      templateVersion: latestVersion(request.kind),
      ownWording: ownWording(parts, { regionCode: tx.regionCode, ...request }),
      facts: freezeFacts(request.kind, request.facts, names),
      toUnitCode: request.toUnitCode,
      issuedAt: request.issuedAt,
      issuedBy: request.issuedBy,
      receivedAt: null,
      receivedBy: null,
    }
    return { ...letter, factsHash: hashLetter(letter) }
  })
  await insertLetters(tx, letters)
  return letters
}

/** The wording the region has published for the day of issue; `null` for the product's. */
function ownWording(
  { rulebook }: Pick<IssueParts, 'rulebook'>,
  of: { readonly regionCode: string; readonly kind: LetterKind; readonly issuedAt: Date },
): OwnWording | null {
  const rule = ruleOfKind(of.kind)
  const { version, value } = rulebook.inForce(of.regionCode, rule, localDayOf(of.issuedAt))
  return value === rule.otherwise.value ? null : { version, wording: value }
}

/** A number for every request, in the order of the requests within each series. */
async function takeNumbers(
  tx: Tx,
  parts: IssueParts,
  requests: readonly LetterRequest[],
): Promise<string[]> {
  const numbers: string[] = []
  const series = Map.groupBy(
    requests.keys(),
    (index) => `${requests[index]?.kind} ${letterYear(requests[index]?.issuedAt ?? new Date(0))}`,
  )
  for (const indexes of series.values()) {
    const first = requests[indexes[0] ?? 0]
    if (first === undefined) continue
    const period = letterYear(first.issuedAt)
    const taken = await parts.numbers.take(
      { regionCode: tx.regionCode, series: `letter:${first.kind}`, period },
      indexes.length,
    )
    for (const [place, index] of indexes.entries()) {
      numbers[index] = letterNumber(first.kind, period, taken[place] ?? 0)
    }
  }
  return numbers
}

/** Letters go out in the name of the office that supervises, else of the region's government. */
async function issuerOf(regionCode: string, parts: IssueParts): Promise<Issuer> {
  const office = await parts.org.supervisingUnit(regionCode)
  if (office !== undefined) return office
  const region = await parts.org.region(regionCode)
  return { name: region?.name ?? regionCode, phone: null }
}

interface Addresses {
  readonly publicUrl: string
  readonly deskUrl: string
}

/**
 * Where whoever holds the paper looks it up: the public page; of a sealed matter the desk, after
 * signing in, since numbers run on and a public page would tell every one of them.
 */
function placeOf(
  { matterNumber, isSealed = false }: LetterRequest,
  { publicUrl, deskUrl }: Addresses,
): Pick<LetterNames, 'progressUrl' | 'isSealed'> {
  const number = encodeURIComponent(matterNumber)
  if (!isSealed) return { progressUrl: `${publicUrl}/m/${number}` }
  return { progressUrl: `${deskUrl}/desk/matters/${number}`, isSealed }
}

function namesOf(
  request: LetterRequest,
  known: Addresses & { readonly units: OrgSnapshot; readonly issuer: Issuer },
): LetterNames {
  const unit: Unit | undefined = known.units.unit(request.toUnitCode)
  const issuer: Issuer = known.units.unit(request.fromUnitCode ?? '') ?? known.issuer
  return {
    issuerName: issuer.name,
    ...(issuer.phone === null ? {} : { issuerPhone: issuer.phone }),
    toUnitName: unit?.name ?? request.toUnitCode,
    matterNumber: request.matterNumber,
    ...placeOf(request, known),
  }
}
