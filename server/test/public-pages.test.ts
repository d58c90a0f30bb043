import { createHash } from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { HttpServer } from '../src/platform/http/index.ts'
import { badReceipt, matter, served } from './pages/public-fixtures.ts'
import { publicServer } from './pages/public-server.ts'

/** A page of a county network: HTML and style together, and nothing after it. */
const pageBytesMax = 15 * 1_024
const of = encodeURIComponent(served.endedAt)
const own = { origin: 'http://localhost:80' }

const pages = [
  ['/', 200],
  ['/accessibility', 200],
  ['/r', 200],
  ['/r/open', 200],
  ['/r/reviewed', 200],
  ['/r/expired', 410],
  ['/r/unknown', 404],
  ['/m', 200],
  ['/m?number=nowhere', 404],
  ['/m?number=2026-0088', 200],
  [`/m/${matter.number}`, 200],
  ['/m/PJ990121-261120-03817', 200],
  ['/m/ZG990121-000000-00000', 404],
  ['/s/code', 200],
  ['/s/unknown', 404],
  ['/terminal/key', 200],
  [`/terminal/key?grade=dissatisfied&of=${of}`, 200],
  [`/terminal/key?still=1&of=${of}`, 200],
  [`/terminal/key?since=${of}`, 200],
  ['/terminal/unknown', 404],
  ['/reviews', 200],
  ['/reviews?regionCode=off', 200],
  ['/reviews?regionCode=empty', 200],
  ['/reviews?from=2026-13-45&to=2026-01-01', 422],
  ['/reviews?from=2026-10-01&to=2026-10-31', 200],
  ['/reviews/unit?key=GA', 200],
  ['/reviews/item?key=GA', 200],
  ['/reviews/unit', 404],
  ['/reviews/unit?regionCode=off', 200],
  ['/reviews/definitions', 200],
  ['/reviews/definitions?regionCode=off', 200],
  ['/reviews/definitions?from=2026-10-01&to=2026-10-31', 200],
  ['/reviews/published', 200],
  ['/reviews/published?regionCode=off', 200],
  ['/no-such-page', 404],
] as const

let http: HttpServer
beforeAll(async () => {
  http = await publicServer()
})
afterAll(() => http.close())

