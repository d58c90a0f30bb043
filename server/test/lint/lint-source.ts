import { glob, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Placements } from '../../src/platform/db/placement.ts'
import { mentionsOf } from '../../src/platform/db/region-lint.ts'
import { tokensOf } from '../../src/platform/db/sql-tokens.ts'
import { lintStatement } from '../../src/platform/db/statement-lint.ts'
import type { ModuleTables } from '../harness/placements.ts'
import { findStatements, type WrittenStatement } from './find-statements.ts'

/** What is wrong with one source file, each as `path:line rule`. */
export function lintFile(
  path: string,
  source: string,
  modules: readonly ModuleTables[],
): { readonly statements: number; readonly faults: string[] } {
  const statements = findStatements(path, source)
  if (statements.length === 0) return { statements: 0, faults: [] }
  const placements = Object.assign({}, ...modules.map(({ tables }) => tables)) as Placements
  const faults = statements.flatMap((statement) =>
    [
      ...lintStatement(statement, placements),
      ...foreignTables(path, statement, modules, placements),
    ].map((fault) => `${path}:${statement.line} ${fault}`),
  )
  return { statements: statements.length, faults }
}

/** Lints every source file of the server; tests may do what they like. */
export async function lintSources(folder: string, modules: readonly ModuleTables[]) {
  let statements = 0
  const faults: string[] = []
  for await (const path of glob('**/*.ts', { cwd: folder })) {
    if (path.endsWith('.test.ts')) continue
    const result = lintFile(path, await readFile(join(folder, path), 'utf8'), modules)
    statements += result.statements
    faults.push(...result.faults)
  }
  return { statements, faults: faults.sort() }
}

/**
 * A store uses the tables of its own module and the kernel's; reference data, which lives on every
 * machine, is written by the module that keeps it alone.
 */
function foreignTables(
  path: string,
  statement: WrittenStatement,
  modules: readonly ModuleTables[],
  placements: Placements,
): string[] {
  const own = moduleOf(path, modules)
  const tokens = tokensOf(statement.text)
  return mentionsOf(tokens, placements).flatMap(({ table, index }) => {
    if (own?.tables[table] !== undefined) return []
    const isWritten = /^(?:into|update)$|^from$/.test(tokens[index - 1]?.text ?? '')
    const isDeleted = tokens[index - 2]?.text === 'delete'
    const isRead = tokens[index - 1]?.text === 'from' && !isDeleted
    if (placements[table] === 'reference' && isWritten && !isRead) {
      return [`19 ${table} is written by its own module alone`]
    }
    const mayRead = table.startsWith('kernel.') && !path.startsWith('platform/')
    return mayRead ? [] : [`0 ${table} belongs to another module`]
  })
}

/** The nearest folder above a file that declares tables. */
function moduleOf(path: string, modules: readonly ModuleTables[]): ModuleTables | undefined {
  return modules
    .filter(({ folder }) => path.startsWith(`${folder}/`))
    .sort((left, right) => right.folder.length - left.folder.length)[0]
}
