import { pino } from 'pino'
import { describe, expect, test } from 'vitest'
import { testDatabase, testWorld } from '../../../test/harness/index.ts'
import { createHttp, loopbackLimits, Refusal } from '../../platform/http/index.ts'
import type { StaffActor } from '../access/actor.ts'
import { composeLetter } from './compose.ts'
import { addLetterRoutes, type Letters, lettersPolicy } from './index.ts'
import { letterStyleHash } from './letter-style.ts'
import { sampleLetters } from './sample-letters.ts'

const db = await testDatabase()
const world = testWorld('2026-11-21T09:00:00+08:00')
const [assignment] = sampleLetters
if (assignment === undefined) throw new Error('no sample')

const handler: StaffActor = {
  kind: 'staff',
  regionCode: assignment.regionCode,
  staffId: '0193bc00-0000-7000-8000-0000000000aa',
  displayName: '王敏',
  sessionId: 's',
  posts: [{ postCode: 'spj-1', unitCode: 'spj', role: 'handler' }],
}
const letters: Letters = {
  issue: async () => [],
  toReporter: async () => [],
  ofMatter: async () => [],
  find: async (_q, regionCode, id) =>
    regionCode === assignment.regionCode && id === assignment.id ? assignment : undefined,
  compose: async (_q, letter) => composeLetter(letter, null),
  async receive(_actor, id) {
    if (id !== assignment.id) throw new Refusal('common/not-found')
    return { ...assignment, receivedAt: world.now() }
  },
}
let mayRead = true

const http = await createHttp({
  config: { publicUrl: undefined, trustedProxies: [], limits: loopbackLimits },
  log: pino({ level: 'silent' }),
  world,
  doorkeeper: {
    identify(request) {
      request.actor = handler
      return 'handler'
    },
    admit: () => {},
  },
  secret: Buffer.alloc(32, 1),
  db,
})
http.registerPolicy(lettersPolicy)
addLetterRoutes(http, { db, letters, mayRead: async () => mayRead, watermark: '演示' })
await http.ready()

const get = (path: string) => http.inject({ url: `/api/v1/letters/${path}` })

describe('a letter', () => {
  test('is a page to print, whose only style is named in its security policy', async () => {
    const answer = await get(assignment.id)

    expect(answer.statusCode).toBe(200)
    expect(answer.headers['content-type']).toBe('text/html; charset=utf-8')
    expect(answer.headers['content-security-policy']).toContain(`'${letterStyleHash}'`)
    expect(answer.headers['content-security-policy']).toContain("script-src 'none'")
    expect(answer.body).toContain('回音交〔2026〕3号')
    expect(answer.body).toContain('演示')
  })

  test('is a Word file named by its number', async () => {
    const answer = await get(`${assignment.id}.docx`)

    expect(answer.statusCode).toBe(200)
    expect(answer.headers['content-type']).toContain('wordprocessingml')
    expect(answer.headers['content-disposition']).toBe(
      `attachment; filename*=UTF-8''${encodeURIComponent('回音交〔2026〕3号.docx')}`,
    )
    expect(answer.rawPayload.subarray(0, 2).toString()).toBe('PK')
  })

  test('one may not read answers exactly like one that is not there', async () => {
    const unknown = await get('0193bc00-0000-7000-8000-00000000ffff')
    mayRead = false
    const hidden = await get(assignment.id)
    mayRead = true

    expect(hidden.statusCode).toBe(404)
    expect({ ...hidden.json(), instance: '' }).toEqual({ ...unknown.json(), instance: '' })
  })

  test('with a wrong address is refused before anything is read', async () => {
    for (const path of ['1', `${assignment.id}.pdf`, `${assignment.id}.docx.docx`]) {
      expect((await get(path)).statusCode).toBeGreaterThanOrEqual(400)
      expect((await get(path)).statusCode).toBeLessThan(500)
    }
  })

  test('is signed for by its addressee', async () => {
    const answer = await http.inject({
      method: 'POST',
      url: `/api/v1/letters/${assignment.id}/receipt`,
      headers: { 'sec-fetch-site': 'same-origin' },
    })

    expect(answer.statusCode).toBe(201)
    expect(answer.json()).toEqual({
      number: '回音交〔2026〕3号',
      receivedAt: '2026-11-21T09:00:00+08:00',
    })
  })
})
