import { glob } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Placements } from '../../src/platform/db/placement.ts'

export const sourceFolder = fileURLToPath(new URL('../../src/', import.meta.url))

/** A module's folder, from `server/src`, and the tables it declares. */
export interface ModuleTables {
  readonly folder: string
  readonly tables: Placements
}

/** Every `tables.ts` of the server. */
export async function collectModuleTables(): Promise<ModuleTables[]> {
  const modules: ModuleTables[] = []
  for await (const path of glob('**/tables.ts', { cwd: sourceFolder })) {
    const exported = (await import(pathToFileURL(join(sourceFolder, path)).href)) as Readonly<
      Record<string, Placements>
    >
    const tables = Object.assign({}, ...Object.values(exported)) as Placements
    modules.push({ folder: path.slice(0, -'/tables.ts'.length), tables })
  }
  return modules
}

/** The placement of every table of ours. */
export async function collectPlacements(): Promise<Placements> {
  const modules = await collectModuleTables()
  return Object.assign({}, ...modules.map(({ tables }) => tables)) as Placements
}
