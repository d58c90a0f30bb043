import { spawnSync } from 'node:child_process'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Channel, Grade } from '@huiyin/contract/reviews'
import { afterAll, describe, expect, test } from 'vitest'
import { command as auditPack } from '../../src/commands/audit-pack.ts'
import { loadInputFiles } from '../../src/kernel/snapshots/index.ts'
import { resultText } from '../../src/kernel/snapshots/snapshots.rules.ts'
import { readConfig } from '../../src/platform/config.ts'
import { sql } from '../../src/platform/db/sql.ts'
import { accepted, moment, openBad, settle } from '../harness/bad-review.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { cookieOf, settleMore } from '../harness/more-staff.ts'
import { switchPublication } from '../harness/publication.ts'
import { county, openTown, type Person, township } from '../harness/town.ts'

const world = testWorld(moment(1, 3, '09:00'))
const db = await testDatabase()
const town = await openTown(db, world)
const { house } = town.app
let projects = 0
const workFolder = await mkdtemp(join(tmpdir(), 'huiyin-frozen-'))
afterAll(() => rm(workFolder, { recursive: true, force: true }))

/** Services that end now, and reviews of the first of them. */
async function serve(count: number, grades: readonly Grade[], over: object = {}): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    projects += 1
    const { invitation } = await house.reviews.reportServiceEnd({
      end: {
        regionCode: county,
        unitCode: 'police',
        itemCode: 'id-card',
        channel: 'terminal' as Channel,
        projectNo: `冻-${projects}`,
        serviceNumber: 1,
        outcome: 'completed',
        endedAt: world.now().toISOString(),
        ...over,
      },
      reportedBy: 'test',
    })
    const grade = grades[index]
    if (grade === undefined) continue
    const way = 'applicant' in over ? ('elder' as const) : ('standard' as const)
    const review = { token: invitation.token, grade, tags: [], channel: 'qr' as Channel, way }
    await house.reviews.submit({ ...review, origin: 'explicit' })
  }
}

// July 2026, the month of the story: two units, an item more, a township, a helper, a bad review.
const many = (n: number): Grade[] => Array.from({ length: n }, () => 'satisfied')
await serve(12, ['very_satisfied', ...many(7), 'basically_satisfied'])
await serve(3, ['satisfied'], {
  itemCode: 'licence',
  channel: 'phone',
  applicant: { helper: '帮办员' },
})
await serve(9, ['dissatisfied', ...many(7)], {
  unitCode: 'tax',
  itemCode: 'invoice',
  channel: 'web',
})
await serve(2, ['satisfied'], { regionCode: township, unitCode: 'town-hall', itemCode: 'pension' })
const opened = await openBad(town)
await settle(town, opened.number)
await settleMore(town, { db, world }, [{ code: 'audra', role: 'auditor', unit: 'oversight' }])

const month = '2026-07'
const freeze = (who: Person, asked: object = {}) =>
  town.ask(who, {
    method: 'POST',
    url: '/api/v1/figures/snapshots',
    payload: { regionCode: county, month, ...asked },
  })
const list = async () =>
  (
    await accepted(
      town.ask('sun', { method: 'GET', url: `/api/v1/figures/snapshots?regionCode=${county}` }),
    )
  ).body.rows

