import { describe, expect, test } from 'vitest'
import { type Environment, listenersOf, readConfig } from './config.ts'

const user = 1000
const read = (environment: Environment, uid = user) =>
  readConfig({ HOME: '/srv/lin', ...environment }, uid)

test('without settings, the desk is served on loopback from a folder of the user', () => {
  expect(read({})).toEqual({
    host: '127.0.0.1',
    port: 8080,
    dataFolder: '/srv/lin/.local/share/huiyin',
    databaseUrl: undefined,
    isDemo: false,
    secretFile: '/srv/lin/.local/share/huiyin/secrets.json',
    publicUrl: undefined,
    role: 'all',
    deskDoor: undefined,
    deskUrl: undefined,
    metricsPort: undefined,
    trustedProxies: [],
    outboundHosts: [],
    webhookPlaces: [],
    provinceFile: undefined,
    browser: { program: undefined, path: '' },
  })
})

test('root keeps its data where services do', () => {
  expect(read({}, 0).dataFolder).toBe('/var/lib/huiyin')
})

test('an empty setting counts as none, as in a file of settings', () => {
  expect(read({ HUIYIN_PORT: '', DATABASE_URL: '', HUIYIN_DEMO: '' })).toEqual(read({}))
})

test('settings say where everything is', () => {
  expect(
    read({
      XDG_DATA_HOME: '/data',
      HUIYIN_PORT: '0',
      HUIYIN_HOST: '10.0.0.5',
      HUIYIN_PUBLIC_URL: 'https://huiyin.example/',
      HUIYIN_TRUSTED_PROXIES: '10.0.0.1, 10.0.0.2',
      HUIYIN_SECRET_FILE: '/etc/huiyin/secrets.json',
      HUIYIN_ROLE: 'public',
      HUIYIN_DEMO: '1',
    }),
  ).toMatchObject({
    dataFolder: '/data/huiyin',
    port: 0,
    publicUrl: 'https://huiyin.example',
    trustedProxies: ['10.0.0.1', '10.0.0.2'],
    secretFile: '/etc/huiyin/secrets.json',
    role: 'public',
    isDemo: true,
  })
})

test('a process that serves both zones gives the desk a door of its own', () => {
  const config = read({ HUIYIN_DESK_PORT: '8081', HUIYIN_PUBLIC_URL: 'https://huiyin.example' })
  expect(listenersOf(config)).toEqual([
    { serves: 'public', host: '127.0.0.1', port: 8080, url: 'https://huiyin.example' },
    { serves: 'desk', host: '127.0.0.1', port: 8081, url: undefined },
  ])
})

test('a process of one zone opens one door, at the address that zone knows', () => {
  const urls = { HUIYIN_PUBLIC_URL: 'https://a.example', HUIYIN_DESK_URL: 'https://b.example' }
  const doors = (HUIYIN_ROLE: string) => listenersOf(read({ HUIYIN_ROLE, ...urls }))
  expect(doors('public')).toMatchObject([{ serves: 'public', url: 'https://a.example' }])
  expect(doors('desk')).toMatchObject([{ serves: 'desk', url: 'https://b.example' }])
  expect(doors('all')).toMatchObject([{ serves: 'both', url: 'https://a.example' }])
})

describe('a setting that cannot be used is refused in one sentence that names it', () => {
  test.each([
    [{ HUIYIN_PORT: '70000' }, /^HUIYIN_PORT is "70000": set it/],
    [{ HUIYIN_PORT: '80a' }, /^HUIYIN_PORT/],
    [{ HUIYIN_DESK_PORT: 'x' }, /^HUIYIN_DESK_PORT is "x"/],
    [{ HUIYIN_DESK_PORT: '8081', HUIYIN_ROLE: 'public' }, /^HUIYIN_DESK_PORT is for/],
    [{ HUIYIN_DESK_PORT: '8081', HUIYIN_DESK_HOST: '10.0.0.5' }, /HUIYIN_DESK_URL to its https/],
    [{ HUIYIN_DEMO: 'yes' }, /^HUIYIN_DEMO is "yes": set it to 0 or 1\./],
    [{ HUIYIN_ROLE: 'both' }, /all or public or desk/],
    [{ HUIYIN_PUBLIC_URL: 'huiyin.example' }, /^HUIYIN_PUBLIC_URL/],
    [{ HUIYIN_PUBLIC_URL: 'https://huiyin.example/path' }, /without a path/],
    [{ HUIYIN_HOST: '0.0.0.0' }, /^HUIYIN_HOST 0\.0\.0\.0 can be reached.*https/],
    [{ HUIYIN_HOST: '0.0.0.0', HUIYIN_PUBLIC_URL: 'http://x.example' }, /needs https/],
  ])('%o', (environment, sentence) => {
    expect(() => read(environment)).toThrow(sentence)
  })

  test('a wrong DATABASE_URL is not repeated: it may hold a password', () => {
    expect(() => read({ DATABASE_URL: 'mysql://root:geheim@db' })).toThrow(/^(?!.*geheim)/)
  })
})

describe('tiles under the maps', () => {
  const tiles = 'https://tiles.example/{z}/{x}/{y}.png?tk=1'

  test('are those of an https address with its coordinates, and none unless named', () => {
    expect(read({}).mapGround).toBeUndefined()
    expect(read({ HUIYIN_MAP_TILES: tiles, HUIYIN_MAP_DATUM: 'gcj02' }).mapGround).toEqual({
      template: tiles,
      datum: 'gcj02',
      credit: 'tiles.example',
    })
  })

  test.each([
    'http://tiles.example/{z}/{x}/{y}.png',
    'https://tiles.example/{z}/{x}.png',
    'https://{z}.tiles.example/{x}/{y}.png',
    'https://tiles.example;/{z}/{x}/{y}.png',
    'tiles/{z}/{x}/{y}',
  ])('stop the start at %s', (HUIYIN_MAP_TILES) => {
    expect(() => read({ HUIYIN_MAP_TILES, HUIYIN_MAP_DATUM: 'wgs84' })).toThrow(/HUIYIN_MAP_TILES/)
  })

  test.each(['', 'bd09'])('stop the start where the coordinates are “%s”', (HUIYIN_MAP_DATUM) => {
    expect(() => read({ HUIYIN_MAP_TILES: tiles, HUIYIN_MAP_DATUM })).toThrow(/wgs84 or gcj02/)
  })
})
