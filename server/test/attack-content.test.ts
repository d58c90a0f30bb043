import { Transformer } from '@napi-rs/image'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  bombPng,
  emptyZip,
  photoFromTelephone,
} from '../src/kernel/evidence/sample-files.fixture.ts'
import { csv } from '../src/platform/excel/index.ts'
import { multipart, sendForm } from './harness/form.ts'
import { testDatabase, testWorld } from './harness/index.ts'
import { cookieOf } from './harness/more-staff.ts'
import { switchPublication } from './harness/publication.ts'
import { openTown } from './harness/town.ts'

const world = testWorld('2026-11-20T10:00:00+08:00')
const db = await testDatabase()
const town = await openTown(db, world)
const { http } = town.app
const own = { host: 'localhost', origin: 'http://localhost' }
let lin = ''
let ma = ''

beforeAll(async () => {
  lin = (await cookieOf(town, world, { loginName: 'lin' })) ?? ''
  ma = (await cookieOf(town, world, { loginName: 'ma' })) ?? ''
})

function upload(name: string, bytes: Buffer, cookie = lin) {
  const form = multipart([{ field: 'file', name, bytes }])
  return http.inject({
    method: 'POST',
    url: '/api/v1/evidence',
    headers: { ...own, cookie, ...form.headers },
    payload: form.payload,
  })
}

function fetchEvidence(id: string, cookie = lin) {
  return http.inject({ url: `/api/v1/evidence/${id}`, headers: { ...own, cookie } })
}