describe('a month', () => {
  test('is frozen only when it is over, once, and by who keeps figures', async () => {
    expect((await freeze('sun')).body.code).toBe('figures/month-open')
    expect((await freeze('lin')).status).toBe(403)

    world.set('2026-08-03T09:00:00+08:00')
    const { body } = await accepted(freeze('sun'), 201)

    expect(body).toMatchObject({ month, edition: 1, frozenBy: '孙督查', errata: [] })
    expect(body.inputsHash).toMatch(/^[0-9a-f]{64}$/)
    expect((await freeze('qin')).body.code).toBe('figures/frozen-already')
    expect((await freeze('sun', { regionCode: '990122' })).status).toBe(403)
  })

  test('shows every figure in every group as it was counted from its rows', async () => {
    const [row] = await list()
    const { body } = await accepted(
      town.ask('sun', { method: 'GET', url: `/api/v1/figures/snapshots/${row.id}` }),
    )
    const figure = (dimension: string, key: string, name: string) =>
      body.groups.find(
        (group: { dimension: string; key: string }) =>
          group.dimension === dimension && group.key === key,
      )?.figures[name]

    expect(figure('total', 'total', 'rateable')).toEqual({ numerator: 27, denominator: null })
    expect(figure('total', 'total', 'good_rate')).toEqual({ numerator: 18, denominator: 20 })
    expect(figure('unit', 'tax', 'bad_rate')).toEqual({ numerator: 1, denominator: 8 })
    expect(figure('item', 'licence', 'participation')).toEqual({ numerator: 1, denominator: 3 })
    expect(figure('level', 'township', 'rateable')).toEqual({ numerator: 2, denominator: null })
    expect(figure('path', 'helped', 'rateable')).toEqual({ numerator: 3, denominator: null })
    expect(figure('channel', 'web', 'worst_case_rate')).toEqual({ numerator: 7, denominator: 9 })
    expect(figure('unit', 'police', 'contacted_on_time')).toEqual({ numerator: 1, denominator: 1 })
    expect(figure('unit', 'police', 'follow_up_satisfaction').numerator).toBe(1)
    expect(figure('way', 'elder', 'good_rate')).toEqual({ numerator: 1, denominator: 1 })
    expect(figure('total', 'total', 'distinct_reviewers')).toEqual({ numerator: 1, denominator: 1 })
    expect(figure('total', 'total', 'reported_within_hour')).toEqual({
      numerator: 27,
      denominator: 27,
    })
    expect(figure('unit', 'police', 'back_dated')).toEqual({ numerator: 0, denominator: 1 })
    expect(figure('total', 'total', 'not_adopted_malicious').numerator).toBe(0)
  })

  test('answers another system with one figure at a time, and its hash', async () => {
    const url = `/api/v1/figures/frozen?regionCode=${county}&month=${month}&dimension=unit`
    const { body } = await accepted(
      town.ask('system', { method: 'GET', url: `${url}&figure=good_rate` }),
    )

    expect(body).toMatchObject({ edition: 1, resultHash: (await list())[0].resultHash })
    const tax = { key: 'tax', name: '税务局', numerator: 7, denominator: 8, share: 0.875 }
    expect(body.rows).toContainEqual(tax)
    const unknown = await town.ask('system', { method: 'GET', url: `${url}&figure=beauty` })
    expect(unknown.body.code).toBe('figures/not-frozen')
  })

  test('agrees with the running totals while nothing has changed', async () => {
    const [row] = await list()
    const url = `/api/v1/figures/snapshots/${row.id}/comparison`
    const { body } = await accepted(town.ask('sun', { method: 'GET', url }))

    expect(body.rows).toEqual([])
    expect(body.compared).toBeGreaterThan(100)
  })

  test('counted again from its own rows gives equal bytes', async () => {
    const [snapshot] = await house.snapshots.list(county)
    if (snapshot === undefined) throw new Error('nothing was frozen')
    const first = resultText(await house.snapshots.recount(snapshot))
    const again = resultText(await house.snapshots.recount(snapshot))

    expect(again).toBe(first)
    expect(first.split('\n').length).toBeGreaterThan(200)
    const stored = await house.snapshots.groups(snapshot, [
      ...(['total', 'unit', 'item', 'channel'] as const),
      ...(['level', 'region', 'path', 'way'] as const),
    ])
    expect(resultText(stored)).toBe(first)
  })

  test('keeps no personal word and no number of ours in its rows', async () => {
    const [snapshot] = await house.snapshots.list(county)
    if (snapshot === undefined) throw new Error('nothing was frozen')
    const ids = await db.query(sql<{ id: string }>`
      select id from reviews.service_end where region_code = ${county}`)
    const files = await loadInputFiles(db, house.snapshotParts.source, snapshot)
    const text = [...files.values()].join('\n')

    expect(text).toContain('id-card')
    for (const word of ['19900000001', '豫A12345', '冻-1', opened.number, '帮办员']) {
      expect(text).not.toContain(word)
    }
    expect(ids.filter(({ id }) => text.includes(id))).toEqual([])
  })
})

