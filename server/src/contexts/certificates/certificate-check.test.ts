import { fromBase32, toBase32 } from '@huiyin/contract/binary-text'
import {
  type Checked,
  checkCertificate,
  type Known,
  type PublishedKey,
  statusListName,
} from '@huiyin/contract/certificate-check'
import {
  type CertificateClaims,
  type ListedState,
  writeClaims,
  writeStatus,
} from '@huiyin/contract/certificate-claims'
import {
  encodeEnvelope,
  type SignatureSuite,
  signatureSuites,
  signedBytes,
} from '@huiyin/contract/certificate-envelope'
import { formatCertificateNumber } from '@huiyin/contract/certificate-number'
import fc from 'fast-check'
import { create } from 'qrcode'
import { describe, expect, test } from 'vitest'
import { type KeyPair, makeKeyPair, signWith, verifyWith } from '../../platform/signing/index.ts'
import { realWorld } from '../../platform/world.ts'

const region = '990121'
const neighbour = '990122'
const moment = (text: string) => Date.parse(`${text}T00:00:00+08:00`) / 1000
const claims: CertificateClaims = {
  issuerName: '澍阳县行政审批和政务信息管理局',
  holderName: '澍阳县惠民道路旅客运输有限责任公司',
  holderCodeEnd: '66XA',
  certificateName: '道路旅客运输经营许可证（临时包车）',
  regionCode: region,
  issuedAt: moment('2026-06-22'),
  validFrom: moment('2026-06-22'),
  validUntil: moment('2027-06-22'),
  list: 0,
  index: 1,
}
const number = formatCertificateNumber({
  type: '11100000000013338W011',
  issuer: '11410523005866666A',
  regionCode: region,
  random: 'K7Q2M9X4T',
  version: 1,
})

interface Signer extends PublishedKey {
  readonly pair: KeyPair
}

/** A key of a region with its time. */
function signer(suite: SignatureSuite, over: Partial<PublishedKey> = {}): Signer {
  const pair = makeKeyPair(suite, realWorld)
  return {
    id: pair.publicKey.toString('hex', 1, 9),
    suite,
    regionCode: region,
    publicKey: pair.publicKey.toString('base64url'),
    from: '2026-01-01T00:00:00+08:00',
    until: null,
    compromisedAt: null,
    ...over,
    pair,
  }
}

function signedWith(by: Signer, payload: Uint8Array, subject: string, said = by.suite) {
  const envelope = { suite: said, keyId: Buffer.from(by.id, 'hex'), payload }
  const message = signedBytes(envelope, subject)
  return encodeEnvelope({
    ...envelope,
    signature: signWith({ suite: by.suite, ...by.pair, message }),
  })
}

const codeOf = (by: Signer, over: Partial<CertificateClaims> = {}, of = number) => {
  const bytes = signedWith(by, writeClaims({ ...claims, ...over }), of)
  return `https://huiyin.shuyang.gov.cn/verify/${of}#${toBase32(bytes)}`
}

function listOf(by: Signer, states: readonly ListedState[], asOf = moment('2026-06-23')) {
  const status = { regionCode: region, list: 0, asOf, freshUntil: asOf + 7 * 86_400, states }
  const bytes = signedWith(by, writeStatus(status), statusListName(status))
  return Buffer.from(bytes).toString('base64url')
}

function knowing(by: Signer, over: Partial<Known> = {}): Known {
  const lists = [listOf(by, ['revoked', 'valid'])]
  const now = new Date('2026-06-24T00:00:00Z')
  return { keys: [by], lists, now, verify: verifyWith, ...over }
}

const verdictOf = async (code: string, known: Known): Promise<Checked['verdict']> =>
  (await checkCertificate(code, known)).verdict

