import { Type } from '@fastify/type-provider-typebox'
import { pino } from 'pino'
import { describe, expect, test } from 'vitest'
import { testDatabase } from '../../../test/harness/index.ts'
import { realWorld } from '../world.ts'
import {
  createHttp,
  documentationRoutes,
  loopbackLimits,
  ordinaryLimits,
  Refusal,
} from './index.ts'
import type { HttpServer } from './server.ts'

const db = await testDatabase()

const doorkeeper = {
  identify: () => 'anonymous',
  admit(_request: unknown, entry: { readonly public?: true }) {
    if (!entry.public) throw new Refusal('common/sign-in-needed')
  },
}

async function server(add: (http: HttpServer) => void, limits = loopbackLimits) {
  const http = await createHttp({
    config: { publicUrl: undefined, trustedProxies: [], limits },
    log: pino({ level: 'silent' }),
    world: realWorld,
    db,
    doorkeeper,
    secret: Buffer.alloc(32, 1),
  })
  add(http)
  documentationRoutes(http)
  await http.ready()
  return http
}

function addTickets(http: HttpServer) {
  http.registerPolicy({
    'POST /api/v1/tickets': { public: true, side: 'both' },
    'GET /api/v1/tickets/:number': { public: true, side: 'both' },
    'GET /api/v1/secrets': {},
  })
  const schema = {
    summary: 'Draw a ticket',
    tags: ['hall'],
    body: Type.Object(
      { hall: Type.String({ maxLength: 5 }), people: Type.Integer({ minimum: 1 }) },
      { additionalProperties: false },
    ),
  }
  http.post('/api/v1/tickets', { schema }, (request) => ({ hall: request.body.hall }))
  const params = Type.Object({ number: Type.Integer() }, { additionalProperties: false })
  http.get(
    '/api/v1/tickets/:number',
    { schema: { summary: 'A ticket', tags: ['hall'], params } },
    (request) => {
      if (request.params.number === 0) throw new Error('duplicate key (name)=(Zhang San)')
      return { number: request.params.number }
    },
  )
  http.get('/api/v1/secrets', { schema: { summary: 'Secrets', tags: ['hall'] } }, () => ({}))
}

