import { createPublicKey, verify } from 'node:crypto'
import { fromBase32 } from '@huiyin/contract/binary-text'
import { checkCertificate } from '@huiyin/contract/certificate-check'
import { decode, encode, Tagged } from 'cborg'
import { describe, expect, test } from 'vitest'
import { accepted } from '../harness/bad-review.ts'
import { carriedFrom, certificateDesk, scanned } from '../harness/certificates.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { county, openTown } from '../harness/town.ts'

const world = testWorld('2026-06-22T09:00:00+08:00')
const db = await testDatabase()
const town = await openTown(db, world)
const desk = await certificateDesk(town, world)

const get = (url: string) => town.ask('citizen', { method: 'GET', url })

const carried = () => carriedFrom(town, world)

describe('a certificate', () => {
  let number = ''
  let code = ''

  test('is made when the application is issued, with a number of the national form', async () => {
    const issued = await desk.issued('王小明')
    number = issued.certificate

    expect(number).toMatch(
      /^1\.2\.156\.3005\.2\.11100000000013338W011\.POLICE\.990121[0-9A-Z]{9}\.001\.[0-9A-Z]$/,
    )
  })

  test('is verified by anybody by its number, without the name of a person', async () => {
    const { body } = await accepted(get(`/api/v1/certificates/${number}`))
    const page = await accepted(get(`/verify/${number.toLowerCase()}`))

    expect(body).toMatchObject({
      state: 'valid',
      name: '临时包车证',
      holderMasked: '王*',
      issuerName: '公安局',
      validFrom: '2026-06-22',
      validUntil: '2027-06-21',
    })
    expect(page.body).toContain('有效')
    expect(page.body).not.toContain('王小明')
    expect(page.body).not.toContain('<script')
  })

  test('has a paper with the whole name and a code that a camera reads', async () => {
    const { body } = await accepted(desk.paper('lin', number))
    code = scanned(body)

    expect(body).toContain('王小明')
    expect(body).toContain('未用印无效')
    expect(code).toMatch(/^http:.*\/verify\/1\.2\.156\.3005\.2\.[^#]+#[A-Z2-7]+$/)
  })

  test('whose paper was looked at is told to the person it is about', async () => {
    expect(await desk.looksAt(number)).toEqual(['delivery'])
  })

  test('says offline who, what and until when', async () => {
    const checked = await checkCertificate(code, await carried())

    expect(checked).toMatchObject({
      verdict: 'valid',
      number,
      isStale: false,
      statusAsOf: '2026-06-22T01:00:00.000Z',
      claims: { holderName: '王小明', holderCodeEnd: '002X', certificateName: '临时包车证' },
    })
  })

  test('is read by another decoder, and its signature holds by another program', async () => {
    const { keys } = await carried()
    const bytes = fromBase32(code.split('#')[1] ?? '') ?? new Uint8Array()
    const envelope = decode(bytes, { useMaps: true, tags: Tagged.preserve(18) }) as Tagged
    const [header, , payload, signature] = envelope.value as Uint8Array[]
    const signed = encode(['Signature1', header, new TextEncoder().encode(number), payload])
    const key = createPublicKey(keys[0] === undefined ? '' : pemOf(keys[0]))

    expect(decode(header ?? new Uint8Array(), { useMaps: true }).get(1)).toBe(-8)
    expect(decode(payload ?? new Uint8Array(), { useMaps: true }).get(2)).toBe('王小明')
    expect(verify(null, signed, key, signature ?? new Uint8Array())).toBe(true)
  })

  test('is named by the receipt of its delivery', async () => {
    const letters = await desk.delivered()

    expect(JSON.stringify(letters)).toContain('1.2.156.3005.2.')
  })
})

const pemOf = (key: object) => String((key as { readonly pem: string }).pem)

test('a number that does not exist is refused with what to do, in the words of the page', async () => {
  const unknown = await get('/verify/1.2.156.3005.2.X.Y.990121AAAAAAAAA.001.0')

  expect(unknown.status).toBe(404)
  expect(unknown.body).toContain('没有查到')
  expect((await get(`/api/v1/certificates/${county}`)).body.code).toBe('certificates/unknown')
})
