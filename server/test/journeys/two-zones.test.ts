import pg from 'pg'
import { afterAll, describe, expect, test } from 'vitest'
import { publicRole } from '../../src/public-rights.ts'
import { assertNothingPersonal, testDatabase, testWorld } from '../harness/index.ts'
import { switchPublication } from '../harness/publication.ts'
import { openTown, publicConnection } from '../harness/town.ts'

const world = testWorld('2026-11-20T10:00:00+08:00')
const db = await testDatabase()
// Two processes on one database: the public one has the rights of its role and no others.
const town = await openTown(db, world, { zones: 'two' })
const publicly = new pg.Client(await publicConnection(db.connection))
await publicly.connect()
afterAll(() => publicly.end())

const phone = '19900004321'
const bad = {
  grade: 'dissatisfied',
  tags: ['209'],
  text: '说好三天，等了八天。',
  allowsContact: true,
  phone,
}

/** A form of a public page, sent as a browser sends it. */
async function send(url: string, fields: Readonly<Record<string, string>>) {
  return town.publicApp.http.inject({
    method: 'POST',
    url,
    headers: {
      host: 'localhost',
      origin: 'http://localhost',
      'content-type': 'application/x-www-form-urlencoded',
    },
    payload: new URLSearchParams(fields).toString(),
  })
}

describe('with the public side and the desk in two zones', () => {
  test('a bad review goes in outside, is put right inside, and its answer is read outside', async () => {
    const { status, body } = await town.review(bad)
    expect(status, JSON.stringify(body)).toBe(201)
    const { number } = body.rectification

    const opened = await send(`/m/${number}`, { phoneTail: phone.slice(-4) })
    expect(opened.statusCode, opened.body).toBe(200)
    expect(opened.body).toContain('等了八天')
    const wrong = await send(`/m/${number}`, { phoneTail: '0000' })
    expect(wrong.body).not.toContain('等了八天')

    world.set('2026-11-23T09:00:00+08:00')
    const steps = [
      await town.act('zhao', number, 'assign', { staffId: town.staffIds.lin }),
      await town.act('lin', number, 'contact', {
        ...{ band: 'morning', way: 'phone', reached: true, note: '核实属实' },
      }),
      await town.act('lin', number, 'judge', {
        ...{ outcome: 'rectify_now', measure: '已补办并当面道歉', measureOn: '2026-11-23' },
        ...{ elsewhereLooked: '排查了近一个月的同类办件', elsewhereFound: 2 },
        publicAnswer: '您的证件已办好，超时是我们的责任。',
      }),
      await town.act('he', number, 'follow_up', {
        ...{ band: 'afternoon', way: 'phone', reached: true, solved: true, satisfied: true },
      }),
      await town.act('sun', number, 'review_publication', {
        ...{ decision: 'publish', publishedText: '等了八天', publishedAnswer: '已办结并道歉' },
        resultUse: 'talk',
      }),
    ]
    expect(steps.map((step) => [step.status, step.body.detail])).toEqual(
      steps.map(() => [200, undefined]),
    )
    await switchPublication(town, { db, world }, { figures: true, badReviews: true })

    const shown = await town.ask('citizen', { method: 'GET', url: `/api/v1/matters/${number}` })
    expect(shown.body.publishedAnswer).toBe('已办结并道歉')
    const page = await town.publicApp.http.inject({ method: 'GET', url: '/reviews/published' })
    expect(page.body).toContain('已办结并道歉')
  })

  test('each side answers its own addresses, and knows nothing of the other side’s', async () => {
    const asked = async (app: typeof town.app, url: string) =>
      (await app.http.inject({ method: 'GET', url })).statusCode
    const entries = [...town.app.http.policyBook.entries()]
    const wrong: string[] = []
    for (const [route, { side = 'desk' }] of entries) {
      const [method, pattern = ''] = route.split(' ')
      if (method !== 'GET' || side === 'both') continue
      const other = side === 'desk' ? town.publicApp : town.app
      const status = await asked(other, pattern.replace(/:[A-Za-z]+|\*/g, 'x'))
      if (status !== 404) wrong.push(`${route}: ${status}`)
    }
    expect(wrong).toEqual([])
    expect(await asked(town.publicApp, '/r')).toBe(200)
    expect(await asked(town.app, '/r')).toBe(404)
    expect(await asked(town.app, '/api/v1/session')).toBe(401)
    expect(await asked(town.publicApp, '/readyz')).toBe(200)
  })

  test('a session of the desk is nobody outside', async () => {
    const answer = await town.publicApp.http.inject({
      method: 'GET',
      url: '/api/v1/units',
      headers: { cookie: 'huiyin=stolen', authorization: 'Bearer huiyin_990121_stolen' },
    })
    expect(answer.statusCode).toBe(200)
  })
})

describe('the database role of the public side', () => {
  const closed = ['name_cipher', 'name_lookup', 'phone_cipher', 'phone_lookup', 'id_number_cipher']
  test.each([...closed, 'id_lookup', '*'])('cannot read %s of a person', async (column) => {
    await expect(publicly.query(`select ${column} from kernel.citizen`)).rejects.toThrow(
      'permission denied for table citizen',
    )
  })

  test.each([
    ...['credential', 'second_factor', 'session', 'api_key', 'login_name', 'security_event'],
    ...['citizen_message', 'digest'],
  ])('cannot read kernel.%s', async (table) => {
    await expect(publicly.query(`select 1 from kernel.${table}`)).rejects.toThrow('denied')
  })

  test('cannot change a date of a ledger, a rule, a person or an account', async () => {
    for (const statement of [
      'update kernel.ledger_entry set body = body',
      'update kernel.ledger_root set closed_at = closed_at',
      'delete from kernel.matter',
      'update kernel.citizen set phone_cipher = null',
      'update kernel.rule_set set value = value',
      'create table kernel.mine (id int)',
    ]) {
      await expect(publicly.query(statement), statement).rejects.toThrow('denied')
    }
  })

  test('finds no telephone in all that it may read', async () => {
    const { rows } = await publicly.query<{ table: string; columns: string }>(`
      select format('%I.%I', table_schema, table_name) as table,
        string_agg(format('%I', column_name), ', ') as columns
      from information_schema.column_privileges
      where grantee = current_user and privilege_type = 'SELECT'
      group by 1`)
    const read: Record<string, unknown> = {}
    for (const { table, columns } of rows) {
      read[table] = (await publicly.query(`select ${columns} from ${table}`)).rows
    }
    expect(Object.keys(read).length).toBeGreaterThan(20)
    expect(read['reviews.review']).not.toEqual([])
    assertNothingPersonal(read, [phone])
    expect(JSON.stringify(read)).not.toMatch(/"(phone|name|id_number)_cipher"/)
  })

  test('has no right beyond its list', async () => {
    const { rows } = await publicly.query<{ table: string }>(`
      select distinct table_schema || '.' || table_name as table
      from information_schema.column_privileges
      where grantee = current_user`)
    const allowed = Object.keys(publicRole.rights).sort()
    expect(rows.map(({ table }) => table).sort()).toEqual(allowed)
  })
})
