import { connect } from 'node:net'
import { describe, expect, test } from 'vitest'
import { sendForm } from './harness/form.ts'
import { testDatabase, testWorld } from './harness/index.ts'
import { county, openTown, testPassword } from './harness/town.ts'

const world = testWorld('2026-11-20T10:00:00+08:00')
const db = await testDatabase()
const town = await openTown(db, world)
const { http } = town.app
const own = { host: 'localhost', origin: 'http://localhost' }

async function signIn(headers: Record<string, string> = {}) {
  const answer = await http.inject({
    method: 'POST',
    url: '/api/v1/session',
    headers,
    payload: { loginName: 'lin', password: testPassword },
  })
  return { answer, cookie: String(answer.headers['set-cookie']).split(';')[0] ?? '' }
}

/** Sends bytes as they are and reads until the other side ends; `pauseMs` between the pieces. */
function raw(pieces: readonly string[]): Promise<string> {
  const { hostname, port } = new URL(town.app.address)
  return new Promise((resolve, reject) => {
    let heard = ''
    const socket = connect(Number(port), hostname, () => {
      for (const piece of pieces) socket.write(piece)
    })
    socket.on('data', (bytes) => {
      heard += bytes
    })
    socket.on('close', () => resolve(heard))
    socket.on('error', (error) => (heard === '' ? reject(error) : resolve(heard)))
  })
}

describe('a session', () => {
  test('is never the one a stranger planted before signing in', async () => {
    const planted = `huiyin=${county}.${'A'.repeat(43)}`
    const { answer, cookie } = await signIn({
      cookie: planted,
      origin: 'http://localhost',
      host: 'localhost',
    })

    expect(answer.statusCode).toBe(201)
    expect(cookie).not.toBe(planted)
    const asked = await http.inject({
      url: '/api/v1/session',
      headers: { ...own, cookie: planted },
    })
    expect(asked.statusCode).toBe(401)
  })

  test('that was stolen opens nothing after its owner has signed out', async () => {
    const { cookie } = await signIn()
    const headers = { ...own, cookie }
    expect((await http.inject({ url: '/api/v1/session', headers })).statusCode).toBe(200)
    await http.inject({ method: 'DELETE', url: '/api/v1/session', headers })

    expect((await http.inject({ url: '/api/v1/session', headers })).statusCode).toBe(401)
    const act = { method: 'POST', url: '/api/v1/work/acts', headers, payload: {} } as const
    expect((await http.inject(act)).statusCode).toBe(401)
  })

  test('cannot be read by a script and is not sent by other sites', async () => {
    const { answer } = await signIn()
    expect(answer.headers['set-cookie']).toMatch(/HttpOnly/)
    expect(answer.headers['set-cookie']).toMatch(/SameSite=Lax/)
  })
})

describe('a request another site starts', () => {
  const target = { method: 'POST', url: '/api/v1/work/acts' } as const
  const payload = { act: 'assign', items: [{ number: 'x', version: 1 }], fields: {} }

  test.each([
    ['names another origin', { origin: 'https://evil.example' }],
    ['names another port of this host', { origin: 'http://localhost:81' }],
    ['names https where we speak http', { origin: 'https://localhost' }],
    ['names no origin but comes from another site', { 'sec-fetch-site': 'cross-site' }],
    ['hides its origin', { origin: 'null' }],
    ['hides everything', {}],
    ['carries a form token of another path', { 'x-form-token': '1.x' }],
  ])('is refused when it %s', async (_how, headers: Record<string, string>) => {
    const { cookie } = await signIn()
    const answer = await http.inject({
      ...target,
      headers: { host: 'localhost', cookie, ...headers },
      payload,
    })
    expect([answer.statusCode, answer.json().code]).toEqual([403, 'common/wrong-origin'])
  })

  test('as a plain form is refused without any cookie too', async () => {
    const answer = await http.inject({
      method: 'POST',
      url: '/r',
      headers: { host: 'localhost', 'content-type': 'application/x-www-form-urlencoded' },
      payload: 'spokenNumber=123456789',
    })
    expect(answer.json().code).toBe('common/wrong-origin')
  })

  test('with the token of our own form is let in where the browser tells no origin', async () => {
    const page = await http.inject({ url: '/r' })
    const [, drawn = ''] = /action="(\/r\?[^"]+)"/.exec(page.body) ?? []
    const action = drawn.replaceAll('&#61;', '=').replaceAll('&#38;', '&')
    expect(action).toMatch(/^\/r\?formToken=/)
    const answer = await http.inject({
      method: 'POST',
      url: action,
      headers: {
        host: 'localhost',
        origin: 'null',
        'content-type': 'application/x-www-form-urlencoded',
      },
      payload: 'spokenNumber=123456789',
    })
    expect(answer.statusCode).toBe(422)
    const elsewhere = action.replace('/r?', '/m/x?')
    const other = await http.inject({
      method: 'POST',
      url: elsewhere,
      headers: {
        host: 'localhost',
        origin: 'null',
        'content-type': 'application/x-www-form-urlencoded',
      },
      payload: 'receiptCode=x',
    })
    expect(other.statusCode).toBe(403)
  })
})

