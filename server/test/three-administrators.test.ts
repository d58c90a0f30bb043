import { expect, test } from 'vitest'
import {
  administratorRoles,
  type RoutePolicy,
  type StaffActor,
} from '../src/kernel/access/index.ts'
import { testDatabase, testWorld } from './harness/index.ts'
import { cookieOf, settleMore } from './harness/more-staff.ts'
import { openTown } from './harness/town.ts'

const world = testWorld('2026-06-22T09:00:00+08:00')
const db = await testDatabase()
const town = await openTown(db, world)
const kinds = administratorRoles.map((role) => ({ code: role.replace('_admin', ''), role }))
const ids = await settleMore(town, { db, world }, [
  ...kinds.map((kind) => ({ ...kind, unit: 'oversight' as const })),
  { code: 'guard', role: 'security_admin', unit: 'oversight' },
])

const wait = (milliseconds: number) =>
  world.set(new Date(world.now().getTime() + milliseconds).toISOString())

async function ask(code: string, method: 'GET' | 'POST' | 'DELETE', url: string, payload?: object) {
  const role = kinds.find((kind) => kind.code === code)?.role ?? 'security_admin'
  const cookie = (await cookieOf(town, world, { loginName: code, role })) ?? ''
  // A code is good once: the next sign-in waits for the next one.
  wait(30_000)
  return town.app.http.inject({
    method,
    url,
    headers: { host: 'localhost', origin: 'http://localhost', cookie },
    ...(payload === undefined ? {} : { payload }),
  })
}

/** Routes that change something and name one of the three, apart from those open to every role. */
function changing() {
  const entries = [...town.app.http.policyBook.entries()] as [string, RoutePolicy][]
  return entries.flatMap(([route, { roles = [] }]) => {
    const admitted = administratorRoles.filter((role) => roles.includes(role))
    const isEverybodys = roles.includes('handler')
    return route.startsWith('GET ') || isEverybodys || admitted.length === 0
      ? []
      : [{ route, admitted }]
  })
}

test('units and people, rights and factors: each is one administrator’s and no other’s', () => {
  const owners = new Map(changing().map(({ route, admitted }) => [route, admitted]))
  const of = (word: RegExp) => [
    ...new Set([...owners].filter(([route]) => word.test(route)).flatMap(([, roles]) => roles)),
  ]

  expect(of(/admin\/(units|windows|posts|zones|staff|successions)/)).toEqual(['system_admin'])
  expect(of(/admin\/accounts$|accounts\/:id\/state/)).toEqual(['system_admin'])
  expect(of(/admin\/(rights|api-keys)|one-time-password|second-factor/)).toEqual(['security_admin'])
  expect(of(/security-events/)).toEqual([])
})

test('the audit administrator changes nothing but the own account', () => {
  const allowed = changing().filter(({ admitted }) => admitted.includes('audit_admin'))

  expect(allowed).toEqual([])
})

test('one administrator does not reset both factors of a person; two do, or two days', async () => {
  const account = `/api/v1/admin/accounts/${ids.get('audit')}`
  const reason = { reason: '丢失手机' }

  const first = await ask('security', 'POST', `${account}/one-time-password`, reason)
  const second = await ask('security', 'DELETE', `${account}/second-factor`, reason)
  expect([first.statusCode, second.statusCode]).toEqual([201, 409])
  expect(second.json().code).toBe('access/both-factors')

  const byAnother = await ask('guard', 'DELETE', `${account}/second-factor`, reason)
  expect(byAnother.statusCode).toBe(204)
  const again = await ask('guard', 'POST', `${account}/one-time-password`, reason)
  expect(again.json().code).toBe('access/both-factors')

  wait(86_400_000)
  const nextDay = await ask('guard', 'POST', `${account}/one-time-password`, reason)
  expect(nextDay.statusCode).toBe(201)
})

test('a session says whether an authenticator is bound', async () => {
  const bound = await ask('system', 'GET', '/api/v1/session')
  const unbound = await town.ask('lin', { method: 'GET', url: '/api/v1/session' })

  expect(bound.json().hasSecondFactor).toBe(true)
  expect(unbound.body.hasSecondFactor).toBe(false)
  const begun = await town.ask('lin', { method: 'POST', url: '/api/v1/session/second-factor' })
  expect(begun.body.qrSvg).toContain('<svg')
})

test('people are found by part of a name, however many there are', async () => {
  const found = await ask('system', 'GET', `/api/v1/staff?q=${encodeURIComponent('督查')}`)

  const names = found.json().rows.map((row: StaffActor) => row.displayName)
  expect(names.toSorted()).toEqual(['孙督查', '秦督查'])
})

test('who keeps people enters the absence of somebody else', async () => {
  const absence = {
    absentStaffId: town.staffIds.ma,
    deputyStaffId: town.staffIds.jin,
    validFrom: '2026-06-24',
    validTo: '2026-06-30',
    reason: 'illness',
  }

  expect((await ask('system', 'POST', '/api/v1/absences', absence)).statusCode).toBe(201)
  const listed = await ask('system', 'GET', '/api/v1/absences')
  expect(listed.json().rows).toMatchObject([{ absentName: '马经办', deputyName: '金局长' }])
  expect((await ask('security', 'POST', '/api/v1/absences', absence)).statusCode).toBe(403)
})