describe.each(signatureSuites)('signed with %s', (suite) => {
  const by = signer(suite)
  const known = knowing(by)
  const code = codeOf(by)

  test('it is valid, and says what was signed', async () => {
    const checked = await checkCertificate(code, known)

    expect(checked).toMatchObject({ verdict: 'valid', number, claims, isStale: false })
  })

  test('its code fits a QR code of version 16 at most, with the middle error correction', () => {
    expect(create(code, { errorCorrectionLevel: 'M' }).version).toBeLessThanOrEqual(16)
  })

  test('a single bit changed anywhere makes it a forgery or no certificate', async () => {
    const at = code.indexOf('#')
    const bytes = fromBase32(code.slice(at + 1)) ?? new Uint8Array()
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length * 8 - 1), async (bit) => {
        const changed = Uint8Array.from(bytes)
        changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
        const verdict = await verdictOf(`${code.slice(0, at)}#${toBase32(changed)}`, known)
        expect(['forged', 'unreadable', 'unknown_key', 'wrong_suite']).toContain(verdict)
      }),
      { numRuns: 60 },
    )
  })

  test('cut short anywhere it is unreadable, never valid', async () => {
    for (let length = code.length - 1; length > code.length - 40; length -= 1) {
      expect(await verdictOf(code.slice(0, length), known)).toBe('unreadable')
    }
  })

  test('under the number of another certificate it is a forgery', async () => {
    const random = 'AAAAAAAAA'
    const parts = { type: '0', issuer: '0', regionCode: region, random, version: 1 }

    expect(await verdictOf(code.replace(number, formatCertificateNumber(parts)), known)).toBe(
      'forged',
    )
    expect(await verdictOf(code.replace('.001.', '.002.'), known)).toBe('number_wrong')
  })

  test('a date that has passed, or has not come, is said', async () => {
    const lists = known.lists
    const expired = knowing(by, { lists, now: new Date('2027-06-21T16:00:00Z') })
    const lastDay = knowing(by, { lists, now: new Date('2027-06-21T15:59:59Z') })
    const early = codeOf(by, { validFrom: moment('2026-07-01') })

    expect(await verdictOf(code, expired)).toBe('expired')
    expect(await checkCertificate(code, lastDay)).toMatchObject({ verdict: 'valid', isStale: true })
    expect(await verdictOf(early, known)).toBe('not_yet')
  })

  test.each(['revoked', 'cancelled', 'superseded', 'changing'] as const)(
    'a list that says %s is believed, and a newer one more than an older one',
    async (state) => {
      const older = listOf(by, ['valid', 'valid'], moment('2026-06-22'))
      const newer = listOf(by, ['valid', state], moment('2026-06-23'))

      expect(await verdictOf(code, knowing(by, { lists: [newer, older] }))).toBe(state)
    },
  )

  test('without a list, or with one that nobody of the region signed, the state is unknown', async () => {
    const other = signer(suite, { regionCode: neighbour })
    const forged = listOf(other, ['valid', 'valid'])
    const short = listOf(by, ['valid'])

    for (const lists of [[], [forged], [short], ['nonsense']]) {
      const known = knowing(by, { lists, keys: [by, other] })
      expect(await verdictOf(code, known)).toBe('status_unknown')
    }
  })

  test('a key of another region signs nothing here, not even with the right claims', async () => {
    const other = signer(suite, { regionCode: neighbour })

    expect(await verdictOf(codeOf(other), knowing(by, { keys: [by, other] }))).toBe('wrong_region')
  })

  test('a number of another region does not fit', async () => {
    const parts = { type: '0', issuer: '0', regionCode: neighbour, random: 'AAAAAAAAA', version: 1 }
    const elsewhere = codeOf(by, {}, formatCertificateNumber(parts))

    expect(await verdictOf(elsewhere, known)).toBe('wrong_region')
  })

  test('a key that was retired verifies what it signed in its time, and nothing later', async () => {
    const retired = { ...by, until: '2026-06-22T12:00:00+08:00' }
    const later = codeOf(by, { issuedAt: moment('2026-06-23') })
    const newKey = signer(suite, { from: '2026-06-22T12:00:00+08:00' })
    const lists = [listOf(newKey, ['revoked', 'valid'])]
    const known = knowing(by, { keys: [retired, newKey], lists })

    expect(await verdictOf(code, known)).toBe('valid')
    expect(await verdictOf(later, known)).toBe('key_not_valid')
    expect(await verdictOf(codeOf(newKey), known)).toBe('key_not_valid')
  })

  test('nothing holds that was signed with a key somebody else may have', async () => {
    const lost = { ...by, until: '2026-06-22T12:00:00+08:00', compromisedAt: by.from }

    expect(await verdictOf(code, knowing(by, { keys: [lost] }))).toBe('key_not_valid')
  })

  test('a key nobody published is unknown; with its id on another key it is a forgery', async () => {
    const unknown = signer(suite)
    const masked = { ...unknown, id: by.id }

    expect(await verdictOf(codeOf(unknown), known)).toBe('unknown_key')
    expect(await verdictOf(codeOf(masked), known)).toBe('forged')
  })
})

describe('which way of signing is meant', () => {
  const ed = signer('ed25519')
  const sm = signer('sm2')

  test('is said by the key: a code that names the other one is refused before it is verified', async () => {
    const never = () => {
      throw new Error('it was verified')
    }
    const payload = writeClaims(claims)
    for (const [by, said] of [
      [ed, 'sm2'],
      [sm, 'ed25519'],
    ] as const) {
      const bytes = signedWith(by, payload, number, said)
      const code = `https://example.cn/verify/${number}#${toBase32(bytes)}`
      expect(await verdictOf(code, knowing(by, { keys: [ed, sm], verify: never }))).toBe(
        'wrong_suite',
      )
    }
  })
})

test('what is no code of ours is unreadable', () =>
  fc.assert(
    fc.asyncProperty(fc.string({ maxLength: 300 }), fc.string(), async (text, end) => {
      const by = { keys: [], lists: [], now: new Date(0), verify: () => true }
      const inPlace = `https://example.cn/verify/${number}#${end}`
      expect(await verdictOf(text, by)).toBe('unreadable')
      expect(['unreadable', 'unknown_key']).toContain(await verdictOf(inPlace, by))
    }),
  ))
