import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { cruise, type ICruiseResult } from 'dependency-cruiser'
import { expect, test } from 'vitest'
import { importRules } from './lint/import-rules.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))

test('nobody imports whom he may not', async () => {
  const { summary } = await check(root, ['server/src', 'contract/src', 'web/src'])

  // A reader that understands no TypeScript would find nothing, and nothing wrong.
  expect(summary.totalCruised).toBeGreaterThan(100)
  expect(violationsOf(summary)).toEqual([])
}, 120_000)

/** One violation of every rule: the importing file, the imported one, and whether it names a type. */
const planted: Readonly<Record<string, readonly [from: string, to: string]>> = {
  'a cycle': ['server/src/kernel/a/one.ts', 'server/src/kernel/a/two.ts'],
  'rules are pure': ['server/src/kernel/a/x.rules.ts', 'server/src/kernel/a/x.store.ts'],
  'rules touch no files and no network': ['server/src/kernel/a/y.rules.ts', 'node:fs'],
  'a store knows the database alone': [
    'server/src/kernel/a/x.store.ts',
    'server/src/platform/files/index.ts',
  ],
  'SQL is written in stores': ['server/src/kernel/a/three.ts', 'server/src/platform/db/sql.ts'],
  'routes, pages and jobs go through use cases': [
    'server/src/kernel/a/x.routes.ts',
    'server/src/kernel/a/x.store.ts',
  ],
  'the kernel knows no context': [
    'server/src/kernel/a/four.ts',
    'server/src/contexts/hall/index.ts',
  ],
  'the platform knows nobody': ['server/src/platform/files/x.ts', 'server/src/kernel/a/index.ts'],
  'nobody knows the wiring': ['server/src/kernel/a/five.ts', 'server/src/app.ts'],
  'a module is entered by its front door': [
    'server/src/kernel/a/six.ts',
    'server/src/kernel/b/inner.ts',
  ],
  'rules use the rules and the front doors of others': [
    'server/src/kernel/a/z.rules.ts',
    'server/src/kernel/b/inner.ts',
  ],
  'the order of contexts': [
    'server/src/contexts/catalog/x.ts',
    'server/src/contexts/hall/index.ts',
  ],
  'the contract is a leaf': ['contract/src/x.ts', 'server/src/kernel/a/index.ts'],
  'the desk knows the contract alone': ['web/src/x.ts', 'server/src/kernel/a/index.ts'],
  'the program needs no tests': ['server/src/kernel/a/seven.ts', 'server/test/harness/index.ts'],
  'every import can be found': ['server/src/kernel/a/eight.ts', 'server/src/kernel/a/nowhere.ts'],
}
const missing = 'server/src/kernel/a/nowhere.ts'

test('a planted violation of every rule is found', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'huiyin-imports-'))
  try {
    for (const [from, to] of Object.values(planted)) await plant(folder, from, to)
    const askers = [
      'applications',
      'certificates',
      'city-cases',
      'exchange',
      'frontages',
      'hall',
      'integrity',
      'mining',
      'reviews',
      'hotline',
      'open311',
      'past-matters',
      'evaluation',
      'bulletins',
      'clusters',
    ]
    for (const context of askers) {
      await plant(
        folder,
        `server/src/contexts/${context}/x.ts`,
        'server/src/contexts/supervision/index.ts',
      )
    }
    await plant(folder, 'server/src/kernel/a/two.ts', 'server/src/kernel/a/one.ts')

    const { summary } = await check(folder, ['server', 'contract', 'web'])

    const found = new Set(summary.violations.map(({ rule }) => rule.name))
    const all = importRules.map(({ name }) => name)
    expect(all.filter((name) => !found.has(name))).toEqual([])
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}, 120_000)

async function plant(folder: string, from: string, to: string): Promise<void> {
  const target = to.startsWith('node:') ? to : join(folder, to)
  await write(join(folder, from), `import { x } from '${target}'\nexport const y = x\n`)
  if (!to.startsWith('node:') && to !== missing && !(to in plantedFiles)) {
    await write(join(folder, to), 'export const x = 1\n')
  }
}

/** Files that import something themselves; they are not to be overwritten. */
const plantedFiles = Object.fromEntries(Object.values(planted).map(([from]) => [from, true]))

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  await writeFile(path, text)
}

async function check(baseDir: string, folders: string[]): Promise<ICruiseResult> {
  const { output } = await cruise(
    folders,
    {
      baseDir,
      ruleSet: { forbidden: importRules },
      validate: true,
      // Our imports say themselves which are of types alone, and there is one kind of module: so no
      // file is compiled and parsed a second time.
      tsPreCompilationDeps: true,
      moduleSystems: ['es6'],
      doNotFollow: { path: 'node_modules' },
      exclude: { path: '(^|/)(node_modules|dist)/' },
    },
    { exportsFields: ['exports'], conditionNames: ['import', 'node', 'default'] },
  )
  if (typeof output === 'string') throw new Error(output)
  return output
}

function violationsOf(summary: ICruiseResult['summary']): string[] {
  return summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)
}
