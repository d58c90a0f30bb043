import { describe, expect, test } from 'vitest'
import { casePublication } from '../src/contexts/city-cases/index.ts'
import { photoFromTelephone, twoColourPhoto } from '../src/kernel/evidence/sample-files.fixture.ts'
import { sql } from '../src/platform/db/sql.ts'
import { openDesk } from './harness/desk.ts'
import { putDuties } from './harness/duties.ts'
import { putInForce } from './harness/editions.ts'
import { testDatabase, testWorld } from './harness/index.ts'
import { settleMore } from './harness/more-staff.ts'
import { sendSnap } from './harness/snap.ts'
import { county, openTown } from './harness/town.ts'

/** 随手拍: anybody with a telephone, also one who means harm. */
const world = testWorld('2026-06-22T09:00:00+08:00')
const db = await testDatabase()
const town = await openTown(db, world)
const app = town.publicApp
const ids = await settleMore(town, { db, world }, [
  { code: 'shou', role: 'acceptor', unit: 'oversight' },
])
const desk = openDesk(town, { db, world }, ids)
await putDuties(town, { db, world })
const value = { reports: true, cases: true, texts: true, photos: true, privateClasses: [] }
await putInForce(town, { db, world }, casePublication, { regionCode: county, value })
await app.house.rulebook.load()

const jpeg = await (await twoColourPhoto(64, 32)).jpeg(90)
const named = (bytes: Buffer) => [{ field: 'photo', name: 'a.jpg', bytes }]
let places = 0
/** A place no report lies near. */
const elsewhere = () => {
  places += 1
  return { lat: `33.${100_000 + places * 1_000}`, long: '112.500000' }
}
const snap = (fields: Readonly<Record<string, string>>, bytes: Buffer = jpeg) =>
  sendSnap(app, fields, named(bytes))
const newKey = async () => {
  const form = await app.http.inject({ url: '/snap', headers: { host: 'localhost' } })
  return /name="key" value="([^"]+)"/.exec(form.body)?.[1] ?? ''
}

describe('a photo made to be decoded for ever', () => {
  const frameAt = jpeg.indexOf(Buffer.from([0xff, 0xc0])) // baseline
  const frame = jpeg.subarray(frameAt, frameAt + 2 + jpeg.readUInt16BE(frameAt + 2))
  const huge = Buffer.from(frame)
  huge.writeUInt16BE(65_000, 5)
  huge.writeUInt16BE(65_000, 7)
  const scanAt = jpeg.indexOf(Buffer.from([0xff, 0xda]))
  const scan = jpeg.subarray(scanAt, jpeg.length - 2)
  const spliced = (at: number, more: Buffer) =>
    Buffer.concat([jpeg.subarray(0, at), more, jpeg.subarray(at)])

  test.each([
    ['with a second frame of four thousand million pixels', spliced(frameAt + frame.length, huge)],
    ['with such a frame behind its pixels', spliced(jpeg.length - 2, huge)],
    ['whose first marker readers pass by different ways', spliced(2, Buffer.from([0xff, 0x01]))],
    [
      'that asks for a thousand passes',
      spliced(jpeg.length - 2, Buffer.concat(Array(1_000).fill(scan))),
    ],
    ['without a frame', Buffer.concat([jpeg.subarray(0, frameAt), jpeg.subarray(scanAt)])],
    ['that is HEIC by another name', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1')],
  ])('is refused before a pixel is decoded: %s', async (_what, bytes) => {
    const { status, number, body } = await snap(elsewhere(), bytes)
    expect([status, number]).toEqual([422, ''])
    expect(body).toContain('class="fault"')
  })

  test('does not keep an honest one out: with restarts, fill bytes and ten scans', async () => {
    expect(frameAt).toBeGreaterThan(0)
    const padded = spliced(frameAt, Buffer.from([0xff, 0xff]))
    expect((await snap(elsewhere(), padded)).status).toBe(200)
    expect((await snap(elsewhere(), await photoFromTelephone())).status).toBe(200)
  })
})

test('where the photo was taken before is nobody’s business: only the form says where it is', async () => {
  const { status, body } = await snap({}, await photoFromTelephone())
  expect(status).toBe(422)
  expect(body).toContain('请允许定位，或写明地点。')
})

describe('what is written with a photo', () => {
  test('is without marks that turn or hide what others read, and keeps its lines', async () => {
    const text = '井盖\u202Egpj.exe\u2066坏\u0007了\u009b\n请\t看\u2069'
    const place = '\u202d人民路\u202c 12 号'
    const phone = '\u202d138 0000 0001\u202c'
    const { number } = await snap({ ...elsewhere(), text, place, phone })
    expect(number).not.toBe('')

    const page = await desk.page('shou', number)
    const said = page.texts.find(({ kind }: { kind: string }) => kind === 'description').body
    expect(said).toBe('井盖gpj.exe坏了\n请\t看')
    expect(page.row.title).toContain('人民路 12 号')
    expect(JSON.stringify(page)).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/)
  })

  test('is cut where it is too long, also in the middle of a letter of two halves', async () => {
    const text = `${'字'.repeat(999)}😀${'尾'.repeat(500)}`
    const place = `${'路'.repeat(199)}😀号`
    const { number, status } = await snap({ ...elsewhere(), text, place })
    expect([status, number]).not.toEqual([500, ''])
    const { row, texts } = await desk.page('shou', number)
    expect(row.title.isWellFormed()).toBe(true)
    for (const { body } of texts) expect(body.isWellFormed()).toBe(true)
  })

  test('in JSON too is without such marks', async () => {
    const description = '灯\u202e坏\u0008了'
    const payload = {
      ...{ regionCode: county, source: 'hotline', kind: 'event', category: '0110', description },
      address: '人民路\u2068 8 号',
    }
    const { body } = await desk.ask('shou', 'POST', '/api/v1/city-cases', payload)
    const page = await desk.page('shou', body.number)
    expect(JSON.stringify(page)).toContain('灯坏了')
    expect(page.row.title).toContain('人民路 8 号')
  })
})

