import { describe, expect, test } from 'vitest'
import { casePublication } from '../../src/contexts/city-cases/index.ts'
import { openDesk } from '../harness/desk.ts'
import { putDuties } from '../harness/duties.ts'
import { putInForce } from '../harness/editions.ts'
import { gridSquare, keepSquares } from '../harness/grids.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { settleMore } from '../harness/more-staff.ts'
import { county, openTown } from '../harness/town.ts'

const world = testWorld('2026-06-22T09:00:00+08:00')
const db = await testDatabase()
const mapGround = {
  template: 'https://tiles.example/{z}/{x}/{y}.png',
  datum: 'gcj02',
  credit: '示例测绘，审图号 GS（2026）0 号',
} as const
// The public side has the rights of its own role, and no more.
const town = await openTown(db, world, { zones: 'two', mapGround })
const ids = await settleMore(town, { db, world }, [
  { code: 'shou', role: 'acceptor', unit: 'oversight' },
  { code: 'ping', role: 'dispatcher', unit: 'oversight' },
  { code: 'lu', role: 'collector', unit: 'oversight' },
])
const desk = openDesk(town, { db, world }, ids)
await putDuties(town, { db, world })
await keepSquares(town, gridSquare('990121001002001', 112), gridSquare('990121001002002', 113))

async function look(query = '', headers = {}) {
  const url = `/cases${query}`
  const answer = await town.publicApp.http.inject({
    url,
    headers: { host: 'localhost', ...headers },
  })
  const numbers = [...answer.body.matchAll(/<li><a href="\/m\/(CG[^"]+)"/g)].map(([, one]) => one)
  const dots = [...answer.body.matchAll(/<a href="\/m\/[^"]+" tabindex="-1"/g)].length
  return { status: answer.statusCode, body: answer.body, headers: answer.headers, numbers, dots }
}

async function report(over: object): Promise<string> {
  const body = { regionCode: county, source: 'collector', kind: 'event', category: '0110' }
  const place = { longitude: 112.5, latitude: 33.5 }
  const payload = { ...body, description: '垃圾没人清', ...place, ...over }
  const answer = await desk.ask('lu', 'POST', '/api/v1/city-cases', payload)
  expect(answer.status, JSON.stringify(answer.body)).toBe(201)
  return answer.body.number
}

const first = await report({ address: '人民路 12 号，电话 13800000001' })
const second = await report({ longitude: 113.5, category: '0107' })
const third = await report({ longitude: 120, latitude: 40, address: '县外' })

test('a region that shows no cases shows no map either', async () => {
  const { status, body } = await look()
  expect(status).toBe(200)
  expect(body).toContain('本地还没有公开城市管理案件')
  expect(body).not.toContain(first)
})

describe('once two people have switched it on', () => {
  test('each case is a point with a name and a row with number, class, state, day and unit', async () => {
    const value = { reports: true, cases: true, texts: true, photos: true, privateClasses: [] }
    await putInForce(town, { db, world }, casePublication, { regionCode: county, value })
    await town.publicApp.house.rulebook.load()
    const { body, numbers, dots } = await look()

    expect(new Set(numbers)).toEqual(new Set([first, second, third]))
    expect(dots).toBe(2)
    expect(body).toContain(`aria-label="${first}，暴露生活垃圾，待受理"`)
    expect(body).toContain('2026年6月22日（周一）')
    // What is private in words stays so on the map.
    expect(body).not.toContain('13800000001')
    expect(body).toContain('另有 1 件没有画在图上')
  })

  test('class, state, grid and days choose, and what cannot be read counts as not given', async () => {
    expect((await look('?class=E0107')).numbers).toEqual([second])
    expect((await look('?grid=990121001002001')).numbers).toEqual([first])
    expect((await look('?grid=none')).numbers).toEqual([third])
    expect((await look('?state=closed')).numbers).toEqual([])
    // Nothing found: the form stands open, and what was chosen stays chosen.
    const none = await look('?state=closed&class=E0107&grid=990121001002001')
    expect(none.body).toContain('<details class="folded" open>')
    expect(none.body).toMatch(/value="E0107" selected>[^<]+（0）/)
    expect(none.body).toContain('value="990121001002001" selected>网格 001（0）')
    expect((await look()).body).toContain('<details class="folded" >')
    expect((await look('?from=2026-06-23&to=2026-06-30')).numbers).toEqual([])
    expect((await look('?class=x&state=y&grid=z&from=2026-13-01&page=-4')).numbers).toHaveLength(3)
    expect((await look('?regionCode=000000')).status).toBe(404)
    expect((await look('', { 'accept-language': 'en' })).body).toContain('Map of cases')
  })

  test('the base map comes from one host, under the whole drawing, and is called by its name', async () => {
    const { body, headers } = await look()
    expect(headers['content-security-policy']).toContain(
      "img-src 'self' data: https://tiles.example;",
    )
    expect(body).toMatch(/<image href="https:\/\/tiles\.example\/\d+\/\d+\/\d+\.png"/)
    expect(body).toContain('示例测绘，审图号 GS（2026）0 号')
    const { body: told } = await desk.ask('shou', 'GET', '/api/v1/map-ground')
    expect(told).toEqual({ tiles: mapGround })
    const home = await town.publicApp.http.inject({ url: '/' })
    expect(home.headers['content-security-policy']).not.toContain('tiles.example')
  })

  test('a class the region keeps to itself, and a case kept back, are in neither', async () => {
    const value = { reports: true, cases: true, texts: true, photos: true }
    await putInForce(town, { db, world }, casePublication, {
      regionCode: county,
      value: { ...value, privateClasses: ['E0107'] },
    })
    await town.publicApp.house.rulebook.load()
    const shown = await look()
    expect(shown.numbers).not.toContain(second)
    expect(shown.body).not.toContain(second)
    expect(shown.body).not.toContain('E0107')
  })

  test('where points would hide one another each grid shows its number and opens', async () => {
    for (let count = 0; count < 205; count += 41) {
      const many = Array.from({ length: 41 }, (_, index) =>
        report({ longitude: 112.1 + (count + index) / 1000 }),
      )
      await Promise.all(many)
    }
    const { body, dots, numbers } = await look()
    expect(dots).toBe(0)
    expect(body).toContain('aria-label="网格 001：206 件"')
    expect(body).toContain('图上只写每个网格的件数')
    expect(numbers).toHaveLength(20)
    expect(body).toContain('第 1 页，共 11 页')
    expect((await look('?page=99')).numbers).toHaveLength(7)

    const opened = await look('?grid=990121001002001')
    expect(opened.dots).toBe(200)
    expect(opened.body).toContain('图上画最新的 200 件')
  })
})
