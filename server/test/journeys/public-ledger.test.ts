import { localDayOf } from '@huiyin/contract/time'
import { describe, expect, test } from 'vitest'
import { importLedger, ledgerPublication } from '../../src/contexts/tasks/index.ts'
import { accepted } from '../harness/bad-review.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { nastyLedger } from '../harness/ledger-file.ts'
import { county, openTown } from '../harness/town.ts'

const world = testWorld('2026-11-20T09:00:00+08:00')
const db = await testDatabase()
const town = await openTown(db, world, { zones: 'two' })
const { house } = town.app
const { ledgerId } = await importLedger(house.tasks, {
  regionCode: county,
  name: '整改台账.xlsx',
  bytes: await nastyLedger(),
  by: 'system',
  dryRun: false,
})
const look = () => town.ask('citizen', { method: 'GET', url: `/ledgers/${ledgerId}` })
const change = (method: 'GET' | 'POST' | 'DELETE', who: 'sun' | 'lin' | 'wang' = 'sun') =>
  town.ask(who, { method, url: `/api/v1/task-ledgers/${ledgerId}/publication` })
async function rule(version: string, value: (typeof ledgerPublication)['otherwise']['value']) {
  await db.transaction(county, (tx) =>
    house.rulebook.publish(tx, ledgerPublication, {
      version,
      value,
      effectiveFrom: localDayOf(world.now()),
      ground: '测试',
      publishedBy: 'system',
      publishedAt: world.now(),
    }),
  )
  await house.rulebook.load()
  await town.publicApp.house.rulebook.load()
}

describe('a ledger before the public', () => {
  test('is unknown to everybody until its region shows ledgers', async () => {
    expect((await look()).status).toBe(404)
    expect((await change('POST')).body.code).toBe('tasks/publication-off')
    expect((await accepted(change('GET', 'wang'))).body).toMatchObject({
      isOn: false,
      publishedAt: null,
    })
  })

  test('is shown by the column once the office publishes it, without any person', async () => {
    await rule('v1', { ledgers: true, columns: ['problem', 'unit', 'state'] })
    expect((await look()).status).toBe(404)
    expect((await change('POST', 'lin')).status).toBe(403)
    expect((await accepted(change('POST'))).body).toMatchObject({ isOn: true, problems: 6 })

    const page = (await accepted(look())).body
    expect(page).toContain('整改台账')
    expect(page).toContain('户政窗口排队时间长')
    expect(page).toContain('税务局、公安局')
    expect(page).toContain('已销号')
    expect(page).not.toContain('增开窗口')
    expect(page).not.toContain('逾期</')
    expect(page).not.toContain('林</td>')
    expect((await town.ask('citizen', { method: 'GET', url: '/ledgers/nothing' })).status).toBe(404)
  })

  test('follows the columns of today, and stays as it stood until it is renewed', async () => {
    await rule('v2', { ledgers: true, columns: ['problem', 'measure'] })
    const page = (await accepted(look())).body
    expect(page).toContain('增开窗口')
    expect(page).not.toContain('税务局、公安局')
  })

  test('is gone at once when the office withdraws it or the region shows none', async () => {
    expect((await accepted(change('DELETE'))).body.publishedAt).toBeNull()
    expect((await look()).status).toBe(404)
    await accepted(change('POST'))
    expect((await look()).status).toBe(200)
    await rule('v3', { ledgers: false, columns: ['problem'] })
    expect((await look()).status).toBe(404)
  })
})
