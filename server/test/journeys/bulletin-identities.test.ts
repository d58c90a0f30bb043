import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { importPastMatters } from '../../src/contexts/past-matters/index.ts'
import { accepted } from '../harness/bad-review.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { county, openTown } from '../harness/town.ts'

const world = testWorld('2026-06-30T09:00:00+08:00')
const db = await testDatabase()
const town = await openTown(db, world)

const minuteMs = 60_000
const beginsAt = Date.parse('2026-06-14T18:00:00+08:00')
const cutOffAt = Date.parse('2026-06-21T18:00:00+08:00')
const endsAt = Date.parse('2026-06-21T23:59:59.999+08:00')
const casesTotal = 400

/** A case of any dates around the week; what has not happened yet has no date. */
const anyCase = fc.record({
  unit: fc.constantFrom('公安局', '税务局'),
  openedAt: fc
    .integer({ min: -9, max: 10 * 24 * 60 })
    .map((minute) => beginsAt + minute * minuteMs),
  dueMinutes: fc.option(fc.integer({ min: 1, max: 9000 })),
  closedMinutes: fc.option(fc.integer({ min: 0, max: 12_000 })),
  disputedMinutes: fc.option(fc.integer({ min: 0, max: 4000 })),
  disputeMinutes: fc.option(fc.integer({ min: 0, max: 6000 })),
})

interface Dates {
  readonly unit: string
  readonly openedAt: number
  readonly dueAt: number | null
  readonly closedAt: number | null
  readonly disputedAt: number | null
  readonly endedAt: number | null
}

const now = world.now().getTime()
const cases = fc.sample(anyCase, { numRuns: casesTotal, seed: 20_261_121 }).map((one): Dates => {
  const after = (from: number | null, minutes: number | null) =>
    from === null || minutes === null ? null : from + minutes * minuteMs
  const closedAt = after(one.openedAt, one.closedMinutes)
  const disputedAt = after(one.openedAt, one.disputedMinutes)
  return {
    unit: one.unit,
    openedAt: one.openedAt,
    dueAt: after(one.openedAt, one.dueMinutes),
    closedAt: closedAt !== null && closedAt > now ? null : closedAt,
    disputedAt,
    endedAt: after(disputedAt, one.disputeMinutes),
  }
})

/** The class of a case by the words of the rule, one after the other; none where it is not due. */
function classOf({ openedAt, dueAt, closedAt, disputedAt, endedAt }: Dates): string | undefined {
  if (openedAt > cutOffAt || (closedAt !== null && closedAt <= beginsAt)) return undefined
  if (closedAt !== null && closedAt <= cutOffAt) return 'closed'
  if (dueAt === null || dueAt > endsAt) return undefined
  const isDisputed = disputedAt !== null && disputedAt <= cutOffAt
  if (isDisputed && (endedAt === null || endedAt > cutOffAt)) return 'disputed'
  return dueAt <= cutOffAt ? 'overdue' : 'in_process'
}

const path = '/api/v1/case-bulletins'
let id = ''

beforeAll(async () => {
  const columns = { unit: 'u', openedAt: 'o', dueAt: 'd', closedAt: 'c', disputedAt: 'x' }
  const said = (ms: number | null) => (ms === null ? '' : new Date(ms).toISOString())
  const lines = cases.map(({ unit, openedAt, dueAt, closedAt, disputedAt, endedAt }, index) =>
    [index, unit, ...[openedAt, dueAt, closedAt, disputedAt, endedAt].map(said)].join(','),
  )
  const { created } = await importPastMatters(town.app.house.pastMatters, {
    regionCode: county,
    kind: 'city-cases',
    bytes: Buffer.from(['n,u,o,d,c,x,e', ...lines].join('\n')),
    mapping: {
      system: '旧平台',
      zone: '+08:00',
      columns: { number: 'n', ...columns, disputeEndedAt: 'e' },
      otherwise: 'event-0699',
    },
    dryRun: false,
    by: 'system',
  })
  expect(created).toBe(casesTotal)
  const draft = { method: 'POST', url: path, payload: { to: '2026-06-21' } } as const
  const { body } = await accepted(town.ask('sun', draft), 201)
  id = body.id
})

const get = async (url: string) => (await accepted(town.ask('sun', { method: 'GET', url }))).body

test('whatever happened to the cases, each due one has the one class the rule gives it', async () => {
  const expected = Object.fromEntries(
    Object.entries(Object.groupBy(cases, (one) => classOf(one) ?? 'none')).map(([name, all]) => [
      name,
      all?.length,
    ]),
  )
  const { figures } = await get(`${path}/${id}`)
  const { due, closed, inProcess, overdue, disputed } = figures

  expect({ closed, disputed, overdue, in_process: inProcess, none: casesTotal - due }).toEqual(
    expected,
  )
  expect(closed + inProcess + overdue + disputed).toBe(due)
})

test('the last column of the table is the overdue of the text, and the units are the whole', async () => {
  const { figures, units } = await get(`${path}/${id}`)
  const rows = figures.groups.flatMap((group: { rows: object[] }) => group.rows)
  const sum = (all: readonly Record<string, number>[], key: string) =>
    all.reduce((total, one) => total + (one[key] ?? 0), 0)

  expect(sum(rows, 'overdue')).toBe(figures.overdue)
  for (const key of ['due', 'closed', 'inProcess', 'overdue', 'disputed']) {
    expect(sum(units, key)).toBe(figures[key])
  }
  const { total } = await get(`${path}/${id}/cases`)
  expect(total).toBe(figures.due)
})
