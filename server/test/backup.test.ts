import {
  appendFile,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { openLedger, verifyLedger } from '../src/kernel/ledger/index.ts'
import { anEntry } from '../src/kernel/ledger/testing.ts'
import { makeBackup, restoreBackup } from '../src/platform/backup/index.ts'
import { openDb } from '../src/platform/db/db.ts'
import { sql } from '../src/platform/db/sql.ts'
import { testDatabase, testWorld } from './harness/index.ts'
import {
  administer,
  connectionTo,
  hasPostgres15,
  startPostgres15,
  startPostgres18,
} from './harness/test-server.ts'

const db = await testDatabase()
const world = testWorld('2026-11-18T09:00:00+08:00')
const workshop = await mkdtemp(join(tmpdir(), 'huiyin-backup-'))
const cleanUp: (() => Promise<void>)[] = [() => rm(workshop, { recursive: true, force: true })]
afterAll(async () => {
  for (const step of cleanUp.reverse()) await step()
})

const regions = ['410327', '411300']
const ledger = openLedger({ db, world })
for (const day of ['2026-11-18', '2026-11-19', '2026-11-20']) {
  world.set(`${day}T09:00:00+08:00`)
  for (const region of regions) {
    const entries = Array.from({ length: 300 }, (_, index) =>
      // Whatever COPY treats as special, and what is not ASCII.
      anEntry({
        streamId: `m-${index % 7}`,
        body: { text: 'a\\b\t"c"\n\\N 回音 \u{1F600}', index },
      }),
    )
    await db.transaction(region, (tx) => ledger.append(tx, entries))
    await ledger.closeDays(region, world.now())
  }
}
const filesFolder = join(workshop, 'data', 'files')
await mkdir(join(filesFolder, '2026', '11'), { recursive: true })
await writeFile(join(filesFolder, '2026', '11', 'photo.jpg'), Buffer.from([0xff, 0xd8, 0, 1, 2]))

let counter = 0
const newFolder = (name: string) => {
  counter += 1
  return join(workshop, `${name}-${counter}`)
}

function backUp(connection: pg.ClientConfig) {
  const folder = newFolder('backup')
  const request = { connection, folder, filesFolder, madeAt: world.now() }
  return makeBackup(request).then((result) => ({ folder, ...result }))
}

/** A database that no program has touched yet. */
async function emptyDatabase(server: pg.PoolConfig) {
  counter += 1
  const name = `huiyin_restore_${process.pid}_${counter}`
  await administer(
    server,
    `create database ${name} template template0 encoding 'UTF8' lc_collate 'C' lc_ctype 'C'`,
  )
  cleanUp.push(() => administer(server, `drop database if exists ${name} with (force)`))
  return connectionTo(server, name)
}

function restoreInto(connection: pg.PoolConfig, folder: string) {
  const target = newFolder('files')
  return restoreBackup({ connection, folder, filesFolder: target, now: world.now() }).then(
    () => target,
  )
}

async function verified(connection: pg.PoolConfig) {
  const other = openDb({ connection, connectionsMax: 1 })
  try {
    const keptRoots = await Promise.all(regions.map((region) => ledger.roots(region)))
    return await verifyLedger(other, { keptRoots: keptRoots.flat() })
  } finally {
    await other.close()
  }
}

test('a restored database gives the same roots, and the files are back', async () => {
  const { folder, manifest } = await backUp(db.connection)
  const connection = await emptyDatabase(db.connection)
  const files = await restoreInto(connection, folder)

  const report = await verified(connection)
  expect(report).toEqual(await verified(db.connection))
  expect(report).toMatchObject({ entries: 1800, days: 4, differences: 0 })
  expect(await readFile(join(files, '2026', '11', 'photo.jpg'))).toEqual(
    Buffer.from([0xff, 0xd8, 0, 1, 2]),
  )
  const again = await backUp(connection)
  const contents = (tables: typeof manifest.tables) =>
    tables.map(({ table, sha256 }) => [table, sha256])
  expect(contents(again.manifest.tables)).toEqual(contents(manifest.tables))
})

test('a backup is of one moment, though the server goes on', async () => {
  const going = Array.from({ length: 20 }, () =>
    db.transaction('410328', (tx) => ledger.append(tx, [anEntry(), anEntry({ streamId: 'm-2' })])),
  )
  const [{ folder }] = await Promise.all([backUp(db.connection), ...going])
  const connection = await emptyDatabase(db.connection)
  await restoreInto(connection, folder)

  expect((await verified(connection)).findings).toEqual([])
})

test('one flipped byte anywhere in a backup is refused, and nothing is restored', async () => {
  const { folder, manifest } = await backUp(db.connection)
  const connection = await emptyDatabase(db.connection)
  const entries = manifest.tables.find(({ table }) => table === 'kernel.ledger_entry')
  for (const path of [entries?.path ?? '', 'files/2026/11/photo.jpg', 'manifest.json']) {
    const whole = await readFile(join(folder, path))
    const flipped = Buffer.from(whole)
    const middle = flipped.length >> 1
    flipped[middle] = (flipped[middle] ?? 0) ^ 1
    await writeFile(join(folder, path), flipped)

    await expect(restoreInto(connection, folder)).rejects.toThrow(`damaged: ${path}`)
    await writeFile(join(folder, path), whole)
  }
  await appendFile(join(folder, entries?.path ?? ''), 'x')
  await expect(restoreInto(connection, folder)).rejects.toThrow('damaged')

  const other = openDb({ connection, connectionsMax: 1 })
  const tables = await other.query(sql`select 1 from pg_namespace where nspname = 'kernel'`)
  await other.close()
  expect(tables).toEqual([])
})

test('a backup is not written over anything, nor restored over anything', async () => {
  const { folder } = await backUp(db.connection)

  const overWritten = makeBackup({
    connection: db.connection,
    folder,
    filesFolder,
    madeAt: world.now(),
  })
  await expect(overWritten).rejects.toThrow('not an empty folder')
  await expect(restoreInto(db.connection, folder)).rejects.toThrow('is not empty')
  const nothing = newFolder('nothing')
  await mkdir(nothing)
  await expect(restoreInto(db.connection, nothing)).rejects.toThrow('not a whole backup')
})

test('only the owner can read a backup', async () => {
  const { folder } = await backUp(db.connection)

  expect((await stat(folder)).mode & 0o777).toBe(0o700)
  for (const name of await readdir(join(folder, 'tables'))) {
    expect((await stat(join(folder, 'tables', name))).mode & 0o777).toBe(0o600)
  }
})

test.skipIf(!hasPostgres15())(
  'the data travels from PostgreSQL 18 to 15 and back with the same roots',
  { timeout: 60_000 },
  async () => {
    const fifteen = await startPostgres15()
    cleanUp.push(() => fifteen.stop())
    const eighteen = await startPostgres18()
    cleanUp.push(() => eighteen.stop())
    const before = await verified(db.connection)

    const down = await emptyDatabase(fifteen.connection)
    await restoreInto(down, (await backUp(db.connection)).folder)
    const onFifteen = await backUp(down)
    const up = await emptyDatabase(eighteen.connection)
    await restoreInto(up, onFifteen.folder)

    expect(onFifteen.manifest.postgres).toMatch(/^15\./)
    expect(await verified(down)).toEqual(before)
    expect(await verified(up)).toEqual(before)
  },
)