describe('what comes after', () => {
  test('is a difference from the frozen month, never a change of it', async () => {
    await serve(1, ['very_dissatisfied'], { endedAt: '2026-07-30T10:00:00+08:00' })
    const [row] = await list()
    const url = `/api/v1/figures/snapshots/${row.id}/comparison`
    const { body } = await accepted(town.ask('sun', { method: 'GET', url }))

    expect(body.rows).toContainEqual({
      dimension: 'unit',
      key: 'police',
      name: '公安局',
      figure: 'rateable',
      frozen: { numerator: 16, denominator: null },
      live: { numerator: 17, denominator: null },
    })
  })

  test('is corrected by an erratum that a second person approves; both editions stay', async () => {
    const [before] = await list()
    const propose = (who: Person) =>
      town.ask(who, {
        method: 'POST',
        url: `/api/v1/figures/snapshots/${before.id}/errata`,
        payload: { reason: '补报了七月三十日的一件' },
      })
    const decide = (who: Person, id: string) =>
      town.ask(who, {
        method: 'POST',
        url: `/api/v1/figures/errata/${id}/decision`,
        payload: { decision: 'approved' },
      })
    const { body } = await accepted(propose('sun'), 201)
    const [erratum] = body.errata
    expect((await propose('qin')).body.code).toBe('figures/erratum-open')
    expect((await decide('sun', erratum.id)).body.code).toBe('figures/second-person')

    await accepted(decide('qin', erratum.id), 204)

    const [after, old] = await list()
    expect(after).toMatchObject({ edition: 2, replacesId: before.id, frozenBy: '秦督查' })
    expect(after.reason).toBe('补报了七月三十日的一件')
    expect({ ...old, errata: [] }).toEqual({ ...before, errata: [] })
    expect(old.errata[0]).toMatchObject({ decision: 'approved', replacedById: after.id })
    expect((await decide('qin', erratum.id)).body.code).toBe('figures/decided-already')
    expect((await propose('qin')).body.code).toBe('figures/not-the-last')
  })
})

test('an auditor reads frozen months, daily roots and items of service, and changes nothing', async () => {
  const cookie = await cookieOf(town, world, { loginName: 'audra' })
  const headers = { cookie: cookie ?? '' }
  const status = async (url: string) =>
    (await town.app.http.inject({ method: 'GET', url, headers })).statusCode
  const [row] = await list()

  expect(await status(`/api/v1/figures/snapshots?regionCode=${county}`)).toBe(200)
  expect(await status(`/api/v1/figures/snapshots/${row.id}`)).toBe(200)
  expect(await status(`/api/v1/ledger/roots?regionCode=${county}`)).toBe(200)
  const admitted = [...town.app.http.policyBook.entries()].flatMap(([route, entry]) => {
    const roles: readonly string[] = entry.roles ?? []
    return roles.includes('auditor') ? [route] : []
  })
  expect(admitted.toSorted()).toEqual([
    'GET /api/v1/figures/frozen',
    'GET /api/v1/figures/snapshots',
    'GET /api/v1/figures/snapshots/:id',
    'GET /api/v1/figures/snapshots/:id/comparison',
    'GET /api/v1/item-exports',
    'GET /api/v1/item-versions',
    'GET /api/v1/item-versions/:id',
    'GET /api/v1/item-versions/:id/changes',
    // Says what is wrong with an item, and keeps nothing.
    'POST /api/v1/item-checks',
  ])
  expect(await status(`/api/v1/reviews/summary?regionCode=${county}`)).toBe(403)
  expect(await status(`/api/v1/work/matters/${opened.number}`)).toBe(403)
})

const hasPython = spawnSync('python3', ['--version']).status === 0

describe('an audit pack', () => {
  /** Runs the command against the database of this file. */
  async function pack(...args: string[]) {
    const { host = '', user = '', database = '', connectionString } = db.connection
    const address = `postgresql://${user}@/${database}?host=${encodeURIComponent(host)}`
    const config = readConfig({
      HUIYIN_DATA: workFolder,
      DATABASE_URL: connectionString ?? address,
    })
    return auditPack.run(args, { config, world, print: () => {} })
  }

  /** Runs the recount of a pack with nothing around it: no modules, no settings. */
  const recount = (folder: string) =>
    spawnSync(process.execPath, ['recount.mjs'], { cwd: folder, env: {}, encoding: 'utf8' })

  const recountInPython = (folder: string) =>
    spawnSync('python3', ['-I', 'recount.py'], { cwd: join(workFolder, folder), encoding: 'utf8' })

  test('is recounted in an empty folder, number by number, without our code', async () => {
    const [{ id }] = await list()
    const [one, other] = [join(workFolder, 'one'), join(workFolder, 'other')]
    expect(await pack(id, '--out', one)).toBe(0)
    await pack(id, '--out', other)

    const { stdout, status } = recount(one)

    expect(stdout).toMatch(/^\d{3,} figures recounted equal, 0 faults/)
    expect(status).toBe(0)
    for (const name of await readdir(one)) {
      expect(await readFile(join(other, name), 'utf8')).toBe(
        await readFile(join(one, name), 'utf8'),
      )
    }
    await expect(pack(id, '--out', one)).rejects.toThrow('is not empty')
    await expect(
      pack('0199a1b2-0000-7000-8000-000000000001', '--out', join(workFolder, 'no')),
    ).rejects.toThrow()
  })

  test.skipIf(!hasPython)('is recounted equally by a second script in Python', async () => {
    const [python, script] = [recountInPython('one'), recount(join(workFolder, 'one'))]

    expect(python.stderr).toBe('')
    expect(python.stdout).toBe(script.stdout)
    expect(python.status).toBe(0)
  })

  test('of which one row was changed is not recounted equal', async () => {
    const file = join(workFolder, 'other', 'services.csv')
    const text = await readFile(file, 'utf8')
    await writeFile(file, text.replace(',dissatisfied,', ',very_satisfied,'))

    const { stdout, status } = recount(join(workFolder, 'other'))

    expect(status).toBe(1)
    expect(stdout).toContain('services.csv was changed')
    expect(stdout).toMatch(/bad_rate: published \d+\/\d+, recounted \d+\/\d+/)
    if (!hasPython) return
    const python = recountInPython('other')
    expect(python.status).toBe(1)
    expect(python.stdout.split('\n').toSorted()).toEqual(stdout.split('\n').toSorted())
  })
})

