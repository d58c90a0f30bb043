import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { openLog } from '../src/platform/log.ts'
import { testDatabase, testWorld } from './harness/index.ts'
import { cookieOf, settleMore } from './harness/more-staff.ts'
import { county, openTown } from './harness/town.ts'

const mebibyte = 1024 ** 2
/** A disk of its own, 2100 MiB, of which 2 GiB must stay free; `undefined` where none may be made. */
const disk = mountDisk()
// The real moment: the machine of the database tells no other.
const world = testWorld(new Date().toISOString())
const db = await testDatabase()
const lines: string[] = []
const log = openLog({ write: (line: string) => void lines.push(line) })
const dataFolder = disk === undefined ? {} : { dataFolder: disk }
const town = await openTown(db, world, { log, metricsPort: 0, ...dataFolder })
await settleMore(town, { db, world }, [
  { code: 'system', role: 'system_admin', unit: 'oversight' },
  { code: 'security', role: 'security_admin', unit: 'oversight' },
])
const cookies = {
  system: await cookieOf(town, world, { loginName: 'system', role: 'system_admin' }),
  security: await cookieOf(town, world, { loginName: 'security', role: 'security_admin' }),
}

function mountDisk(): string | undefined {
  const folder = mkdtempSync(join(tmpdir(), 'huiyin-disk-'))
  const options = ['-t', 'tmpfs', '-o', 'size=2100m', 'tmpfs', folder]
  const isMounted = spawnSync('mount', options).status === 0
  afterAll(() => {
    if (isMounted) spawnSync('umount', [folder])
    rmdirSync(folder)
  })
  return isMounted ? folder : undefined
}

async function ask(who: keyof typeof cookies, url: string) {
  const headers = { host: 'localhost', cookie: cookies[who] ?? '' }
  return town.app.http.inject({ method: 'GET', url, headers })
}

/** What everybody who can mend it is told, each in his own way. */
async function told() {
  await town.app.look()
  const { rows } = (await ask('system', '/api/v1/notices')).json()
  const figures = await (await fetch(`${town.app.figuresAddress}/metrics`)).text()
  return {
    desk: (await ask('system', '/api/v1/admin/machine')).json().warnings,
    notices: rows.map(({ kind }: { kind: string }) => kind),
    metrics: Number(/^huiyin_warnings (\d+)$/m.exec(figures)?.[1]),
    ready: (await town.ask('citizen', { method: 'GET', url: '/readyz' })).body.warnings,
  }
}

// Clocks that stood still while the town was built would differ by themselves.
beforeEach(() => world.set(new Date().toISOString()))

const nothing = { desk: [], notices: [], metrics: 0, ready: [] }

test.skipIf(disk === undefined)(
  'a disk that fills is told at the desk, in a notice, in the figures and in the log, until there is room',
  async () => {
    expect(await told()).toEqual(nothing)
    const filler = join(disk ?? '', 'an-old-backup')
    writeFileSync(filler, Buffer.alloc(60 * mebibyte))

    const full = await told()

    expect(full).toEqual({
      desk: ['disk-nearly-full'],
      notices: ['disk_nearly_full'],
      metrics: 1,
      ready: ['disk-nearly-full'],
    })
    expect(lines.filter((line) => line.includes('disk-nearly-full'))).toHaveLength(1)
    // Looked at every minute, it is said once.
    expect(await told()).toEqual(full)
    expect(lines.filter((line) => line.includes('disk-nearly-full'))).toHaveLength(1)

    rmSync(filler)

    expect(await told()).toEqual(nothing)
  },
)

test('clocks that part are told in the same ways, with what to do', async () => {
  const before = await told()
  const real = world.now()
  world.set(new Date(real.getTime() + 90_000).toISOString())

  const apart = await told()

  expect(apart.desk).toEqual([...before.desk, 'clocks-differ'])
  expect(apart.notices).toContain('clocks_differ')
  expect(apart.ready).toContain('clocks-differ')
  expect(apart.metrics).toBe(before.metrics + 1)
  const { rows } = (await ask('system', '/api/v1/notices')).json()
  const notice = rows.find(({ kind }: { kind: string }) => kind === 'clocks_differ')
  expect(notice.decision).toContain('对时服务')
  expect(notice.reason).toMatch(/相差 (8\d|9\d) 秒/)

  world.set(new Date().toISOString())

  expect(await told()).toEqual(before)
})

test('an administrator is told what is for him, and of no case of his office', async () => {
  const at = world.now()
  const ofOffice = {
    toUnitCode: 'oversight',
    reason: '有群众反映被要求修改评价',
    dueAt: null,
    createdAt: at,
  }
  await db.transaction(county, (tx) =>
    town.app.house.notices.queue(tx, [{ ...ofOffice, kind: 'pressure_reported' }]),
  )

  expect((await told()).notices).not.toContain('pressure_reported')
  const { body } = await town.ask('sun', { method: 'GET', url: '/api/v1/notices' })
  expect(body.rows.map(({ kind }: { kind: string }) => kind)).toContain('pressure_reported')
})

test('whoever cannot mend the machine is not asked to', async () => {
  expect((await ask('security', '/api/v1/admin/machine')).statusCode).toBe(403)
  expect((await town.ask('lin', { method: 'GET', url: '/api/v1/admin/machine' })).status).toBe(403)
  const { rows } = (await ask('security', '/api/v1/notices')).json()
  expect(rows).toEqual([])
})
