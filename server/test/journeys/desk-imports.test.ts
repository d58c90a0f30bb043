import type { PastImport } from '@huiyin/contract/past-matters'
import { describe, expect, test, vi } from 'vitest'
import { accepted } from '../harness/bad-review.ts'
import { multipart } from '../harness/form.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { openTown, type Person } from '../harness/town.ts'
import { weekFile, weekMapping } from '../harness/week-of-cases.ts'

const world = testWorld('2026-06-21T20:00:00+08:00')
const db = await testDatabase()
const town = await openTown(db, world)
const path = '/api/v1/past-matters/imports'

const rows = { field: 'file', name: '旧平台.csv', bytes: weekFile }
const mappingOf = (more: object = {}) => ({
  field: 'file',
  name: '对应关系.json',
  bytes: Buffer.from(JSON.stringify({ ...weekMapping, ...more })),
})

const get = async (url: string) => (await accepted(town.ask('sun', { method: 'GET', url }))).body
const post = (who: Person, url: string, files?: Parameters<typeof multipart>[0]) =>
  town.ask(who, { method: 'POST', url, ...(files && multipart(files)) })
const begun = async (...asked: Parameters<typeof post>) =>
  (await accepted(post(...asked), 202)).body as PastImport

/** The import once it has run elsewhere. */
const ended = ({ id }: Pick<PastImport, 'id'>) =>
  vi.waitFor(
    async () => {
      const now: PastImport = await get(`${path}/${id}`)
      expect(now.endedAt).not.toBeNull()
      return now
    },
    { timeout: 20_000, interval: 100 },
  )

let tried: PastImport

describe('what a former system holds', () => {
  test('is tried first: the counts are told and nothing is written', async () => {
    tried = await ended(await begun('sun', `${path}?kind=city-cases`, [rows, mappingOf()]))

    expect(tried).toMatchObject({
      state: 'finished',
      dryRun: true,
      ...{ rows: 9, created: 9, updated: 0, skipped: 0, errors: 0 },
      system: '旧平台',
      mayConfirm: true,
    })
    expect((await get('/api/v1/past-matters/figures?kind=city-cases')).rows).toEqual([])
  })

  test('goes in as it was tried, once, and its on-time figures come out', async () => {
    const done = await ended(await begun('sun', `${path}/${tried.id}/confirm`))

    expect(done).toMatchObject({ dryRun: false, rows: 9, done: 9, created: 9, errors: 0 })
    const { rows: figures } = await get('/api/v1/past-matters/figures?kind=city-cases')
    expect(figures).toMatchObject([
      { system: '旧平台', rows: 9, closedInTime: 2, closedLate: 2, openOverdue: 3, openInTime: 2 },
    ])
    const again = await post('sun', `${path}/${tried.id}/confirm`)
    expect(again.body.code).toBe('past-matters/not-tried')
  })

  test('comes again under the mapping that was used, and makes nothing twice', async () => {
    const again = await ended(
      await begun('sun', `${path}?kind=city-cases&like=${tried.id}`, [rows]),
    )

    expect(again).toMatchObject({ rows: 9, created: 0, skipped: 9 })
  })

  test('names the rows it does not take, on the screen and in a file', async () => {
    const wrong = Buffer.concat([weekFile, Buffer.from('\nX1,morgen,,,,公安局')])
    const file = { ...rows, bytes: wrong }

    const now = await ended(await begun('sun', `${path}?kind=city-cases&like=${tried.id}`, [file]))

    expect(now).toMatchObject({ rows: 10, errors: 1 })
    expect(now.faults).toEqual([{ line: 11, field: 'openedAt', fault: 'unreadable' }])
    const book = await town.ask('sun', { method: 'GET', url: `${path}/${now.id}/errors.xlsx` })
    expect(String(book.body).startsWith('PK')).toBe(true)
  })

  test('with a mapping that fits nothing, it says why; without one it is not begun', async () => {
    const files = [rows, mappingOf({ otherwise: 'event-9999' })]
    const failed = await ended(await begun('sun', `${path}?kind=city-cases`, files))
    expect(failed).toMatchObject({ state: 'failed', mayConfirm: false })
    expect(failed.problem?.zh).toContain('对应关系')

    const bare = await post('sun', `${path}?kind=city-cases`, [rows])
    expect(bare.body.code).toBe('past-matters/two-files')
    expect((await post('lin', `${path}?kind=city-cases`, [rows, mappingOf()])).status).toBe(403)
  })
})
