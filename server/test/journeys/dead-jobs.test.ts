import { expect, test } from 'vitest'
import { crossRegion, sql } from '../../src/platform/db/sql.ts'
import { openBad } from '../harness/bad-review.ts'
import { assertNothingPersonal, testDatabase, testWorld } from '../harness/index.ts'
import { cookieOf, settleMore } from '../harness/more-staff.ts'
import { type Asked, county, openTown } from '../harness/town.ts'

const world = testWorld('2026-11-20T10:00:00+08:00')
const db = await testDatabase()
const town = await openTown(db, world)
const { house, http } = town.app
await settleMore(town, { db, world }, [
  { code: 'root', role: 'system_admin', unit: 'oversight' },
  { code: 'reader', role: 'audit_admin', unit: 'oversight' },
])

async function cookieFor(who: 'root' | 'reader') {
  const role = who === 'root' ? ('system_admin' as const) : ('audit_admin' as const)
  return (await cookieOf(town, world, { loginName: who, role })) ?? ''
}
const root = await cookieFor('root')
const reader = await cookieFor('reader')

async function ask(cookie: string, { method, url, payload }: Asked) {
  const headers = { cookie, host: 'localhost', origin: 'http://localhost' }
  const answer = await http.inject({ method, url, headers, ...(payload && { payload }) })
  const isJson = String(answer.headers['content-type']).includes('json')
  return { status: answer.statusCode, body: isJson ? answer.json() : undefined }
}
const list = async () =>
  (await ask(root, { method: 'GET', url: '/api/v1/admin/dead-jobs' })).body.rows
const settle = (what: 'retry' | 'discard', payload: object) =>
  ask(root, { method: 'POST', url: `/api/v1/admin/dead-jobs/${what}`, payload })

/** A job that failed for the last time, with an error that repeats what it was about. */
async function failJob(): Promise<void> {
  const output = JSON.stringify({ name: 'TypeError', message: '张三丰 13800001234' })
  await db.query(
    crossRegion(
      'jobs belong to the house',
      sql`
        insert into pgboss.job (name, state, retry_count, output, completed_on, data)
        values ('platform.sweep-kept-answers', 'failed', 5, ${output}::jsonb, ${world.now()},
          '{}'::jsonb)`,
    ),
  )
}

test('a job that gave up is shown without what it was about, runs again, and succeeds', async () => {
  await failJob()
  const [row, ...others] = await list()
  expect(others).toEqual([])
  expect(row).toMatchObject({
    kind: 'job',
    name: 'platform.sweep-kept-answers',
    attempts: 6,
    fault: 'TypeError',
  })
  assertNothingPersonal(row, ['张三丰', '13800001234'])

  expect((await settle('retry', { id: row.id })).status).toBe(204)

  expect(await list()).toEqual([])
  const [, id = ''] = row.id.split(':')
  const stateOf = async () => {
    const rows = await db.query(
      crossRegion(
        'jobs belong to the house',
        sql<{ state: string }>`select state from pgboss.job where id = ${id}`,
      ),
    )
    return rows[0]?.state
  }
  await expect.poll(stateOf, { timeout: 20_000 }).toBe('completed')
})

test('a job is discarded with a reason that the audit administrator reads, and only once', async () => {
  await failJob()
  const [row] = await list()
  expect((await settle('discard', { id: row.id })).status).toBe(422)
  expect((await settle('discard', { id: row.id, reason: '接口已停用' })).status).toBe(204)
  const again = await settle('discard', { id: row.id, reason: '接口已停用' })
  expect([again.status, again.body.code]).toEqual([404, 'dead-jobs/unknown'])

  const log = await ask(reader, { method: 'GET', url: '/api/v1/admin/security-events' })
  const discarded = log.body.rows.find((one: { what: string }) => one.what === 'job-discarded')
  expect(discarded).toMatchObject({
    subject: 'job:platform.sweep-kept-answers',
    details: { reason: '接口已停用' },
  })
  expect((await ask(reader, { method: 'GET', url: '/api/v1/admin/dead-jobs' })).status).toBe(403)
})

test('a delivery of the ledger that gave up is tried again', async () => {
  await house.ledger.stop()
  await openBad(town)
  await db.transaction(county, (tx) =>
    tx.query(sql`
      update kernel.outbox
      set state = 'dead', settled_at = ${world.now()}, attempts = 12
      where region_code = ${county}
      and subscription = 'reviews.propose-problems'`),
  )
  const [row] = await list()
  expect(row).toMatchObject({ kind: 'delivery', name: 'reviews.propose-problems', attempts: 12 })

  expect((await settle('retry', { id: row.id })).status).toBe(204)

  expect(await list()).toEqual([])
  expect(await house.ledger.deliverPending(county)).toBeGreaterThan(0)
  expect((await settle('retry', { id: 'delivery:matter|x|1|nobody' })).status).toBe(404)
  expect((await settle('retry', { id: 'job:not-a-job' })).status).toBe(404)
})
