import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { dimensions } from '@huiyin/contract/figures'
import { formatInstant } from '@huiyin/contract/time'
import { openCatalog } from '../contexts/catalog/index.ts'
import { reviewFigureSource } from '../contexts/reviews/index.ts'
import { openOrg } from '../kernel/org/index.ts'
import {
  type FigureSource,
  findSnapshot,
  inputsHashOf,
  loadInputFiles,
  resultText,
  type Snapshot,
  selectGroups,
  sha256,
} from '../kernel/snapshots/index.ts'
import { withDatabase } from '../platform/database.ts'
import { type Db, openDb } from '../platform/db/db.ts'
import { StartFault } from '../platform/start-fault.ts'
import type { World } from '../platform/world.ts'
import { readMe } from './audit-pack/read-me.ts'
import type { Command } from './command.ts'

export const command: Command = {
  summary: 'write a frozen month as files, with a recount that needs none of our code',
  usage: '<snapshot id> --out <new folder>',
  async run(args, { config, world, print }) {
    const { id, out } = readArguments(args)
    await mkdir(out, { recursive: true })
    if ((await readdir(out)).length > 0) throw new StartFault(`${out} is not empty.`)
    const pack = await withDatabase(config, async (connection) => {
      const db = openDb({ connection, connectionsMax: 1 })
      return packOf(db, world, id).finally(() => db.close())
    })
    for (const [name, text] of pack.files) await writeFile(join(out, name), text)
    print(`${pack.files.size} files of ${pack.snapshot.rowCount} rows are in ${out}.`)
    print(`SHA-256 of the results: ${pack.snapshot.resultHash}`)
    print('To count them again without this program, in that folder:')
    print('python3 recount.py, or node recount.mjs')
    return 0
  },
}

function readArguments(args: readonly string[]): { id: string; out: string } {
  const usage = `Usage: huiyin audit-pack ${command.usage}`
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { out: { type: 'string' } },
      allowPositionals: true,
    })
    const [id = '', ...rest] = positionals
    const isId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)
    if (!isId || rest.length > 0 || values.out === undefined) throw new Error('Not understood.')
    return { id, out: resolve(values.out) }
  } catch (cause) {
    throw new StartFault(`${(cause as Error).message} ${usage}`, { cause })
  }
}

/** All files of a pack, by name; the same snapshot always gives the same bytes. */
async function packOf(db: Db, world: World, id: string) {
  const org = openOrg({ db, world })
  const source = reviewFigureSource({ db, world, org, catalog: openCatalog({ db, org }) })
  const regions = await org.regions()
  const codes = regions.map(({ regionCode }) => regionCode)
  const snapshot = await findSnapshot(db, codes, id)
  if (snapshot === undefined) throw new StartFault(`There is no frozen month ${id}.`)
  const name = regions.find(({ regionCode }) => regionCode === snapshot.regionCode)?.name ?? ''
  const files = new Map<string, string>([
    ['README.txt', readMe(snapshot, name)],
    ['definitions.json', snapshot.definitions],
    ...(await inputFiles(db, source, snapshot)),
    ['recount.mjs', await scriptOf('recount.mjs')],
    ['recount.py', await scriptOf('recount.py')],
    ['results.csv', resultText(await selectGroups(db, snapshot, dimensions))],
    ['snapshot.json', describe(snapshot, name)],
  ])
  const lines = [...files].map(([file, text]) => `${sha256(text)}  ${file}\n`)
  return { snapshot, files: files.set('manifest.sha256', lines.join('')) }
}

/** The recount in either language: each stands alone, and neither knows the other. */
function scriptOf(name: string): Promise<string> {
  return readFile(join(import.meta.dirname, 'audit-pack', name), 'utf8')
}

/** @throws StartFault when the stored rows are not those that were frozen */
async function inputFiles(db: Db, source: FigureSource, snapshot: Snapshot) {
  const files = await loadInputFiles(db, source, snapshot)
  const hashes = [...files].map(([name, text]) => ({ name, hash: sha256(text) }))
  if (inputsHashOf(hashes) === snapshot.inputsHash) return files
  throw new StartFault('The stored rows are not those that were frozen: restore a backup.')
}

function describe(snapshot: Snapshot, regionName: string): string {
  const { definitions: _, keyVersion: __, frozenAt, ...rest } = snapshot
  return `${JSON.stringify({ regionName, ...rest, frozenAt: formatInstant(frozenAt) }, null, 2)}\n`
}