describe('an Idempotency-Key', () => {
  test('of one principal never answers another, and other content never gets the kept answer', async () => {
    const token = await town.serviceEnd()
    const review = { token, grade: 'satisfied', tags: [] }
    const headers = { ...own, 'idempotency-key': 'one-key' }
    const send = (more: object, over: Record<string, string> = {}) =>
      http.inject({
        method: 'POST',
        url: '/api/v1/reviews',
        headers: { ...headers, ...over },
        payload: { ...review, ...more },
      })

    const first = await send({})
    expect(first.statusCode).toBe(201)
    expect((await send({})).json().receiptCode).toBe(first.json().receiptCode)
    expect((await send({ grade: 'very_satisfied' })).json().code).toBe('common/retry-differs')
    const { cookie } = await signIn()
    const other = await send({}, { cookie })
    expect(other.json().code).toBe('reviews/already-reviewed')
  })

  test('does not leave a list on which passwords can be tried', async () => {
    const { hash } = await import('node:crypto')
    const { sql } = await import('../src/platform/db/sql.ts')
    const body = { loginName: 'lin', password: testPassword }
    await http.inject({
      method: 'POST',
      url: '/api/v1/session',
      headers: { ...own, 'idempotency-key': 'sign-in-once' },
      payload: body,
    })

    const guess = hash('sha256', JSON.stringify(body), 'buffer')
    const rows = await db.query(sql`select 1 from platform.kept_answer where request = ${guess}`)
    expect(rows).toEqual([])
  })
})

describe('a cursor', () => {
  test('that was forged, or belongs to another list, is refused in words', async () => {
    const forged = Buffer.from(`123456789${JSON.stringify(['2026-01-01', 'x'])}`).toString(
      'base64url',
    )
    for (const cursor of [forged, 'x', 'AAAA', '%00', '💣']) {
      const url = `/api/v1/work/matters?cursor=${encodeURIComponent(cursor)}`
      const answer = await town.ask('sun', { method: 'GET', url })
      expect(answer.status, cursor).toBeGreaterThanOrEqual(400)
      expect(answer.status, cursor).toBeLessThan(500)
    }
  })
})

