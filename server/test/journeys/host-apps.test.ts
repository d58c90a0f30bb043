import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { openHouse } from '../../src/house.ts'
import type { HostLink } from '../../src/kernel/host-links/index.ts'
import { openSimulatedSms } from '../../src/platform/sms/index.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { cookieOf, settleMore } from '../harness/more-staff.ts'
import { county, neighbour, openTown, testSecrets } from '../harness/town.ts'

const world = testWorld('2026-06-22T09:00:00+08:00')
const db = await testDatabase()
const town = await openTown(db, world)
await settleMore(town, { db, world }, [
  { code: 'guard', role: 'security_admin', unit: 'oversight' },
])
const folder = await mkdtemp(join(tmpdir(), 'huiyin-host-'))
afterAll(() => rm(folder, { recursive: true, force: true }))
// Opened links are counted against the address like sign-ins.
beforeEach(() => later(3_600))

/** The example of the guide, as somebody would copy it. */
const guide = await readFile(
  new URL('../../../docs/integrate/host-apps.md', import.meta.url),
  'utf8',
)
const example = /```js\n([\s\S]*?)```/.exec(guide)?.[1] ?? ''
await writeFile(join(folder, 'sign-link.mjs'), example)
const { signLink } = (await import(pathToFileURL(join(folder, 'sign-link.mjs')).href)) as {
  signLink(asked: {
    base: string
    region: string
    keyId: string
    key: string
    to: string
    phone?: string
    now: number
  }): string
}

function later(seconds: number): void {
  world.set(new Date(world.now().getTime() + seconds * 1_000).toISOString())
}

async function makeKey(name: string, scopes: readonly string[]) {
  const who = { loginName: 'guard', role: 'security_admin' } as const
  const cookie = (await cookieOf(town, world, who)) ?? ''
  later(60)
  const made = await town.app.http.inject({
    method: 'POST',
    url: '/api/v1/admin/api-keys',
    headers: { host: 'localhost', origin: 'http://localhost', cookie },
    payload: { name, scopes, validDays: 30 },
  })
  expect(made.statusCode, made.body).toBe(201)
  return made.json<{ id: string; key: string }>()
}

const app = await makeKey('掌上澍阳', ['host-links:sign'])
const otherApp = await makeKey('另一个应用', ['host-links:sign'])
const reader = await makeKey('读数据的系统', ['matters:read'])

interface Wanted {
  readonly to?: string
  readonly phone?: string
  readonly now?: number
  readonly by?: { readonly id: string; readonly key: string }
}

function link({ to = '/m', phone, now = world.now().getTime(), by = app }: Wanted = {}): URL {
  const asked = { base: 'http://localhost', region: county, keyId: by.id, key: by.key, to, now }
  return new URL(signLink(phone === undefined ? asked : { ...asked, phone }))
}

async function open(url: URL) {
  const { pathname, search } = url
  const answer = await town.app.http.inject({
    method: 'GET',
    url: pathname + search,
    headers: { host: 'localhost', accept: 'application/json' },
  })
  const { location, 'set-cookie': cookie, 'referrer-policy': referrer } = answer.headers
  const code = answer.statusCode === 303 ? undefined : answer.json<{ code: string }>().code
  return { status: answer.statusCode, location, cookie, referrer, code }
}

function changed(url: URL, name: string, value: string): URL {
  const other = new URL(url)
  other.searchParams.set(name, value)
  return other
}

const refused = { status: 403, code: 'host-links/refused', cookie: undefined }
const expired = { status: 410, code: 'host-links/expired', cookie: undefined }