describe.each(pages)('%s', (url, status) => {
  test.each(['zh', 'en'])('is one small request without script, in %s', async (lang) => {
    const address = `${url}${url.includes('?') ? '&' : '?'}lang=${lang}`
    const answer = await http.inject({ url: address, headers: { accept: 'text/html' } })

    expect(answer.statusCode).toBe(status)
    expect(gzipSync(answer.body).length).toBeLessThan(pageBytesMax)
    expect(answer.body).not.toMatch(/<script|<img|<iframe|@import|url\(|\sstyle="|\son\w+="/i)
    expect(answer.body.match(/<link [^>]*>/g)).toEqual(['<link rel="icon" href="data:,">'])
    expect(answer.body.match(/<h1[ >]/g)).toHaveLength(1)
    expect(answer.body.match(/<main[ >]/g)).toHaveLength(1)
    expect(answer.body).toContain(`<html lang="${lang === 'zh' ? 'zh-CN' : 'en'}"`)
    expect(answer.body).not.toMatch(/\{\w+\}<|undefined|\[object|NaN/)
  })
})

test('the policy admits the style of the page by its hash, and no script', async () => {
  const answer = await http.inject({ url: '/r/open' })

  const style = /<style>(.*?)<\/style>/s.exec(answer.body)?.[1] ?? ''
  const hash = createHash('sha256').update(style).digest('base64')
  expect(answer.headers['content-security-policy']).toContain(`style-src 'sha256-${hash}'`)
  expect(answer.headers['content-security-policy']).toContain("script-src 'none'")
})

test('a page travels compressed to who can read that', async () => {
  const answer = await http.inject({ url: '/r/open', headers: { 'accept-encoding': 'gzip, br' } })

  expect(answer.headers['content-encoding']).toBe('gzip')
  expect(answer.rawPayload.length).toBeLessThan(pageBytesMax)
  expect(gunzipSync(answer.rawPayload).toString()).toContain('<h1>')
})

describe('whatever people and offices wrote', () => {
  const attack = `"><img src=x onerror=alert(1)>'</textarea></style><script>`
  let hostile: HttpServer
  beforeAll(async () => {
    hostile = await publicServer((view) => withAttack(view, attack))
  })
  afterAll(() => hostile.close())

  test.each(pages.map(([url]) => url))('stays text on %s', async (url) => {
    for (const lang of ['zh', 'en']) {
      const address = `${url}${url.includes('?') ? '&' : '?'}lang=${lang}`
      const answer = await hostile.inject({ url: address, headers: { accept: 'text/html' } })

      expect(answer.body).not.toMatch(/<img|<script|onerror="/)
    }
  })

  test('stays text on the pages a form opens, the person’s own words included', async () => {
    const words = encodeURIComponent(attack)
    const forms = [
      ['/r/open', `text=${words}&phone=${words}&photo=${words}`],
      ['/r/open', `grade=dissatisfied&text=${words}`],
      ['/r', `spokenNumber=${words}`],
      [`/m/${matter.number}`, `receiptCode=${badReceipt.receiptCode}`],
      [`/m/${matter.number}/pressure`, `receiptCode=${words}&send=1`],
      [`/m/${matter.number}/pressure`, `receiptCode=${words}&send=1&text=${words}`],
      ['/s/code', `step=phone&phone=${words}`],
      ['/s/code', `step=code&phone=${words}&challenge=${words}&expiresAt=${words}&digits=${words}`],
      ['/s/code', `step=review&pass=${words}&text=${words}&servedOn=${words}`],
      ['/terminal/key', `grade=dissatisfied&of=${of}&since=${words}`],
    ] as const
    for (const [url, payload] of forms) {
      const type = 'application/x-www-form-urlencoded'
      const headers = { ...own, host: 'localhost:80', 'content-type': type }
      const answer = await hostile.inject({ method: 'POST', url, payload, headers })

      expect(answer.statusCode, url).toBeLessThan(500)
      expect(answer.body, url).not.toMatch(/<img|<script|onerror="/)
    }
  })
})

describe('how somebody wants to read', () => {
  test('is remembered by a cookie on ordinary pages', async () => {
    const answer = await http.inject({ url: '/?elder=1&lang=en' })

    const cookies = answer.cookies.map(({ name, value }) => `${name}=${value}`)
    expect(cookies.sort()).toEqual(['elder=1', 'lang=en'])
    const next = await http.inject({ url: '/m', headers: { cookie: 'elder=1; lang=en' } })
    expect(next.body).toContain('<html lang="en" class="elder">')
  })

  test('is carried in the address on a review page, which sets no cookie and is kept nowhere', async () => {
    const answer = await http.inject({ url: '/r/open?elder=1&lang=en' })

    expect(answer.headers['set-cookie']).toBeUndefined()
    expect(answer.headers['cache-control']).toBe('no-store')
    expect(answer.headers['referrer-policy']).toBe('no-referrer')
    expect(answer.body).toContain('action="/r/open?elder&#61;1&#38;lang&#61;en&#38;formToken')
    expect(answer.body).toContain('href="/accessibility?elder&#61;1&#38;lang&#61;en"')
  })
})

test('who looks up a number nobody has is told so, and not that nothing was sent', async () => {
  const unknown = await http.inject('/m?number=nowhere')
  const wrongCode = await http.inject({
    method: 'POST',
    url: `/m/${matter.number}`,
    payload: `receiptCode=${badReceipt.receiptCode}x`,
    headers: {
      ...own,
      host: 'localhost:80',
      'content-type': 'application/x-www-form-urlencoded',
    },
  })

  expect(unknown.body).toContain('<h2>没有查到</h2>')
  expect(unknown.body).not.toContain('还没有提交')
  expect(wrongCode.body).toContain('<h2>没有打开，请核对</h2>')
})

describe('a review', () => {
  const post = (url: string, payload: string) =>
    http.inject({
      method: 'POST',
      url,
      payload,
      headers: {
        ...own,
        host: 'localhost:80',
        'content-type': 'application/x-www-form-urlencoded',
      },
    })

  test('comes back as it was left when something is missing, and says so first', async () => {
    const answer = await post('/r/open', 'grade=dissatisfied&allowsContact=1&phone=12')

    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain('<title>错误：')
    expect(answer.body).toContain('<a href="#text">')
    expect(answer.body).toContain('<a href="#phone">')
    expect(answer.body).toMatch(/value="dissatisfied" checked/)
    expect(answer.body).toMatch(/name="allowsContact" value="1" checked/)
  })

  test('is answered with number, code, dates and a way to report pressure', async () => {
    const answer = await post('/r/open', 'grade=dissatisfied&tags_dissatisfied=207')

    expect(answer.statusCode).toBe(201)
    for (const text of [badReceipt.receiptCode, matter.number, '11月23日', '12月11日']) {
      expect(answer.body).toContain(text)
    }
    expect(answer.body).toContain(`action="/m/${matter.number}/pressure?formToken`)
    // The word of the browser, gone at midnight; nothing of what was said.
    expect(answer.cookies).toMatchObject([{ name: 'today', httpOnly: true, maxAge: 8 * 3600 - 1 }])
  })

  test('is taken once: the second time leads to the first one’s progress', async () => {
    const answer = await post('/r/reviewed', 'grade=satisfied')

    expect(answer.statusCode).toBe(409)
    expect(answer.body).toContain('href="/m/PJ990121-261120-03817"')
  })

  test('keeps its photos, and names the one it could not take', async () => {
    const boundary = 'x'
    const part = (disposition: string, body: string) =>
      `--${boundary}\r\ncontent-disposition: form-data; ${disposition}\r\n\r\n${body}\r\n`
    const payload = Buffer.from(
      [
        part('name="grade"', 'satisfied'),
        part('name="photos"; filename="good.jpg"', '\xff\xd8\xff'),
        part('name="photos"; filename="<b>.gif"', 'GIF89a'),
        `--${boundary}--\r\n`,
      ].join(''),
      'latin1',
    )
    const type = `multipart/form-data; boundary=${boundary}`
    const headers = { ...own, host: 'localhost:80', 'content-type': type }
    const answer = await http.inject({ method: 'POST', url: '/r/open', payload, headers })

    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain('&#60;b&#62;.gif')
    expect(answer.body).toMatch(/name="photo" value="01934f2e-/)
  })

  test('cannot be sent from the page of another site', async () => {
    const headers = {
      origin: 'https://elsewhere.example',
      'content-type': 'application/x-www-form-urlencoded',
    }
    const answer = await http.inject({
      method: 'POST',
      url: '/r/open',
      payload: 'grade=satisfied',
      headers,
    })

    expect(answer.statusCode).toBe(403)
  })
})

describe('a static code', () => {
  const post = (payload: string) =>
    http.inject({
      method: 'POST',
      url: '/s/code',
      payload,
      headers: {
        ...own,
        host: 'localhost:80',
        'content-type': 'application/x-www-form-urlencoded',
      },
    })

  test('says at the phone field why no code is sent', async () => {
    const answer = await post('step=phone&phone=13900000000')

    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain('<a href="#phone">')
    expect(answer.body).toMatch(/id="phone" name="phone" type="tel" value="13900000000"/)
  })

  test('asks for a new code when the pass ran out while somebody was writing', async () => {
    const review = 'step=review&pass=old&grade=satisfied&itemCode=A1&servedOn=2026-11-19'
    const answer = await post(review)

    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain('name="step" value="phone"')
  })
})

describe('the terminal', () => {
  test('goes back to the start by itself and leaves no review behind', async () => {
    const asking = await http.inject({ url: '/terminal/key' })
    const still = await http.inject({ url: `/terminal/key?still=1&of=${of}` })

    expect(asking.body).toMatch(/http-equiv="refresh" content="45;url&#61;|content="45;url=/)
    expect(still.body).toContain('since&#61;2026-11-20T15%3A42%3A01')
    const after = await http.inject({ url: `/terminal/key?since=${of}` })
    expect(after.body).toContain('办完事后')
  })

  test('drops a choice that was made for the service before', async () => {
    const answer = await http.inject({
      url: '/terminal/key?grade=dissatisfied&of=2026-11-20T09:00:00%2B08:00',
    })

    expect(answer.body).toContain('class="six"')
  })

  test('offers “skip” as one of six equal tiles and plays nothing', async () => {
    const answer = await http.inject({ url: '/terminal/key' })

    expect(answer.body.match(/class="big-face"/g)).toHaveLength(6)
    expect(answer.body).not.toMatch(/<audio|autoplay/)
  })
})

/** Every Chinese text of a view with an attack behind it; codes and dates stay as they are. */
function withAttack(value: unknown, attack: string): unknown {
  if (typeof value === 'string') return /\p{Script=Han}/u.test(value) ? value + attack : value
  if (Array.isArray(value)) return value.map((each) => withAttack(each, attack))
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([key, each]) => [key, withAttack(each, attack)])
  return Object.fromEntries(entries)
}
