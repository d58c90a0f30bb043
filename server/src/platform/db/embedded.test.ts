import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, chown, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { type EmbeddedServer, reachEmbedded, startEmbedded } from './embedded.ts'

/** Where the disk is not the subject, nothing waits for it. */
const settings = { fsync: 'off' }
const folders: string[] = []

afterAll(async () => {
  for (const folder of folders) await rm(folder, { recursive: true, force: true })
})

async function newFolder(...below: string[]): Promise<string> {
  const base = await mkdtemp(join(tmpdir(), 'huiyin-embedded-'))
  await chmod(base, 0o711)
  folders.push(base)
  return join(base, ...below)
}

async function ask(server: EmbeddedServer, text: string): Promise<Record<string, unknown>> {
  const client = new pg.Client(server.connection)
  await client.connect()
  try {
    const { rows } = await client.query(text)
    return rows[0] ?? {}
  } finally {
    await client.end()
  }
}

const pidOf = async (folder: string) =>
  Number.parseInt(await readFile(join(folder, 'postgres', 'postmaster.pid'), 'utf8'), 10)

const untilGone = async (pid: number) => {
  for (;;) {
    try {
      process.kill(pid, 0)
      await new Promise((resolve) => setTimeout(resolve, 20))
    } catch {
      return
    }
  }
}

test('a new folder gets a durable database in UTF-8 and plain order, on a socket alone', async () => {
  const dataFolder = await newFolder('data')
  const server = await startEmbedded({ dataFolder })

  expect(
    await ask(
      server,
      `select current_setting('server_version_num')::int / 10000 as major,
        current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit,
        current_setting('jit') as jit, current_setting('listen_addresses') as addresses,
        current_setting('server_encoding') as encoding, '乙' < '甲' as is_code_order,
        (select datcollate from pg_database where datname = current_database()) as collation`,
    ),
  ).toEqual({
    major: 18,
    fsync: 'on',
    commit: 'on',
    jit: 'off',
    addresses: '',
    encoding: 'UTF8',
    is_code_order: true,
    collation: 'C',
  })

  const pid = await pidOf(dataFolder)
  await server.stop()
  await untilGone(pid)
})

test('rows survive a stop, and a second start finds them', async () => {
  const dataFolder = await newFolder('data')
  const first = await startEmbedded({ dataFolder, settings })
  await ask(first, 'create table kept (id int)')
  await ask(first, 'insert into kept values (7)')
  await first.stop()

  const second = await startEmbedded({ dataFolder, settings })
  expect(await ask(second, 'select id from kept')).toEqual({ id: 7 })
  await second.stop()
})

test('while one process owns a folder, another is refused and a command works beside it', async () => {
  const dataFolder = await newFolder('data')
  const owner = await startEmbedded({ dataFolder, settings })

  await expect(startEmbedded({ dataFolder, settings })).rejects.toThrow(/in use by another Huiyin/)
  const beside = await reachEmbedded({ dataFolder, settings })
  expect(beside.isOurs).toBe(false)
  await beside.stop()

  expect(await ask(owner, 'select 1 as one')).toEqual({ one: 1 })
  await owner.stop()
})

test('the server of a killed owner is adopted, with its running sessions', async () => {
  const dataFolder = await newFolder('data')
  const owner = spawn(
    process.execPath,
    [
      '--input-type=module',
      '--eval',
      `import { startEmbedded } from ${JSON.stringify(new URL('./embedded.ts', import.meta.url).href)}
       await startEmbedded({ dataFolder: ${JSON.stringify(dataFolder)} })
       console.log('started')
       setInterval(() => {}, 1000)`,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  await once(owner.stdout, 'data')
  const pid = await pidOf(dataFolder)
  owner.kill('SIGKILL')
  await once(owner, 'exit')

  const heir = await startEmbedded({ dataFolder, settings })

  expect(heir.isOurs).toBe(true)
  expect(await pidOf(dataFolder)).toBe(pid)
  await heir.stop()
  await untilGone(pid)
})

const lockedRows = `select id, exists (select from pg_locks where locktype = 'advisory') as is_owned
  from kept`

test('a server that is killed is started again and has lost nothing', async () => {
  const dataFolder = await newFolder('data')
  const server = await startEmbedded({ dataFolder })
  await ask(server, 'create table kept (id int)')
  await ask(server, 'insert into kept values (1)')

  const pid = await pidOf(dataFolder)
  process.kill(pid, 'SIGKILL')
  await untilGone(pid)

  await expect
    .poll(() => ask(server, lockedRows).catch(() => undefined), { timeout: 20_000 })
    .toEqual({ id: 1, is_owned: true })
  await expect(startEmbedded({ dataFolder, settings })).rejects.toThrow(/in use/)
  const next = await pidOf(dataFolder)
  await server.stop()
  await untilGone(next)
})

test('a path too long for a socket still works', async () => {
  const dataFolder = await newFolder('a'.repeat(60), '回'.repeat(40), 'data')
  const server = await startEmbedded({ dataFolder, settings })

  expect(server.connection.host).toMatch(/^\/tmp\/huiyin-/)
  await server.stop()
  folders.push(server.connection.host)
})

test('a database made by another PostgreSQL is refused with the way out', async () => {
  const dataFolder = await newFolder('data')
  await mkdir(join(dataFolder, 'postgres'), { recursive: true })
  await writeFile(join(dataFolder, 'postgres', 'PG_VERSION'), '19\n')
  await expect(startEmbedded({ dataFolder, settings })).rejects.toThrow(/start the newer Huiyin/)

  await writeFile(join(dataFolder, 'postgres', 'PG_VERSION'), '17\n')
  await expect(startEmbedded({ dataFolder, settings })).rejects.toThrow(
    /huiyin backup.*huiyin restore/,
  )
})

test('a folder that cannot be made is named', async () => {
  await expect(startEmbedded({ dataFolder: '/dev/null/data' })).rejects.toThrow(
    /data folder \/dev\/null\/data cannot be written \(ENOTDIR\)/,
  )
})

const isRoot = process.getuid?.() === 0
/** A user that is on every Linux, and one that is on none. */
const bin = 2
const nameless = 54_321

test.runIf(isRoot)('started by root, the database runs as the owner of its folder', async () => {
  const dataFolder = await newFolder('data')
  await mkdir(dataFolder)
  await chown(dataFolder, bin, bin)
  const server = await startEmbedded({ dataFolder, settings })

  const status = await readFile(`/proc/${await pidOf(dataFolder)}/status`, 'utf8')
  expect(status).toMatch(new RegExp(`^Uid:\\s+${bin}\\s+${bin}\\s`, 'm'))
  await server.stop()
})

test.runIf(isRoot)('a folder below a closed one is refused with a better place', async () => {
  const dataFolder = await newFolder('closed', 'data')
  await mkdir(join(dataFolder, '..'), { mode: 0o700 })

  await expect(startEmbedded({ dataFolder, settings })).rejects.toThrow(/\/var\/lib\/huiyin/)
})

test.runIf(isRoot)(
  'an owner without a name on this machine is refused with the way out',
  async () => {
    const dataFolder = await newFolder('data')
    await mkdir(dataFolder)
    await chown(dataFolder, nameless, nameless)

    await expect(startEmbedded({ dataFolder, settings })).rejects.toThrow(
      /54321.*has no name.*useradd/,
    )
  },
)
