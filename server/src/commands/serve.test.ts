import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'

const launcher = fileURLToPath(new URL('../../../bin/huiyin.mjs', import.meta.url))
const running: ChildProcess[] = []
let dataFolder = ''

beforeAll(async () => {
  const base = await mkdtemp(join(tmpdir(), 'huiyin-serve-'))
  await chmod(base, 0o711)
  dataFolder = join(base, 'data')
})
afterEach(async () => {
  for (const child of running.splice(0)) {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGTERM')
      await once(child, 'exit')
    }
  }
})
afterAll(() => rm(join(dataFolder, '..'), { recursive: true, force: true }))

/** The program as an operator runs it, with what it says. */
function huiyin(command: string, environment: Readonly<Record<string, string>> = {}) {
  const child = spawn(process.execPath, [launcher, command], {
    env: {
      PATH: process.env.PATH ?? '',
      HUIYIN_DATA: dataFolder,
      HUIYIN_PORT: '0',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  running.push(child)
  const said = { out: '', err: '' }
  child.stdout.on('data', (text) => {
    said.out += text
  })
  child.stderr.on('data', (text) => {
    said.err += text
  })
  const exit = once(child, 'exit').then(([code]) => code as number)
  return { child, said, exit }
}

async function addressOf(said: { readonly out: string }): Promise<string> {
  const find = () => said.out.match(/http:\/\/[\d.]+:\d+/)?.[0]
  await expect.poll(find, { timeout: 40_000 }).toBeDefined()
  return find() ?? ''
}

const databaseIsGone = () =>
  readFile(join(dataFolder, 'postgres', 'postmaster.pid')).then(
    () => false,
    () => true,
  )

test('an empty folder becomes a service that answers, and stops cleanly when asked', async () => {
  const { child, said, exit } = huiyin('serve')
  const address = await addressOf(said)

  expect((await fetch(`${address}/healthz`)).status).toBe(200)
  await expect.poll(async () => (await fetch(`${address}/readyz`)).status).toBe(200)
  child.kill('SIGTERM')

  expect(await exit).toBe(0)
  expect(await databaseIsGone()).toBe(true)
}, 60_000)

test('a second service on the folder is refused, and a command works beside the first', async () => {
  const first = huiyin('serve')
  await addressOf(first.said)

  const second = huiyin('serve')
  expect(await second.exit).toBe(1)
  expect(second.said.err.trim().split('\n')).toEqual([
    expect.stringMatching(/is in use.*HUIYIN_DATA/),
  ])

  const beside = huiyin('migrate')
  expect(await beside.exit).toBe(0)
  expect(beside.said.out).toMatch(/up to date/)
}, 60_000)

test('a service whose launcher is killed stops by itself', async () => {
  const { child, said } = huiyin('serve')
  await addressOf(said)
  child.kill('SIGKILL')

  await expect.poll(databaseIsGone, { timeout: 20_000 }).toBe(true)
}, 60_000)

test('beside the desk a process of the public zone serves as a role of its own', async () => {
  const desk = huiyin('serve', { HUIYIN_ROLE: 'desk' })
  const inner = await addressOf(desk.said)
  const roles = huiyin('database-roles')
  expect(await roles.exit, roles.said.err).toBe(0)
  expect(roles.said.out).toMatch(/huiyin_public has its rights/)
  const socket = encodeURIComponent(join(dataFolder, 'run'))

  const outside = huiyin('serve', {
    HUIYIN_ROLE: 'public',
    DATABASE_URL: `postgresql://huiyin_public@/huiyin?host=${socket}`,
  })
  const outer = await addressOf(outside.said)

  const statuses = (address: string) =>
    Promise.all(
      ['/readyz', '/r', '/desk', '/api/v1/session'].map(
        async (path) => (await fetch(`${address}${path}`)).status,
      ),
    )
  await expect.poll(() => statuses(outer)).toEqual([200, 200, 404, 404])
  expect((await statuses(inner)).slice(1)).toEqual([404, expect.any(Number), 401])
}, 90_000)

test('a taken port is said in one sentence before anything is started', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const taken = other.address()
  const port = String(typeof taken === 'object' && taken !== null ? taken.port : 0)

  const { said, exit } = huiyin('serve', { HUIYIN_PORT: port })

  expect(await exit).toBe(1)
  expect(said.err.trim()).toBe(
    `Port ${port} on 127.0.0.1 is taken by another program: stop it, or set HUIYIN_PORT to another port.`,
  )
  other.close()
})

test('an unknown command is refused and help lists the known ones', async () => {
  const wrong = huiyin('srve')
  expect(await wrong.exit).toBe(2)
  expect(wrong.said.err).toMatch(/no command "srve"/)

  const help = huiyin('help')
  expect(await help.exit).toBe(0)
  expect(help.said.out).toMatch(/serve .*\n[\s\S]*docs\/operate\/configuration\.md/)
})
