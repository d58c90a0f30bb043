import { beforeAll, describe, expect, test } from 'vitest'
import { casePublication } from '../src/contexts/city-cases/index.ts'
import { twoColourPhoto } from '../src/kernel/evidence/sample-files.fixture.ts'
import { accepted } from './harness/bad-review.ts'
import { openDesk } from './harness/desk.ts'
import { putInForce } from './harness/editions.ts'
import { multipart, sendForm } from './harness/form.ts'
import { testDatabase, testWorld } from './harness/index.ts'
import { settleMore } from './harness/more-staff.ts'
import { sendSnap } from './harness/snap.ts'
import { openStreet } from './harness/street.ts'
import { county, neighbour, openTown } from './harness/town.ts'
import { groupUnits, takeWeekOver, weekFile, weekMapping } from './harness/week-of-cases.ts'

/** What the street and its bulletins hold, asked for by people it does not concern. */
const world = testWorld('2026-06-21T20:00:00+08:00')
const db = await testDatabase()
const town = await openTown(db, world)
const { house } = town.app
const { publicApp } = town
const { http } = publicApp
const toPublic = { ...town, app: publicApp }

const strangers = ['acceptor', 'dispatcher', 'collector', 'supervisor', 'leader'] as const
await db.transaction(neighbour, (tx) =>
  house.org.save(tx, {
    units: [
      { code: 'afar', name: '邻县督查室', kind: 'supervising_office', validFrom: '2020-01-01' },
    ],
  }),
)
const far = await settleMore(
  town,
  { db, world },
  strangers.map((role) => ({ code: `far-${role}`, role, unit: 'afar' })),
  neighbour,
)
const afar = openDesk(town, { db, world }, far)
await groupUnits(house, world)
await takeWeekOver(house)
const street = await openStreet(town, { db, world })
const { doing, dispatched, page, photo, act } = street
const byStranger = (
  role: (typeof strangers)[number],
  method: 'GET' | 'POST',
  url: string,
  body?: object,
) => afar.ask(`far-${role}`, method, url, body)

let number = ''
let evidence = ''
let bulletin = ''
let imported = ''
beforeAll(async () => {
  number = await dispatched({ longitude: 112.5, latitude: 33.5 })
  await doing('lin', number, 'sign')
  await doing('lin', number, 'finish', { result: '已处置', ...(await photo('lin')) })
  evidence = (await page('shou', number)).evidence[0].id
  const drafted = await accepted(
    street.ask('sun', 'POST', '/api/v1/case-bulletins', { to: '2026-06-21' }),
    201,
  )
  bulletin = drafted.body.id
  const files = [
    { field: 'file', name: 'rows.csv', bytes: weekFile },
    { field: 'file', name: 'mapping.json', bytes: Buffer.from(JSON.stringify(weekMapping)) },
  ]
  const begun = await accepted(
    town.ask('sun', {
      method: 'POST',
      url: '/api/v1/past-matters/imports?kind=city-cases',
      ...multipart(files),
    }),
    202,
  )
  imported = begun.body.id
})

