import { Type } from '@fastify/type-provider-typebox'
import { pino } from 'pino'
import { expect, test } from 'vitest'
import { testDatabase, testWorld } from '../../../test/harness/index.ts'
import { sql } from '../db/sql.ts'
import { createHttp, loopbackLimits, Refusal, sweepKeptAnswers } from './index.ts'

const db = await testDatabase()
const world = testWorld('2026-11-20T16:00:00+08:00')

async function ticketServer(printed: Promise<void> = Promise.resolve()) {
  const http = await createHttp({
    config: { publicUrl: undefined, trustedProxies: [], limits: loopbackLimits },
    log: pino({ level: 'silent' }),
    world,
    db,
    doorkeeper: { identify: () => 'anonymous', admit: () => {} },
    secret: Buffer.alloc(32, 1),
  })
  let drawn = 0
  const body = Type.Object({ hall: Type.String() }, { additionalProperties: false })
  http.registerPolicy({ 'POST /api/v1/tickets': { public: true, side: 'both' } })
  http.post(
    '/api/v1/tickets',
    { schema: { summary: 'Draw a ticket', tags: ['hall'], body } },
    async (request, reply) => {
      if (request.body.hall === 'closed') throw new Refusal('common/not-found')
      await printed
      drawn += 1
      return reply.code(201).send({ ticket: drawn, secret: 'plum blossom' })
    },
  )
  await http.ready()
  const draw = (hall: string, key?: string) =>
    http.inject({
      method: 'POST',
      url: '/api/v1/tickets',
      payload: { hall },
      headers: key === undefined ? {} : { 'idempotency-key': key },
    })
  return { draw, drawn: () => drawn }
}

test('a request sent again with its key gets the first answer and does nothing twice', async () => {
  const { draw, drawn } = await ticketServer()

  const first = await draw('east', 'key-one')
  const again = await draw('east', 'key-one')

  expect(first.statusCode).toBe(201)
  expect(again.statusCode).toBe(201)
  expect(again.body).toBe(first.body)
  expect(again.headers['idempotency-replayed']).toBe('true')
  expect(drawn()).toBe(1)
})

test('of many requests with one key at once, one is handled and the others wait', async () => {
  const { promise: printed, resolve: print } = Promise.withResolvers<void>()
  const { draw, drawn } = await ticketServer(printed)
  const refused: string[] = []
  const draws = Array.from({ length: 8 }, async () => {
    const answer = await draw('east', 'key-two')
    if (answer.statusCode === 409) refused.push(String(answer.headers['retry-after']))
    // The one that is handled is held up until all others were turned away.
    if (refused.length === 7) print()
    return answer.statusCode
  })

  const statuses = await Promise.all(draws)

  expect(statuses.filter((status) => status === 201)).toHaveLength(1)
  expect(refused).toEqual(Array.from({ length: 7 }, () => '1'))
  expect(drawn()).toBe(1)
})

test('the same key with other content is refused', async () => {
  const { draw } = await ticketServer()

  await draw('east', 'key-three')

  expect((await draw('west', 'key-three')).json().code).toBe('common/retry-differs')
})

test('a refusal is not kept: the same key may be tried again', async () => {
  const { draw } = await ticketServer()

  expect((await draw('closed', 'key-four')).statusCode).toBe(404)
  expect((await draw('closed', 'key-four')).statusCode).toBe(404)
  expect((await draw('east', 'key-four')).statusCode).toBe(201)
})

test('a key without form is refused, and without a key every request stands for itself', async () => {
  const { draw, drawn } = await ticketServer()

  expect((await draw('east', 'a b')).statusCode).toBe(422)
  await draw('east')
  await draw('east')

  expect(drawn()).toBe(2)
})

test('what is kept reveals nothing to a reader of the table, and is gone after a day', async () => {
  const { draw } = await ticketServer()
  await draw('east', 'key-five')

  const rows = await db.query(sql<{ answer: Buffer }>`
    select answer
    from platform.kept_answer
    where answer is not null`)
  world.set('2026-11-21T16:00:01+08:00')
  await sweepKeptAnswers({ db, world })
  const left = await db.query(sql`
    select 1
    from platform.kept_answer`)

  expect(rows.length).toBeGreaterThan(0)
  for (const row of rows) expect(row.answer.toString('latin1')).not.toContain('plum')
  expect(left).toHaveLength(0)
})

test('a request that never ended gives its key back after two minutes', async () => {
  const { draw } = await ticketServer()
  await draw('east', 'key-six')
  await db.query(sql`
    update platform.kept_answer
    set status = null, answer = null`)

  const early = await draw('east', 'key-six')
  world.set('2026-11-21T16:03:00+08:00')
  const late = await draw('east', 'key-six')

  expect(early.statusCode).toBe(409)
  expect(late.statusCode).toBe(201)
})
