import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type MachineState, warningsOf } from '../src/platform/machine.ts'
import { renderMetrics } from '../src/platform/metrics/index.ts'
import { testDatabase, testWorld } from './harness/index.ts'
import { openTown } from './harness/town.ts'

const world = testWorld('2026-11-20T10:00:00+08:00')
const db = await testDatabase()
const town = await openTown(db, world, { metricsPort: 0 })

interface Sample {
  readonly labels: Readonly<Record<string, string>>
  readonly value: number
}

/** Reads the text format 0.0.4 as strictly as Prometheus does. */
function parse(text: string): Map<string, Sample[]> {
  const found = new Map<string, Sample[]>()
  expect(text.endsWith('\n')).toBe(true)
  for (const line of text.slice(0, -1).split('\n')) {
    if (/^# (HELP|TYPE) [a-z0-9_]+ ./.test(line)) continue
    const [, name = '', labels = '', value] =
      /^([a-z][a-z0-9_]*)(?:\{(.*)\})? (-?[0-9.e+-]+|NaN)$/s.exec(line) ?? []
    expect(value, `not a sample: ${line}`).toBeDefined()
    const pairs = [...labels.matchAll(/([a-z][a-z0-9_]*)="((?:[^"\\\n]|\\[\\"n])*)"(?:,|$)/g)]
    expect(pairs.map(([whole]) => whole).join('')).toBe(labels)
    const plain = (escaped: string) =>
      escaped.replace(/\\(.)/gs, (_all, letter) => (letter === 'n' ? '\n' : letter))
    found.set(name, [
      ...(found.get(name) ?? []),
      {
        labels: Object.fromEntries(pairs.map(([, key = '', text = '']) => [key, plain(text)])),
        value: Number(value),
      },
    ])
  }
  return found
}

async function figures() {
  const answer = await fetch(`${town.app.figuresAddress}/metrics`)
  expect(answer.headers.get('content-type')).toContain('version=0.0.4')
  return parse(await answer.text())
}

test('the figures of operation count answers by route and status, and tell what waits', async () => {
  await town.review()
  await town.ask('citizen', { method: 'GET', url: '/nowhere' })

  const read = await figures()

  const answers = read.get('huiyin_requests_total') ?? []
  const route = 'POST /api/v1/reviews'
  const reviewed = answers.filter(({ labels }) => labels.route === route && labels.status === '201')
  expect(reviewed.map(({ value }) => value)).toEqual([1])
  expect(answers.find(({ labels }) => labels.status === '404')?.labels.route).toBe('GET unknown')
  for (const name of [
    ...['huiyin_lane_depth', 'huiyin_requests_refused_busy_total', 'huiyin_jobs_waiting'],
    ...['huiyin_jobs_failed', 'huiyin_outbox_age_seconds', 'huiyin_outbox_dead'],
    ...['huiyin_database_connections', 'huiyin_breach_lag_seconds', 'huiyin_disk_free_bytes'],
    ...['huiyin_clock_ahead_seconds', 'huiyin_warnings', 'huiyin_memory_bytes'],
  ]) {
    expect(read.get(name), name).toBeDefined()
  }
})

test('a date that has passed and was not said is told in seconds', async () => {
  const { body } = await town.review({ grade: 'dissatisfied', tags: [], text: '等了八天' })
  expect(body.rectification.number).toBeDefined()
  world.set('2026-12-20T10:00:00+08:00')

  const [lag] = (await figures()).get('huiyin_breach_lag_seconds') ?? []

  expect(lag?.value).toBeGreaterThan(86_400)
})

test('the figures lie on loopback under one address', async () => {
  expect(town.app.figuresAddress).toMatch(/^http:\/\/127\.0\.0\.1:/)
  expect((await fetch(`${town.app.figuresAddress}/`)).status).toBe(404)
  expect((await fetch(`${town.app.address}/metrics`)).status).toBe(404)
})

test('any label is read back as it was written', () =>
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (label) => {
      const samples = [{ labels: { route: label }, value: 1 }]
      const text = renderMetrics([{ name: 'x', help: 'y', type: 'gauge', samples }])
      expect(parse(text).get('x')).toEqual(samples)
    }),
  ))

test('a disk that fills and clocks that part are warned of, and neither turns anybody away', async () => {
  const gib = 1024 ** 3
  const good: MachineState = { diskFreeBytes: 50 * gib, diskBytes: 100 * gib, clockAheadSeconds: 1 }

  expect(warningsOf(good)).toEqual([])
  expect(warningsOf({ ...good, diskFreeBytes: 9 * gib })).toEqual(['disk-nearly-full'])
  expect(warningsOf({ ...good, diskFreeBytes: gib, diskBytes: 4 * gib })).toEqual([
    'disk-nearly-full',
  ])
  expect(warningsOf({ ...good, clockAheadSeconds: -6 })).toEqual(['clocks-differ'])

  // The world of the tests is at another time than the machine of the database.
  const ready = await town.ask('citizen', { method: 'GET', url: '/readyz' })
  expect(ready.status).toBe(200)
  expect(ready.body.status).toBe('degraded')
  expect(ready.body.warnings).toContain('clocks-differ')
})
