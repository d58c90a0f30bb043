import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { command as backup } from '../src/commands/backup.ts'
import { command as restore } from '../src/commands/restore.ts'
import { command as verify } from '../src/commands/verify.ts'
import { openLedger } from '../src/kernel/ledger/index.ts'
import { anEntry, county } from '../src/kernel/ledger/testing.ts'
import { readConfig } from '../src/platform/config.ts'
import { sql } from '../src/platform/db/sql.ts'
import { testDatabase, testWorld } from './harness/index.ts'

const db = await testDatabase()
const spare = await testDatabase()
const folder = await mkdtemp(join(tmpdir(), 'huiyin-commands-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

const world = testWorld('2026-11-19T09:00:00+08:00')
const ledger = openLedger({ db, world })
await db.transaction(county, (tx) => ledger.append(tx, [anEntry(), anEntry()]))
world.set('2026-11-20T09:00:00+08:00')
await ledger.closeDays(county, world.now())

/** Runs a command against a database as `DATABASE_URL` would. */
async function run(command: typeof verify, on: typeof db, ...args: string[]) {
  const { host = '', user = '', database = '', connectionString } = on.connection
  const address = `postgresql://${user}@/${database}?host=${encodeURIComponent(host)}`
  const DATABASE_URL = connectionString ?? address
  const lines: string[] = []
  const config = readConfig({ HUIYIN_DATA: join(folder, 'data'), DATABASE_URL })
  const code = await command.run(args, { config, world, print: (line) => lines.push(line) })
  return { code, lines, text: lines.join('\n') }
}

test('verify says how much is sound, and compares it with the roots kept in a file', async () => {
  const kept = join(folder, 'roots.json')
  await writeFile(kept, JSON.stringify({ rows: await ledger.roots(county), nextCursor: null }))

  const sound = await run(verify, db, '--roots', kept, '--region', county)
  expect(sound.text).toBe(
    'Sound: 2 entries in 1 streams of 1 regions, 1 closed days, 1 kept roots, 0 texts.',
  )
  expect(sound.code).toBe(0)
  await writeFile(kept, '{"rows": []}')
  await expect(run(verify, db, '--roots', kept)).rejects.toThrow('holds no roots')
  await expect(run(verify, db, '--rots')).rejects.toThrow('Usage: huiyin verify')
})

test('a backup in one file is restored and verified, and the secrets are said to be apart', async () => {
  const file = join(folder, 'backup.tar')

  const made = await run(backup, db, file)
  expect(made.text).toContain('THE SECRETS ARE NOT IN THIS BACKUP')
  const restored = await run(restore, spare, file)
  expect(restored.text).toContain('Sound: 2 entries')
  expect(restored.code).toBe(0)
  await expect(run(backup, db, file)).rejects.toThrow('is there already')
})

test('verify names the first entry that was tampered with, and its exit code is 1', async () => {
  await db.transaction(county, (tx) =>
    tx.query(sql`
      update kernel.ledger_entry set actor = 'staff:zhou'
      where region_code = ${county} and seq = 2`),
  )

  const broken = await run(verify, db)
  expect(broken.lines[1]).toBe(
    `Region ${county}, stream matter m-1, entry 2 (rectification.judge): ` +
      'its content or the entry before it does not match its hash.',
  )
  expect(broken.code).toBe(1)
  const report = JSON.parse((await run(verify, db, '--json')).text)
  expect(report).toMatchObject({ differences: 1, findings: [{ seq: 2, streamId: 'm-1' }] })
})
