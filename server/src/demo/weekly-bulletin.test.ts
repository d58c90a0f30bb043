import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bulletinFormats } from '@huiyin/contract/case-bulletins'
import { describe, expect, test } from 'vitest'
import { testDatabase, testWorld } from '../../test/harness/index.ts'
import { openDemo, testSecrets } from '../../test/harness/town.ts'
import { openHouse } from '../house.ts'
import { openAccess } from '../kernel/access/index.ts'
import { noSmsGateway } from '../platform/sms/index.ts'
import { settableWorld } from '../platform/world.ts'
import { makeOrganisation } from './organisation.ts'
import { county } from './places.data.ts'
import { playWeeklyBulletin } from './weekly-bulletin.ts'

const db = await testDatabase()
const publishedAt = new Date('2026-07-15T09:00:00+08:00')
await play()
// Over the data that is there now the app makes no demo of its own.
const app = await openDemo(db, testWorld(publishedAt.toISOString()))

async function play(): Promise<void> {
  const world = settableWorld(new Date('2026-07-01T09:00:00+08:00'))
  const dataFolder = await mkdtemp(join(tmpdir(), 'huiyin-demo-week-'))
  const house = await openHouse({
    db,
    connection: db.connection,
    world,
    secrets: testSecrets,
    sms: noSmsGateway,
    dataFolder,
    publicUrl: 'http://127.0.0.1:8080',
    onFault: (error) => {
      throw error
    },
  })
  const cast = await makeOrganisation(house, openAccess({ ...house, isSecure: false }))
  await playWeeklyBulletin({ house, world, cast, publishedAt })
  await house.close()
  await rm(dataFolder, { recursive: true, force: true })
}

const week = { regionCode: county, from: '2020-12-14', to: '2020-12-20' }

/** Nobody in particular asks. */
function ask(over: Readonly<Record<string, string>> = {}) {
  const query = new URLSearchParams({ ...week, ...over })
  const url = `/api/v1/bulletins/city-weekly?${query}`
  return app.http.inject({ method: 'GET', url, headers: { host: 'localhost' } })
}

describe('the bulletin of the demo', () => {
  test('has the figures of the newspaper, counted from the rows of a former system', async () => {
    const answer = await ask({ format: 'json' })

    expect(answer.statusCode).toBe(200)
    const { groups, ...total } = answer.json()
    expect(total).toEqual({
      received: 4852,
      due: 5723,
      closed: 5184,
      inProcess: 232,
      overdue: 131,
      disputed: 176,
      closingRate: 90.58,
    })
    const rows = groups.map((group: { rows: { assigned: number; overdue: number }[] }) =>
      group.rows.map(({ assigned, overdue }) => `${assigned}/${overdue}`),
    )
    expect(rows).toEqual([
      ['1013/8', '503/6', '16/5'],
      ['68/68', '18/18', '15/13', '55/9', '6/3', '59/1'],
    ])
  })

  test('comes in every format; without a browser the PDF says so and names the way round', async () => {
    const [json, docx, html, xlsx, pdf] = await Promise.all(
      bulletinFormats.map((format) => ask({ format })),
    )

    expect(json?.statusCode).toBe(200)
    expect(html?.body).toContain('90.58%')
    expect(html?.body).toContain('93.46%')
    expect(html?.body).toContain('示例')
    for (const file of [docx, xlsx]) {
      expect(file?.statusCode).toBe(200)
      expect(file?.rawPayload.subarray(0, 2).toString()).toBe('PK')
    }
    expect(pdf?.statusCode).toBe(501)
    expect(pdf?.json()).toMatchObject({ code: 'case-bulletins/no-browser' })
  })

  test.each([
    ['a region nobody knows', { regionCode: '110000' }, 404, 'org/unknown-region'],
    [
      'a period that ends before it begins',
      { from: '2020-12-21' },
      422,
      'case-bulletins/wrong-period',
    ],
    ['a period that is no week', { from: '2020-12-15' }, 422, 'case-bulletins/wrong-period'],
    [
      'a week without a bulletin',
      { from: '2020-12-21', to: '2020-12-27' },
      404,
      'case-bulletins/not-published',
    ],
    ['a day that is none', { to: '2020-02-30' }, 422, 'common/invalid-input'],
  ])('%s is refused in words', async (_, over, status, code) => {
    const answer = await ask(over)

    expect({ status: answer.statusCode, code: answer.json().code }).toEqual({ status, code })
  })
})
