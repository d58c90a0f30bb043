import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { testDatabase, testWorld } from '../../test/harness/index.ts'
import { manyProblems, nastyLedger } from '../../test/harness/ledger-file.ts'
import { county, settleTown } from '../../test/harness/town-people.ts'
import { readBook } from '../platform/excel/index.ts'

const launcher = fileURLToPath(new URL('../../../bin/huiyin.mjs', import.meta.url))
const db = await testDatabase()
await settleTown(db, testWorld('2026-11-20T09:00:00+08:00'))
const folder = await mkdtemp(join(tmpdir(), 'huiyin-import-'))
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Runs the command as an operator does, on the database of the test. */
async function huiyin(...args: string[]) {
  const { host = '', user = '', database = '', connectionString } = db.connection
  const address = `postgresql://${user}@/${database}?host=${encodeURIComponent(host)}`
  const child = spawn(process.execPath, [launcher, 'import', ...args], {
    env: {
      PATH: process.env.PATH ?? '',
      HUIYIN_DATA: join(folder, 'data'),
      DATABASE_URL: connectionString ?? address,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = { out: '', err: '' }
  child.stdout.on('data', (text) => {
    said.out += text
  })
  child.stderr.on('data', (text) => {
    said.err += text
  })
  const [code] = await once(child, 'close')
  const last = said.out.trimEnd().split('\n').at(-1) ?? ''
  return { code: code as number, last, ...said }
}

async function file(name: string, bytes: Buffer | string): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, bytes)
  return path
}

describe('huiyin import tasks', () => {
  test('says in one last line of JSON what came of the rows, and again makes none twice', async () => {
    const ledger = await file('台账.xlsx', await nastyLedger())

    const tried = await huiyin('tasks', ledger, '--region', county, '--dry-run', '--json')
    expect(JSON.parse(tried.last)).toEqual({
      rows: 9,
      created: 6,
      updated: 0,
      skipped: 0,
      errors: 3,
    })
    const first = await huiyin('tasks', ledger, '--region', county, '--json')
    expect([first.code, first.out.trimEnd().split('\n')]).toEqual([0, [first.last]])
    expect(JSON.parse(first.last)).toEqual(JSON.parse(tried.last))
    const again = await huiyin('tasks', ledger, '--region', county, '--json')
    expect(JSON.parse(again.last)).toEqual({
      rows: 9,
      created: 0,
      updated: 0,
      skipped: 6,
      errors: 3,
    })
  })

  test('writes the rows that were not taken to a file, each with its reason', async () => {
    const ledger = await file('再来.xlsx', await nastyLedger())
    const errors = join(folder, 'errors.xlsx')

    const ran = await huiyin('tasks', ledger, '--region', county, '--json', '--errors', errors)
    expect([ran.code, JSON.parse(ran.last).errors]).toEqual([0, 3])
    const [sheet] = (await readBook(await readFile(errors))).sheets
    const lines = sheet?.rows.map(({ cells }) => [cells[0], cells.at(-1)])
    expect(lines?.slice(1, 4)).toEqual([
      [14, '问题编号：与第 13 行重复'],
      [15, '责任单位：没有名为“教育局”的单位'],
      [16, '整改时限：看不懂的时限；请写日期、立行立改或长期坚持'],
    ])
  })

  test('tells on the error output how far a long file is', async () => {
    const long = await file('长台账.xlsx', await manyProblems(600, 3))

    const ran = await huiyin('tasks', long, '--region', county, '--dry-run', '--json')
    expect(JSON.parse(ran.last).rows).toBe(600)
    expect(ran.err.trim().split('\n')).toEqual(['250/600', '500/600', '600/600'])
  })

  test('refuses a bad file, an unknown region and a call it does not understand, each with a sentence', async () => {
    const ledger = await file('好.xlsx', await nastyLedger())
    const bad = await huiyin('tasks', await file('坏.xlsx', 'no'), '--region', county, '--json')
    const elsewhere = await huiyin('tasks', ledger, '--region', '990199', '--json')
    const gone = await huiyin('tasks', join(folder, '没有.xlsx'), '--region', county, '--json')
    const unclear = await huiyin('tasks', ledger, '--json')

    for (const { code, out } of [bad, elsewhere, gone, unclear])
      expect([code, out]).toEqual([1, ''])
    expect(bad.err).toContain('文件无法读取')
    expect(elsewhere.err).toContain('There is no region 990199')
    expect(gone.err).toContain('There is no file')
    expect(unclear.err).toContain('Usage: huiyin import tasks')
  })
})