describe('a form that is sent again', () => {
  test('from the same page with another place or another photo is another report', async () => {
    const key = await newKey()
    const one = await snap({ key, ...elsewhere(), text: '第一处' })
    // The back button shows the form as it was filled in.
    const two = await snap({ key, ...elsewhere(), text: '第二处' })
    expect(new Set([one.number, two.number, '']).size).toBe(3)
    expect(two.code).not.toBe(one.code)
    const other = await (await twoColourPhoto(40, 30)).jpeg(90)
    const there = elsewhere()
    const three = await snap({ key, ...there, text: '第三处' })
    const four = await snap({ key, ...there, text: '第三处' }, other)
    expect(four.number).not.toBe(three.number)
  })

  test('unchanged, be it ten times at once, is one', async () => {
    const sent = { key: await newKey(), ...elsewhere(), text: '同一处' }
    const answers = await Promise.all(Array.from({ length: 10 }, () => snap(sent)))
    expect(new Set(answers.map(({ number, code }) => `${number} ${code}`)).size).toBe(1)
    expect(answers[0]?.number).not.toBe('')
  })

  test('fifty times with the same photo at fifty places keeps the photo once', async () => {
    const bytes = await (await twoColourPhoto(50, 50)).jpeg(90)
    const numbers = new Set<string>()
    for (let times = 0; times < 50; times += 1) {
      const { number } = await snap({ ...elsewhere(), text: '到处都是' }, bytes)
      numbers.add(number)
    }
    expect(numbers.size).toBe(50)
    const [kept] = await db.query(sql<{ files: number; rows: number }>`
      select count(distinct sha256)::integer as files, count(*)::integer as rows
      from kernel.evidence
      where region_code = ${county}
      and matter_id in (
        select id from kernel.matter where region_code = ${county} and number = any(${[...numbers]}))`)
    expect(kept).toEqual({ files: 1, rows: 50 })
  })
})

describe('a flood of photos', () => {
  test('from one address is let in sixteen at once, and then again', async () => {
    const at = Array.from({ length: 40 }, () => elsewhere())
    const answers = await Promise.all(at.map((place) => snap({ ...place, text: '洪水' })))
    const taken = answers.filter(({ status }) => status === 200)
    expect(answers.every(({ status }) => status === 200 || status === 429)).toBe(true)
    expect(taken).toHaveLength(16)
    expect((await snap({ ...elsewhere(), text: '雨停了' })).status).toBe(200)
  })

  test('that says it is larger than its photos may be is not read', async () => {
    const { statusCode } = await app.http.inject({
      method: 'POST',
      url: '/snap',
      headers: {
        host: 'localhost',
        origin: 'http://localhost',
        'content-type': 'multipart/form-data; boundary=x',
        'content-length': '900000000',
      },
      payload: '--x--\r\n',
    })
    expect(statusCode).toBe(413)
  })
})

describe('who sees a photo of the public', () => {
  test('staff of the street, and nobody else before it was looked at', async () => {
    const { number } = await snap({ ...elsewhere(), text: '门前' })
    const { evidence } = await desk.page('shou', number)
    const [{ id }] = evidence
    const open = (url: string) => app.http.inject({ url, headers: { host: 'localhost' } })
    expect((await open(`/photos/${county}/${id}`)).statusCode).toBe(404)
    expect((await open(`/api/v1/evidence/${id}`)).statusCode).toBe(401)
    for (const who of ['ma', 'wu', 'lin'] as const) {
      expect((await desk.ask(who, 'GET', `/api/v1/evidence/${id}`)).status, who).toBe(404)
      const look = { isShown: true, areas: [] }
      const covered = await desk.ask(who, 'POST', `/api/v1/city-cases/photos/${id}`, look)
      expect(covered.status, who).toBe(403)
    }
    const page = await open(`/m/${number}`)
    expect(page.body).not.toContain(id)
  })
})