describe('what is no request', () => {
  test('as headers without end is refused by a problem document', async () => {
    const heard = await raw([
      `GET /healthz HTTP/1.1\r\nHost: x\r\nX-Flood: ${'a'.repeat(40_000)}\r\n\r\n`,
    ])
    expect(heard).toContain('common/too-large')
    expect(heard).toContain('application/problem+json')
  })

  test('as ten thousand headers is refused, and the next request is answered', async () => {
    const flood = Array.from({ length: 10_000 }, (_, index) => `X-${index}: 1\r\n`).join('')
    const heard = await raw([`GET /healthz HTTP/1.1\r\nHost: x\r\n${flood}\r\n`])
    expect(heard).toMatch(/^HTTP\/1\.1 4\d\d/)
    expect((await http.inject({ url: '/healthz' })).statusCode).toBe(200)
  })

  test('as something else than HTTP is refused by a problem document', async () => {
    expect(await raw(['\x16\x03\x01\x02\x00\x01\x00hello\r\n\r\n'])).toContain('common/unreadable')
  })

  test('two lengths of one body are refused, so that no proxy reads another end than we', async () => {
    const head = 'POST /api/v1/reviews HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n'
    expect(
      await raw([`${head}Transfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET / HTTP/1.1\r\n\r\n`]),
    ).toMatch(/^HTTP\/1\.1 400/)
  })

  test('a body that never ends is waited for a minute at most', () => {
    expect(http.server.requestTimeout).toBeLessThanOrEqual(60_000)
    expect(http.server.requestTimeout).toBeGreaterThan(0)
    expect(http.server.headersTimeout).toBeLessThanOrEqual(60_000)
  })

  test.each(['/%zz', '/%ed%a0%80', '/r/%c0%ae', `/m/${'x'.repeat(400)}`, '/api/v1/matters/%'])(
    'the address %s is refused by a problem document with all our headers',
    async (url) => {
      const answer = await http.inject({ url })
      expect(answer.statusCode).toBeLessThan(500)
      expect(answer.json().code).toMatch(/^common\//)
      expect(answer.headers['x-content-type-options']).toBe('nosniff')
      const page = await http.inject({ url, headers: { accept: 'text/html' } })
      expect(page.statusCode).toBeLessThan(500)
    },
  )
})

describe('a value that runs into a header', () => {
  test('adds none', async () => {
    for (const url of [
      '/?lang=en%0d%0aSet-Cookie:%20planted=1',
      '/m?number=ZG%0d%0aSet-Cookie:%20planted=1',
      '/terminal/x%0d%0aSet-Cookie:%20planted=1?since=%0d%0aSet-Cookie:%20planted=1',
      '/api/v1/units?lang=%0d%0aSet-Cookie:%20planted=1',
    ]) {
      const answer = await http.inject({ url })
      expect(answer.statusCode, url).toBeLessThan(500)
      expect(JSON.stringify(answer.headers), url).not.toContain('planted')
    }
    const redirected = await sendForm(town, '/terminal/x%0d%0aplanted:1', {
      since: 'a\r\nplanted: 1',
    })
    expect(redirected.status).toBeLessThan(500)
    expect(Object.keys(redirected.headers)).not.toContain('planted')
  })
})

describe('what would take a regular expression or a search for ever', () => {
  test.each([
    ['a long run of one letter', 'a'.repeat(80)],
    ['blanks without end', `a${' '.repeat(78)}`],
    ['many digits', '1 '.repeat(40)],
    ['marks that pile up', 'é'.repeat(40)],
    ['one character of eighteen', 'ﷺ'.repeat(80)],
    ['wildcards', '%_%_%_%_'.repeat(10)],
  ])('%s is answered at once', async (_what, q) => {
    const startedAt = performance.now()
    const url = `/api/v1/work/matters?q=${encodeURIComponent(q)}`
    const answer = await town.ask('sun', { method: 'GET', url })
    expect(answer.status).toBeLessThan(500)
    expect(performance.now() - startedAt).toBeLessThan(8_000)
  })

  test('a review of a thousand characters that unfold to more is taken at once', async () => {
    const startedAt = performance.now()
    const { status } = await town.review({
      grade: 'dissatisfied',
      tags: ['209'],
      text: 'ﷺ'.repeat(1_000),
    })
    expect(status).toBe(201)
    expect(performance.now() - startedAt).toBeLessThan(8_000)
  })
})

describe('under https', async () => {
  const secureDb = await testDatabase()
  const secure = await openTown(secureDb, world, { publicUrl: 'https://huiyin.example' })

  test('a session is a host-only cookie for https, and other origins are none of ours', async () => {
    const send = (origin: string) =>
      secure.app.http.inject({
        method: 'POST',
        url: '/api/v1/session',
        headers: { host: 'huiyin.example', origin },
        payload: { loginName: 'lin', password: testPassword },
      })
    const answer = await send('https://huiyin.example')
    expect(answer.headers['set-cookie']).toMatch(/^__Host-huiyin=.*Path=\/.*Secure.*HttpOnly/)
    expect(answer.headers['set-cookie']).not.toMatch(/Domain/i)
    expect(answer.headers['strict-transport-security']).toMatch(/max-age=\d{7}/)
    expect((await send('http://huiyin.example')).statusCode).toBe(403)
    const page = await secure.app.http.inject({ url: '/?elder=1' })
    expect(page.headers['set-cookie']).toMatch(/Secure/)
  })
})
