import { type Cbor, decodeCbor, encodeCbor } from './cbor.ts'

/** What a certificate says, as it is signed. Moments in seconds since 1970. */
export interface CertificateClaims {
  readonly issuerName: string
  readonly holderName: string
  /** Last four characters of the holder's number, where it is known. */
  readonly holderCodeEnd: string | null
  readonly certificateName: string
  readonly regionCode: string
  readonly issuedAt: number
  readonly validFrom: number
  /** The first second in which it holds no more; `null` for ever. */
  readonly validUntil: number | null
  /** Its place in the status lists. */
  readonly list: number
  readonly index: number
}

/** 有效, 变更中, 吊销 and 撤销, 注销, and replaced by a newer version: a place in the list each. */
export const listedStates = ['valid', 'changing', 'revoked', 'cancelled', 'superseded'] as const
export type ListedState = (typeof listedStates)[number]

/** Certificates in one list, at most: 8 kB. */
export const listSize = 16_384

export interface StatusClaims {
  readonly regionCode: string
  readonly list: number
  /** When it was made. */
  readonly asOf: number
  /** After this it should be fetched anew. */
  readonly freshUntil: number
  readonly states: readonly ListedState[]
}

/** Labels of the payload; those below 7 mean what they mean in CWT (RFC 8392). */
const at = {
  issuer: 1,
  holder: 2,
  until: 4,
  from: 5,
  issued: 6,
  region: 16,
  name: 17,
  list: 18,
  index: 19,
  codeEnd: 20,
  states: 21,
} as const

export function writeClaims(claims: CertificateClaims): Uint8Array<ArrayBuffer> {
  const entries: [number, Cbor][] = [
    [at.issuer, claims.issuerName],
    [at.holder, claims.holderName],
    [at.from, claims.validFrom],
    [at.issued, claims.issuedAt],
    [at.region, claims.regionCode],
    [at.name, claims.certificateName],
    [at.list, claims.list],
    [at.index, claims.index],
  ]
  if (claims.validUntil !== null) entries.push([at.until, claims.validUntil])
  if (claims.holderCodeEnd !== null) entries.push([at.codeEnd, claims.holderCodeEnd])
  return encodeCbor(new Map(entries))
}

export function readClaims(payload: Uint8Array): CertificateClaims | undefined {
  const map = decodeCbor(payload)
  if (!(map instanceof Map)) return undefined
  const { text, whole } = readersOf(map)
  const [issuerName, holderName] = [text(at.issuer), text(at.holder)]
  const [certificateName, regionCode] = [text(at.name), text(at.region)]
  const [issuedAt, validFrom] = [whole(at.issued), whole(at.from)]
  const [list, index] = [whole(at.list), whole(at.index)]
  if (issuerName === null || holderName === null || certificateName === null) return undefined
  if (regionCode === null || issuedAt === null || validFrom === null) return undefined
  if (list === null || index === null) return undefined
  const ends = { validUntil: whole(at.until), holderCodeEnd: text(at.codeEnd) }
  const names = { issuerName, holderName, certificateName, regionCode }
  return { ...names, ...ends, issuedAt, validFrom, list, index }
}

export function writeStatus(status: StatusClaims): Uint8Array<ArrayBuffer> {
  const packed = new Uint8Array(Math.ceil(status.states.length / 2))
  for (const [index, state] of status.states.entries()) {
    const four = listedStates.indexOf(state) << (index % 2 === 0 ? 0 : 4)
    packed[index >> 1] = (packed[index >> 1] ?? 0) | four
  }
  return encodeCbor(
    new Map<number, Cbor>([
      [at.until, status.freshUntil],
      [at.issued, status.asOf],
      [at.region, status.regionCode],
      [at.list, status.list],
      [at.index, status.states.length],
      [at.states, packed],
    ]),
  )
}

export function readStatus(payload: Uint8Array): StatusClaims | undefined {
  const map = decodeCbor(payload)
  if (!(map instanceof Map)) return undefined
  const { text, whole } = readersOf(map)
  const packed = map.get(at.states)
  const [asOf, freshUntil] = [whole(at.issued), whole(at.until)]
  const [regionCode, list, count] = [text(at.region), whole(at.list), whole(at.index)]
  if (asOf === null || freshUntil === null || regionCode === null || list === null) return undefined
  if (count === null || count > listSize || !(packed instanceof Uint8Array)) return undefined
  const states = Array.from({ length: count }, (_, index) => {
    const both = packed[index >> 1] ?? 15
    return listedStates[index % 2 === 0 ? both & 15 : both >> 4]
  })
  if (!states.every((one) => one !== undefined)) return undefined
  return { regionCode, list, asOf, freshUntil, states }
}

function readersOf(map: ReadonlyMap<unknown, unknown>) {
  const text = (label: number) => {
    const value = map.get(label)
    return typeof value === 'string' ? value : null
  }
  const whole = (label: number) => {
    const value = map.get(label)
    return typeof value === 'number' && value >= 0 ? value : null
  }
  return { text, whole }
}