describe('a link of the region’s own app', () => {
  test('opens the page it names and leaves nothing of itself in the address', async () => {
    const token = await town.serviceEnd()
    for (const to of ['/m', `/r/${token}`, '/me']) {
      expect(await open(link({ to }))).toMatchObject({
        status: 303,
        location: to,
        cookie: undefined,
        referrer: 'no-referrer',
      })
    }
  })

  test('carries a phone that counts as proved, and the person still says who they are', async () => {
    const url = link({ to: '/me', phone: '13900001111' })
    expect(url.href).not.toContain('13900001111')

    const opened = await open(url)

    expect(opened).toMatchObject({ status: 303, location: '/me/who' })
    const cookie = String(opened.cookie).split(';', 1)[0] ?? ''
    const ask = (path: string) =>
      town.app.http.inject({ method: 'GET', url: path, headers: { host: 'localhost', cookie } })
    expect((await ask('/me/who')).statusCode).toBe(200)
    const own = await ask('/me')
    expect([own.statusCode, own.headers.location]).toEqual([303, '/me/sign-in'])
  })
})

describe('attacks', () => {
  test('replayed, it opens nothing; of twenty at once one opens', async () => {
    const url = link()
    const answers = await Promise.all(Array.from({ length: 5 }, () => open(url)))
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1)
    expect(await open(url)).toMatchObject(expired)
  })

  test('with another page, moment, nonce, person or app in it, it is refused', async () => {
    const url = link({ to: '/m', phone: '13900001111' })
    const stolen = link({ to: '/m', phone: '13900002222', by: otherApp })
    const forged = [
      changed(url, 'to', '/me'),
      changed(url, 'at', String(world.now().getTime() + 1)),
      changed(url, 'nonce', 'a'.repeat(22)),
      changed(url, 'person', stolen.searchParams.get('person') ?? ''),
      changed(url, 'person', ''),
      changed(url, 'sign', '0'.repeat(64)),
      new URL(url.href.replace(app.id, otherApp.id)),
      new URL(url.href.replace(`/app/${county}/`, `/app/${neighbour}/`)),
      new URL(url.href.replace(app.id, 'no-key')),
    ]
    for (const one of forged) expect(await open(one), one.href).toMatchObject(refused)
    expect((await open(url)).status).toBe(303)
  })

  test('signed by the app itself, it leads to no other site and to no page of the desk', async () => {
    const elsewhere = [
      '//evil.example',
      'https://evil.example',
      '/desk',
      '/m/../desk',
      '/me?x=1',
      '/\\evil',
    ]
    for (const to of elsewhere) expect(await open(link({ to })), to).toMatchObject(refused)
  })

  test('it lives two minutes, and a clock that runs ahead by more than one is not believed', async () => {
    const now = world.now().getTime()
    expect((await open(link({ now: now - 119_000 }))).status).toBe(303)
    expect(await open(link({ now: now - 121_000 }))).toMatchObject(expired)
    expect((await open(link({ now: now + 59_000 }))).status).toBe(303)
    expect(await open(link({ now: now + 61_000 }))).toMatchObject(expired)
  })

  test('a key that may not sign, and one that was revoked, sign nothing', async () => {
    expect(await open(link({ by: reader }))).toMatchObject(refused)
    const cookie =
      (await cookieOf(town, world, { loginName: 'guard', role: 'security_admin' })) ?? ''
    const ended = await town.app.http.inject({
      method: 'DELETE',
      url: `/api/v1/admin/api-keys/${otherApp.id}`,
      headers: { host: 'localhost', origin: 'http://localhost', cookie },
    })
    expect(ended.statusCode).toBe(204)
    expect(await open(link({ by: otherApp }))).toMatchObject(refused)
  })

  test('what was spent stays spent after a restart', async () => {
    const url = link()
    expect((await open(url)).status).toBe(303)
    const house = await openHouse({
      db,
      connection: db.connection,
      world,
      secrets: testSecrets,
      sms: openSimulatedSms(world),
      dataFolder: folder,
      publicUrl: 'http://localhost',
      onFault: () => {},
    })
    const value = (name: string) => url.searchParams.get(name) ?? ''
    const given: HostLink = {
      regionCode: county,
      keyId: app.id,
      to: value('to'),
      at: value('at'),
      nonce: value('nonce'),
      person: value('person'),
      sign: value('sign'),
    }
    await expect(house.hostLinks.open(given)).rejects.toMatchObject({ code: 'host-links/expired' })
    await house.close()
  })
})