describe('the doorway', () => {
  test('unknown, missing and wrong fields are all named, in the language asked for', async () => {
    const http = await server(addTickets)

    const answer = await http.inject({
      method: 'POST',
      url: '/api/v1/tickets?lang=en',
      payload: { hall: 'far too long', colour: 'red' },
    })

    expect(answer.statusCode).toBe(422)
    expect(answer.headers['content-type']).toContain('application/problem+json')
    expect(answer.json().code).toBe('common/invalid-input')
    expect(answer.json().errors).toEqual(
      expect.arrayContaining([
        { field: 'colour', message: 'There is no such field here.' },
        { field: 'people', message: 'This field is needed.' },
        { field: 'hall', message: 'At most 5 characters.' },
      ]),
    )
  })

  test('a number sent as text in JSON is refused, in a path it is read', async () => {
    const http = await server(addTickets)

    const payload = { hall: 'east', people: '2' }
    const posted = await http.inject({ method: 'POST', url: '/api/v1/tickets', payload })
    const read = await http.inject('/api/v1/tickets/7')

    expect(posted.json().errors[0].field).toBe('people')
    expect(read.json()).toEqual({ number: 7 })
  })

  test('every address understands lang, and no other unknown parameter', async () => {
    const http = await server((own) => {
      own.registerPolicy({ 'GET /api/v1/halls': { public: true, side: 'both' } })
      const querystring = Type.Object({}, { additionalProperties: false })
      const schema = { summary: 'Halls', tags: ['hall'], querystring }
      own.get('/api/v1/halls', { schema }, () => ({ rows: [] }))
    })

    expect((await http.inject('/api/v1/halls?lang=en')).statusCode).toBe(200)
    const refused = await http.inject('/api/v1/halls?lang=en&colour=red')
    expect(refused.json().errors).toEqual([
      { field: 'colour', message: 'There is no such field here.' },
    ])
  })

  test('a route without a policy entry does not start, nor an entry without a route', async () => {
    const open = (http: HttpServer) => http.get('/open', () => 'open')
    await expect(server(open)).rejects.toThrow('GET /open has no policy entry')
    const idle = (http: HttpServer) =>
      http.registerPolicy({ 'GET /nowhere': { public: true, side: 'both' } })
    await expect(server(idle)).rejects.toThrow('GET /nowhere')
  })

  test('a schema that would let unknown fields pass does not start', async () => {
    const loose = (http: HttpServer) => {
      http.registerPolicy({ 'POST /api/v1/loose': { public: true, side: 'both' } })
      const schema = { summary: 'x', tags: ['x'], body: Type.Object({ a: Type.String() }) }
      http.post('/api/v1/loose', { schema }, () => '')
    }
    await expect(server(loose)).rejects.toThrow('additionalProperties')
  })

  test('who may not call is refused before the body is looked at', async () => {
    const http = await server(addTickets)
    expect((await http.inject('/api/v1/secrets')).json().code).toBe('common/sign-in-needed')
  })

  test('a fault tells nothing but its reference', async () => {
    const http = await server(addTickets)

    const answer = await http.inject('/api/v1/tickets/0')

    expect(answer.statusCode).toBe(500)
    expect(answer.json()).toMatchObject({ code: 'common/fault' })
    expect(answer.body).not.toContain('Zhang')
    expect(answer.json().instance).toMatch(/^urn:huiyin:request:[0-9a-f]{8}-[0-9a-z]+$/)
  })

  test('an address that offers other methods answers 405 and names them', async () => {
    const http = await server(addTickets)

    const answer = await http.inject({ method: 'PUT', url: '/api/v1/tickets/3', payload: {} })

    expect(answer.statusCode).toBe(405)
    expect(answer.headers.allow).toBe('GET, HEAD')
    expect((await http.inject('/api/v1/nothing')).statusCode).toBe(404)
  })

  test('what cannot be read is refused with a sentence, never a fault', async () => {
    const http = await server(addTickets)
    const send = (payload: string, type: string) =>
      http.inject({
        method: 'POST',
        url: '/api/v1/tickets',
        payload,
        headers: { 'content-type': type },
      })

    expect((await send('{', 'application/json')).statusCode).toBe(400)
    expect((await send('{"hall":"\\u0000"}', 'application/json')).statusCode).toBe(400)
    expect((await send('{"__proto__":1}', 'application/json')).statusCode).toBe(400)
    expect((await send('{"hall":"\\ud800"}', 'application/json')).statusCode).toBe(400)
    const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`
    expect((await send(`{"hall":${deep}}`, 'application/json')).statusCode).toBe(400)
    expect(
      (await send('{"hall":"\\ud83d\\ude00","people":1}', 'application/json')).statusCode,
    ).toBe(200)
    expect((await send(' '.repeat(70_000), 'application/json')).statusCode).toBe(413)
    expect((await send('<a/>', 'application/xml')).statusCode).toBe(415)
    const undecodable = await http.inject('/api/v1/tickets/%ff')
    expect(undecodable.json().code).toBe('common/unreadable')
    expect(undecodable.headers['x-content-type-options']).toBe('nosniff')
    expect((await http.inject('/api/v1/tickets/1?x=%00')).statusCode).toBe(400)
  })

  test('a spent limit answers 429 and when to come again', async () => {
    const read = { burst: 2, perMinute: 6 }
    const http = await server(addTickets, { ...ordinaryLimits, read })

    await http.inject('/api/v1/tickets/1')
    await http.inject('/api/v1/tickets/1')
    const answer = await http.inject('/api/v1/tickets/1')

    expect(answer.statusCode).toBe(429)
    expect(answer.headers['retry-after']).toBe('10')
  })

  test('the document names every route and its page every error code', async () => {
    const http = await server(addTickets)

    const document = (await http.inject('/api/openapi.json')).json()
    const page = await http.inject('/api/docs')

    expect(document.openapi).toBe('3.1.0')
    expect(Object.keys(document.paths)).toContain('/api/v1/tickets/{number}')
    expect(page.body).toContain('id="common/fault"')
    expect(page.headers['content-security-policy']).toContain("script-src 'none'")
  })
})