describe('the public', () => {
  const page = async (url: string) =>
    String((await town.ask('citizen', { method: 'GET', url })).body)
  const whole = `/reviews?regionCode=${county}&from=2026-07-01&to=2026-07-31`

  test('sees nothing of a frozen month before it is switched on', async () => {
    expect(await page(whole)).not.toContain('公安局')
    expect(await page(`/reviews/unit?regionCode=${county}&key=police`)).not.toContain('公安局')
  })

  test('sees a closed month as it was frozen, whatever came after', async () => {
    await switchPublication(town, { db, world }, { figures: true, badReviews: true })
    await serve(9, [], { endedAt: '2026-07-29T10:00:00+08:00' })
    const [{ resultHash }] = await list()

    const shown = await page(whole)

    expect(shown).toContain(`第 2 版，校验值 ${resultHash.slice(0, 12)}`)
    expect(shown).toContain('按办理渠道')
    for (const words of ['这些比率靠得住吗', '一小时内上报', '其中恶意']) {
      expect(shown).toContain(words)
    }
    // Seventeen in the second edition, not the twenty-six of today.
    expect(shown).toMatch(/公安局<\/a><\/th><td>17<\/td>/)
    const open = await page(`/reviews?regionCode=${county}&from=2026-07-01&to=2026-08-31`)
    expect(open).toMatch(/公安局<\/a><\/th><td>26<\/td>/)
  })

  test('reads behind one link what each figure is made of, until when, and what is left out', async () => {
    const link = /href="(\/reviews\/definitions[^"]+)"/.exec(await page(whole))?.[1] ?? ''
    const shown = await page(link.replaceAll('&#38;', '&').replaceAll('&#61;', '='))

    expect(shown).toMatch(/7月1日[^<]* 至 [^<]*7月31日[^<]*，截至 [^<]*8月3日/)
    expect(shown).toContain('第 2 版，校验值')
    expect(shown).toMatch(/<h2 id="participation">.*?分母.*?应评件数：28/s)
    expect(shown).toMatch(/<h2 id="good_rate">.*?不计入.*?默认评价/s)
    // Three bad ones of twenty-one: neither they nor the eighteen that tell them.
    expect(shown).toMatch(/<h2 id="good_rate">.*?分子.*?前三级主动评价数：\*/s)
  })

  test('opens a unit and an item with their months and answered bad reviews', async () => {
    const unit = await page(`/reviews/unit?regionCode=${county}&key=police`)
    expect(unit).toContain('公安局的评价')
    expect(unit).toContain('2026-07')
    expect(unit).toContain('已办结并道歉')
    expect(unit).toContain('<svg')
    const item = await page(`/reviews/item?regionCode=${county}&key=licence`)
    expect(item).toContain('驾驶证换证')
    expect(item).not.toContain('已办结并道歉')
    const unknown = await town.ask('citizen', { method: 'GET', url: '/reviews/unit?key=nobody' })
    expect(unknown.status).toBe(404)
  })

  test('is not told by small counts who said what', async () => {
    const shown = await page(whole)
    // Two services of a township are hidden, and with them the next smallest: else the total tells.
    expect(shown).toMatch(/税务局<\/a><\/th><td>\*<\/td><td>\*<\/td><td>—<\/td>/)
    expect(shown).toMatch(/柳湾镇便民服务中心<\/a><\/th><td>\*<\/td><td>\*<\/td>/)
  })
})