describe('who works in the neighbouring county', () => {
  test('finds none of it: case, reasons, photo, bulletin, file, cases, flows, import', async () => {
    const own = {
      acceptor: [
        `/api/v1/work/matters/${number}`,
        `/api/v1/city-cases/${number}/routing`,
        `/api/v1/evidence/${evidence}`,
      ],
      supervisor: [
        `/api/v1/work/matters/${number}`,
        `/api/v1/city-cases/${number}/routing`,
        ...['', '/file?format=docx', '/cases', '/flows?flow=received'].map(
          (part) => `/api/v1/case-bulletins/${bulletin}${part}`,
        ),
        `/api/v1/past-matters/imports/${imported}`,
        `/api/v1/past-matters/imports/${imported}/errors.xlsx`,
      ],
      leader: [`/api/v1/case-bulletins/${bulletin}`, `/api/v1/evidence/${evidence}`],
    } as const
    for (const role of ['acceptor', 'supervisor', 'leader'] as const) {
      for (const url of own[role]) {
        expect((await byStranger(role, 'GET', url)).status, `${role} ${url}`).toBe(404)
      }
    }
    const weekly = `/api/v1/bulletins/city-weekly?regionCode=${county}&from=2026-06-15&to=2026-06-21`
    const drafted = await byStranger('supervisor', 'GET', weekly)
    expect(drafted.body.code).toBe('case-bulletins/not-published')
  })

  test('counts none of it: figures, lists, places near by, open notices', async () => {
    const figures = '/api/v1/city-cases/figures'
    const named = await byStranger('supervisor', 'GET', `${figures}?regionCode=${county}`)
    expect(named.status).toBe(403)
    const counted = await byStranger(
      'supervisor',
      'GET',
      `${figures}/cases?figure=filing&part=denominator&unit=police`,
    )
    expect([counted.body.total ?? 0, counted.body.rows ?? []]).toEqual([0, []])
    for (const url of [
      '/api/v1/city-cases?tab=open',
      '/api/v1/city-cases/near?longitude=112.5&latitude=33.5',
      '/api/v1/city-cases/photos',
      '/api/v1/case-bulletins',
      '/api/v1/frontages',
      '/api/v1/friendly-notices',
    ]) {
      const { status, body } = await byStranger(
        url.includes('bulletins') ? 'supervisor' : 'acceptor',
        'GET',
        url,
      )
      expect([url, status, body.rows]).toEqual([url, 200, []])
    }
  })

  test('does nothing to it: acts, joining, covering, checking, objecting, importing by its mapping', async () => {
    const acts = await byStranger('acceptor', 'POST', `/api/v1/matters/${number}/acts`, {
      ...{ act: 'close', version: 1, closing: '清理' },
    })
    expect(acts.status).toBe(404)
    const joined = await byStranger('acceptor', 'POST', `/api/v1/city-cases/${number}/join`, {
      ...{ lead: number, version: 1 },
    })
    expect(joined.status).toBeGreaterThanOrEqual(400)
    const covered = await byStranger('acceptor', 'POST', `/api/v1/city-cases/photos/${evidence}`, {
      ...{ isShown: true, areas: [] },
    })
    expect(covered.status).toBe(404)
    const checked = await byStranger(
      'supervisor',
      'POST',
      `/api/v1/case-bulletins/${bulletin}/acts`,
      {
        act: 'withdraw',
      },
    )
    expect(checked.status).toBe(404)
    const body = { frontageId: bulletin, category: '0405', description: '桌椅', way: 'message' }
    const told = await byStranger('collector', 'POST', '/api/v1/friendly-notices', {
      ...body,
      evidence: [],
    })
    expect(told.body.code).toBe('frontages/unknown')
    const reported = await byStranger('collector', 'POST', '/api/v1/city-cases', {
      ...{ regionCode: county, source: 'collector', kind: 'event', category: '0110' },
      ...{ description: '冒名', address: '人民路' },
    })
    expect(reported.status).toBe(403)
    expect((await page('sun', number)).row.state).toBe('pending_check')
  })
})

describe('a unit that is none of the parties', () => {
  test('reads neither the case nor its reasons nor its photo, and covers none', async () => {
    for (const who of ['ma', 'jin', 'wu'] as const) {
      for (const url of [
        `/api/v1/work/matters/${number}`,
        `/api/v1/city-cases/${number}/routing`,
        `/api/v1/evidence/${evidence}`,
      ]) {
        expect((await street.ask(who, 'GET', url)).status, `${who} ${url}`).toBeGreaterThan(402)
      }
      const covered = await street.ask(who, 'POST', `/api/v1/city-cases/photos/${evidence}`, {
        ...{ isShown: true, areas: [] },
      })
      expect(covered.status, who).toBe(403)
    }
  })

  test('opens of a draft its own line alone, and no file of it', async () => {
    const whole = `/api/v1/case-bulletins/${bulletin}`
    const { body } = await accepted(street.ask('jin', 'GET', whole))
    expect(body.units.map(({ name }: { name: string }) => name)).toEqual(['税务局'])
    expect(JSON.stringify(body.figures.groups)).not.toContain('公安局')
    expect((await street.ask('jin', 'GET', `${whole}/file?format=docx`)).status).not.toBe(200)
    expect((await street.ask('jin', 'GET', `${whole}/cases?unit=police`)).status).toBe(404)
    const objected = await street.ask('jin', 'POST', `${whole}/objections`, {
      ...{ number, reason: '不是我们的' },
    })
    expect(objected.body.code).toBe('case-bulletins/not-named')
  })
})

test('a handler’s map shows the unit’s own, however many newer ones others have', async () => {
  const own = await dispatched({ longitude: 112.3, latitude: 33.5 })
  for (let at = 0; at < 5; at += 1)
    await street.report({ longitude: 112.31 + at / 100, latitude: 33.5 })
  const { body } = await accepted(street.ask('lin', 'GET', '/api/v1/city-cases?tab=open&limit=3'))
  const numbers = body.rows.map((row: { number: string }) => row.number)
  expect(numbers).toContain(own)
  expect(body.rows.every(({ unitName }: { unitName: string }) => unitName === '公安局')).toBe(true)
})

