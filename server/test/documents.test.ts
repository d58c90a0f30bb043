import { globSync, readFileSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { apiScopes } from '../src/kernel/access/index.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const read = (path: string) => readFileSync(join(root, path), 'utf8')
const pictureBytesMax = 150 * 1_024

test('the index of documents leads to every document', () => {
  const index = read('docs/README.md')
  const documents = globSync('docs/*/*.{md,json}', { cwd: root })

  expect(documents.length).toBeGreaterThan(30)
  expect(documents.filter((path) => !index.includes(`(${path.slice('docs/'.length)})`))).toEqual([])
})

test('decisions are numbered without gaps and say context, options, decision and consequences', () => {
  const decisions = globSync('docs/adr/*.md', { cwd: root }).sort()
  const wrong = decisions.filter((path, index) => {
    const text = read(path)
    const number = String(index + 1)
    const parts = ['Context', 'Decision', 'Consequences'].every((part) =>
      text.includes(`**${part}.**`),
    )
    return !path.includes(number.padStart(4, '0')) || !text.startsWith(`# ${number}. `) || !parts
  })

  expect(decisions.length).toBeGreaterThan(20)
  expect(wrong).toEqual([])
})

test('every setting the program reads is in the table of settings, and no other', () => {
  const named = (text: string) => new Set(text.match(/\b(?:HUIYIN_[A-Z_]+|DATABASE_URL)\b/g))
  const readByProgram = named(
    [read('server/src/platform/config.ts'), read('server/src/platform/map-ground.ts')].join('\n'),
  )
  const table = named(
    read('docs/operate/configuration.md')
      .split('\n')
      .filter((line) => line.startsWith('| `'))
      .join('\n'),
  )

  expect(readByProgram.size).toBeGreaterThan(5)
  expect([...table].sort()).toEqual([...readByProgram].sort())
})

test('every scope a key may have is in the conventions of the interface', () => {
  const conventions = read('docs/integrate/conventions.md')
  expect(apiScopes.filter((scope) => !conventions.includes(`| \`${scope}\` |`))).toEqual([])
})

test('every command a document names is there', () => {
  const files = globSync('server/src/commands/*.ts', { cwd: root })
  const commands = new Set(files.map((path) => basename(path, '.ts')))
  const documents = globSync(['*.md', 'docs/**/*.md'], { cwd: root })
  const unknown = documents.flatMap((path) =>
    [...read(path).matchAll(/(?:--no-install huiyin|`huiyin|^huiyin) ([a-z]+(?:-[a-z]+)*)/gm)]
      .filter(([, command = '']) => !commands.has(command))
      .map(([, command]) => `${path}: huiyin ${command}`),
  )

  expect(unknown).toEqual([])
})

test('every npm command a document names is there', () => {
  const { scripts } = JSON.parse(read('package.json'))
  const documents = globSync(['*.md', 'docs/**/*.md'], { cwd: root })
  const unknown = documents.flatMap((path) =>
    [...read(path).matchAll(/npm (?:run ([a-z]+)|(start|test)\b)/g)]
      .map(([, script, own]) => script ?? own ?? '')
      .filter((script) => !(script in scripts))
      .map((script) => `${path}: npm run ${script}`),
  )

  expect(unknown).toEqual([])
})

test('pictures are small, and each is shown by a document', () => {
  const pictures = globSync('docs/pictures/*', { cwd: root })
  const shown = globSync('*.md', { cwd: root }).map(read).join('\n')

  expect(pictures.filter((path) => statSync(join(root, path)).size > pictureBytesMax)).toEqual([])
  expect(pictures.filter((path) => !shown.includes(path))).toEqual([])
})