describe('a file that is not what it says', () => {
  const page = Buffer.from('<html><script>alert(1)</script>')
  const jpegHead = Buffer.from([0xff, 0xd8, 0xff, 0xe0])

  test.each([
    ['a page named as a photo', page],
    ['a page behind the first bytes of a photo', Buffer.concat([jpegHead, page])],
    ['a drawing with script', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="x"/>')],
    ['a program', Buffer.from('MZ\x90\x00program')],
    [
      'a table with macros',
      emptyZip(['[Content_Types].xml', 'xl/workbook.xml', 'xl/vbaProject.bin']),
    ],
    ['a zip that is no document', emptyZip(['a.txt'])],
    ['nothing', Buffer.alloc(0)],
    ['half a photo', jpegHead],
  ])('is refused: %s', async (_what, bytes) => {
    const answer = await upload('photo.jpg', bytes)
    expect(answer.statusCode, answer.body).toBeGreaterThanOrEqual(400)
    expect(answer.statusCode).toBeLessThan(500)
    expect(answer.json().code).toMatch(/^evidence\//)
  })

  test('is refused before it is unfolded: a photo of 400 million pixels in 200 bytes', async () => {
    const startedAt = performance.now()
    const answer = await upload('bomb.png', bombPng())
    expect(answer.statusCode).toBeLessThan(500)
    expect(answer.statusCode).toBeGreaterThanOrEqual(400)
    expect(performance.now() - startedAt).toBeLessThan(8_000)
  })

  test('a photo with a page behind its end is kept without the page, the place and the telephone', async () => {
    const photo = Buffer.concat([await photoFromTelephone(), page])
    const answer = await upload('a.jpg', photo)
    expect(answer.statusCode, answer.body).toBe(201)

    const kept = (await fetchEvidence(answer.json().rows[0].id)).rawPayload
    for (const word of ['<script', 'SecretPhone', 'Exif']) {
      expect(kept.includes(Buffer.from(word)), word).toBe(false)
    }
    const { width, height } = await new Transformer(kept).metadata()
    expect([width, height]).toEqual([32, 64])
  })
})

describe('the name of a file', () => {
  test.each([
    ['../../../../etc/passwd.jpg'],
    ['a%0d%0aSet-Cookie: planted=1.jpg'],
    ['a.jpg\u202egpj.exe'],
    ['<img src=x onerror=alert(1)>.jpg'],
    ['=cmd|calc.jpg'],
    ["a'; filename*=UTF-8''b.html"],
    [`${'长'.repeat(300)}.jpg`],
  ])('leads nowhere and adds nothing: %s', async (name) => {
    const answer = await upload(name, await photoFromTelephone())
    expect(answer.statusCode, answer.body).toBe(201)
    const [row] = answer.json().rows
    expect(row.name).not.toMatch(/[/\\<>"\r\n\u202e]/)
    expect(row.name).toMatch(/\.jpg$/)

    const got = await fetchEvidence(row.id)
    expect(got.headers['content-type']).toBe('image/jpeg')
    expect(JSON.stringify(got.headers)).not.toContain('planted=1')
    expect(got.headers['content-security-policy']).toContain('sandbox')
    expect(got.headers['x-content-type-options']).toBe('nosniff')
  })
})

describe('a photo of somebody else', () => {
  test.each([['x'], ['回'.repeat(5_000)], ["' or 1=1 --"]])(
    'cannot be named by what is no name of a photo',
    async (photo) => {
      const token = await town.serviceEnd()
      const fields = { grade: 'dissatisfied', tags_dissatisfied: '209', text: '等了很久', photo }
      const answer = await sendForm(town, `/r/${token}`, fields)
      expect(answer.status).toBe(422)
      expect((await sendForm(town, `/r/${token}`, { grade: 'satisfied' })).status).toBe(201)
    },
  )

  test('is not there for a stranger, and cannot be taken into a matter of theirs', async () => {
    const { id } = (await upload('a.jpg', await photoFromTelephone())).json().rows[0]
    expect((await fetchEvidence(id, ma)).statusCode).toBe(404)
    expect((await http.inject({ url: `/api/v1/evidence/${id}` })).statusCode).toBe(401)

    const review = await town.review({ grade: 'dissatisfied', tags: ['209'], photos: [id] })
    expect(review.body.code).toBe('evidence/unknown')
  })
})

describe('what a person writes', () => {
  const hostile =
    '<script>alert(1)</script><img src=x onerror=alert(2)>"\'>&lt;b&gt; </textarea><b>x'
  let number = ''
  let receiptCode = ''

  beforeAll(async () => {
    const token = await town.serviceEnd({ applicant: { name: hostile.slice(0, 60) } })
    const { body } = await town.review({
      token,
      grade: 'dissatisfied',
      tags: ['209'],
      text: hostile,
      allowsContact: true,
      phone: '19900001111',
      name: hostile.slice(0, 60),
    })
    number = body.rectification.number
    receiptCode = body.receiptCode
    await town.act('zhao', number, 'assign', { staffId: town.staffIds.lin })
    await town.act('lin', number, 'contact', {
      band: 'morning',
      way: 'phone',
      reached: true,
      note: hostile,
    })
    await town.act('lin', number, 'judge', {
      outcome: 'rectify_now',
      measure: hostile,
      measureOn: '2026-11-20',
      elsewhereLooked: hostile,
      elsewhereFound: 1,
      publicAnswer: hostile,
    })
    await town.act('he', number, 'follow_up', {
      band: 'afternoon',
      way: 'phone',
      reached: true,
      solved: true,
      satisfied: true,
    })
    const published = await town.act('sun', number, 'review_publication', {
      decision: 'publish',
      publishedText: hostile,
      publishedAnswer: hostile,
      resultUse: 'none',
    })
    expect(published.status, JSON.stringify(published.body)).toBe(200)
    await switchPublication(town, { db, world }, { figures: true, badReviews: true })
  })

  /** No tag and no attribute of theirs may stand in a page; the words themselves may. */
  function expectNoTag(body: string): void {
    expect(body).not.toMatch(/<script>alert|<img src=x|<\/textarea><b>|<b>x/)
  }

  test('is words, not markup, on every public page', async () => {
    const pages = [
      await http.inject({ url: `/m/${number}` }),
      await http.inject({ url: '/reviews/published' }),
      await http.inject({
        method: 'POST',
        url: `/m/${number}`,
        headers: { ...own, 'content-type': 'application/x-www-form-urlencoded' },
        payload: `receiptCode=${receiptCode}`,
      }),
      await http.inject({ url: `/m?number=${encodeURIComponent(hostile)}` }),
      await http.inject({ url: `/reviews?from=${encodeURIComponent(hostile)}&to=x` }),
      await http.inject({
        url: `/nowhere/${encodeURIComponent(hostile)}`,
        headers: { accept: 'text/html' },
      }),
    ]
    for (const page of pages) {
      expect(String(page.headers['content-type'])).toContain('html')
      expect(page.headers['content-security-policy']).toContain("script-src 'none'")
      expectNoTag(page.body)
    }
    expect(pages[0]?.body).toContain('alert(1)')
    expect(pages[2]?.body).toContain('alert(1)')
  })

  test('is words in letters, on paper and as a page', async () => {
    const desk = await town.ask('sun', { method: 'GET', url: `/api/v1/work/matters/${number}` })
    expect(desk.body.letters.length).toBeGreaterThan(1)
    for (const { id } of desk.body.letters) {
      const letter = await town.ask('sun', { method: 'GET', url: `/api/v1/letters/${id}` })
      expect(letter.status).toBe(200)
      expectNoTag(letter.body)
      const word = await town.ask('sun', { method: 'GET', url: `/api/v1/letters/${id}.docx` })
      expect(word.status).toBe(200)
    }
  })

  test('is data in the answers of the desk, which no browser takes for a page', async () => {
    const headers = { ...own, cookie: lin }
    const answer = await http.inject({ url: `/api/v1/work/matters/${number}`, headers })
    expect(answer.statusCode).toBe(200)
    expect(answer.headers['content-type']).toContain('application/json')
    expect(answer.headers['x-content-type-options']).toBe('nosniff')
    expect(JSON.stringify(answer.json())).toContain('<script>')
  })
})

test.each(['=1+1', '+1', '-1', '@x', '\t=1', ' =1', '＝1', '＋1', '－1', '＠x', '\r=1'])(
  'no cell of an export begins a formula: %j',
  async (text) => {
    const sheet = {
      name: 's',
      rows: [text],
      columns: [{ header: text, width: 9, type: 'text' as const, value: (row: string) => row }],
    }
    let written = ''
    for await (const line of csv(sheet)) written += line
    for (const cell of written.replace('\uFEFF', '').split('\r\n').filter(Boolean)) {
      expect(cell.replace(/^"/, '')).toMatch(/^'/)
    }
  },
)