test('who appealed for a unit does not judge the appeal from another post', async () => {
  const late = await dispatched({ longitude: 112.9, latitude: 33.5 })
  await doing('lin', late, 'sign')
  await street.close(late)
  await doing('zhao', late, 'appeal', { ground: '封路', ...(await photo('zhao')) })
  // The head of the unit moves to the office that supervises, and keeps the post.
  await db.transaction(county, (tx) =>
    house.org.save(tx, {
      posts: [{ code: 'zhao-2', unitCode: 'oversight', name: '督查', role: 'supervisor' }],
      appointments: [{ staffCode: 'zhao', postCode: 'zhao-2', validFrom: '2020-01-01' }],
    }),
  )
  house.org.forget()
  // What the database said of a session is trusted for two seconds.
  world.set(new Date(world.now().getTime() + 60_000).toISOString())
  const judged = await act('zhao', late, 'review_appeal', { opinion: 'exempt', reason: '属实' })
  expect(judged.body.code).toBe('matter/own-work')
  const fair = await act('qin', late, 'review_appeal', { opinion: 'exempt', reason: '属实' })
  expect(fair.status).toBe(200)
})

describe('a citizen in a hurry', () => {
  const value = { reports: true, cases: true, texts: true, photos: true, privateClasses: [] }
  let own = { number: '', code: '' }
  let other = { number: '', code: '' }
  const later = (minutes: number) =>
    world.set(new Date(world.now().getTime() + minutes * 60_000).toISOString())

  beforeAll(async () => {
    await putInForce(town, { db, world }, casePublication, { regionCode: county, value })
    await publicApp.house.rulebook.load()
    const bytes = await (await twoColourPhoto(40, 30)).jpeg()
    const files = [{ field: 'photo', name: 'a.jpg', bytes }]
    own = await sendSnap(publicApp, { lat: '33.700000', long: '112.500000', text: '路灯' }, files)
    other = await sendSnap(publicApp, { lat: '33.800000', long: '112.500000', text: '井盖' }, files)
  })

  test('sees the map whatever an address says of it', async () => {
    const many = Array.from({ length: 800 }, (_, at) => `p${at}=${at}&class=E0110&page=-1`).join(
      '&',
    )
    for (const query of [
      many,
      'from=9999-99-99&to=x&state=%27%20or%201=1&grid=__proto__&page=1e9',
      'class[]=E0110&class[__proto__]=x&from=2026-01-01&from=2026-02-01',
      'from=0001-01-01&to=9999-12-31&page=10000',
    ]) {
      const answer = await http.inject({ url: `/cases?${query}`, headers: { host: 'localhost' } })
      expect(answer.statusCode, query.slice(0, 60)).toBe(200)
    }
  })

  test('opens nothing by the receipt of somebody else, and stays able to open the own', async () => {
    const open = (number: string, receiptCode: string) =>
      sendForm(toPublic, `/m/${number}`, { receiptCode })
    expect((await open(own.number, other.code)).status).toBe(422)
    expect((await open(own.number, other.code)).body).not.toContain('路灯')
    expect((await open(own.number, own.code)).body).toContain('路灯')
  })

  test('is not kept out by whoever types wrong codes elsewhere, nor by wrong ends of a telephone', async () => {
    const from = (remoteAddress: string, fields: Readonly<Record<string, string>>) =>
      http.inject({
        method: 'POST',
        url: `/m/${own.number}`,
        remoteAddress,
        headers: {
          host: 'localhost',
          origin: 'http://localhost',
          'content-type': 'application/x-www-form-urlencoded',
        },
        payload: new URLSearchParams(fields).toString(),
      })
    for (let times = 0; times < 12; times += 1) {
      await from('192.0.2.1', { receiptCode: `WRNG-${String(1000 + times)}` })
      await from('192.0.2.2', { phoneTail: String(1000 + times) })
    }
    expect((await from('192.0.2.1', { receiptCode: own.code })).statusCode).toBe(422)
    expect((await from('192.0.2.3', { receiptCode: own.code })).body).toContain('路灯')
    later(61)
    expect((await from('192.0.2.1', { receiptCode: own.code })).statusCode).toBe(200)
  })

  test('who presses twice has urged once, and both presses are told so', async () => {
    const press = () => sendForm(toPublic, `/m/${own.number}/urge`, { receiptCode: own.code })
    const both = await Promise.all([press(), press()])
    expect(both.map(({ status }) => status)).toEqual([200, 200])
    const { id = '' } = (await house.matters.find(county, own.number)) ?? {}
    const entries = await house.ledger.timeline(db, {
      ...{ regionCode: county, streamKind: 'matter', streamId: id },
    })
    expect(entries.filter(({ act }) => act.endsWith('.urge'))).toHaveLength(1)
    expect((await press()).status).toBe(422)
  })

  test('a link to what was never there leads to the form of numbers, not to a fault', async () => {
    for (const url of [
      `/m/${own.number.slice(0, -1)}`,
      '/m/CG990121-000000-1',
      `/photos/${county}/00000000-0000-7000-8000-000000000000`,
    ]) {
      const answer = await http.inject({ url, headers: { host: 'localhost', accept: 'text/html' } })
      expect(answer.statusCode, url).toBe(404)
    }
  })
})
