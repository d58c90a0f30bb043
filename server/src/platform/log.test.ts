import { expect, test } from 'vitest'
import { testDatabase } from '../../test/harness/index.ts'
import { sql } from './db/sql.ts'
import { openLog, redactPath } from './log.ts'

function recorder() {
  const lines: string[] = []
  const log = openLog({ write: (line: string) => void lines.push(line) })
  return { log, lines }
}

test('a fault of the database is logged without the value it complains about', async () => {
  const db = await testDatabase()
  const { log, lines } = recorder()

  const fault = await db
    .query(sql`select ${'张三 13812345678'}::int`)
    .catch((error: unknown) => error)
  log.error({ err: new Error('could not save', { cause: fault }) }, 'fault')

  expect(lines[0]).not.toMatch(/张三|13812345678/)
  expect(JSON.parse(lines[0] ?? '')).toMatchObject({
    msg: 'fault',
    err: { message: 'could not save', cause: { code: '22P02' } },
  })
})

test('a fault of ours keeps its message and frames', () => {
  const { log, lines } = recorder()
  log.error({ err: new RangeError('no such clock') }, 'fault')

  const { err } = JSON.parse(lines[0] ?? '')
  expect(err).toMatchObject({ type: 'RangeError', message: 'no such clock' })
  expect(err.stack).toMatch(/^\s+at .*log\.test\.ts/)
})

test('a review token never reaches the log', () => {
  expect(redactPath('/r/AbC-123_x')).toBe('/r/***')
  expect(redactPath('/r/AbC-123_x/photos?n=1')).toBe('/r/***/photos')
  expect(redactPath('/m/4101-2026-000001?code=12345')).toBe('/m/4101-2026-000001')
})
