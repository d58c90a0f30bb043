import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { brokenLinks, untidy, untidyText } from './lint/tidy.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const isForeign = (path: string) => /(?:^|\/)(?:node_modules|dist|test-results|\.git)$/.test(path)
const find = (...patterns: string[]) => globSync(patterns, { cwd: root, exclude: isForeign }).sort()
const read = (path: string) => readFileSync(join(root, path), 'utf8')

/** Every source is read and taken apart: on a busy machine that takes its time. */
const allSourcesMs = 120_000

test('source files are short, whole and say no more than they mean', {
  timeout: allSourcesMs,
}, () => {
  const files = find('{contract,server,web,bench,scripts,bin}/**/*.{ts,tsx,mjs}', '*.{ts,mjs}')

  expect(files.length).toBeGreaterThan(50)
  expect(files.flatMap((path) => untidy(path, read(path)))).toEqual([])
})

test('documents and migrations are finished and name no single machine', () => {
  const files = find('{docs,contract,server,web,bench}/**/*.{md,sql,css}', '*.md')

  expect(files.flatMap((path) => untidyText(path, read(path)))).toEqual([])
})

test('every link of a document leads to a file', () => {
  const broken = find('docs/**/*.md', '*.md').flatMap((path) =>
    brokenLinks(read(path), (target) => existsSync(join(root, dirname(path), target))).map(
      (target) => `${path}: ${target}`,
    ),
  )

  expect(broken).toEqual([])
})

test('every module has a front door', () => {
  const modules = find('server/src/{kernel,contexts}/*/')

  expect(modules.length).toBeGreaterThan(3)
  expect(modules.filter((path) => !existsSync(join(root, path, 'index.ts')))).toEqual([])
})

describe('a planted fault is found', () => {
  const body = 'const x = 1\n'.repeat(71)
  test.each([
    ['has 401 lines', 'const x = 1\n'.repeat(401)],
    ['is a function of 73 lines', `function f() {\n${body}}\n`],
    ['says any', 'const x = {} as any'],
    ['has a default export', 'export default 1'],
    ['has a default export', 'export default function f() {}'],
    ['is unfinished', `// ${'TO'}${'DO'} later`],
    ['names a folder of one machine', `const folder = '/${'home'}/someone/files'`],
  ])('%s', (fault, source) => {
    expect(untidy('x.ts', source).join('\n')).toContain(fault)
  })

  test('a link to nowhere', () => {
    expect(brokenLinks('[a](a.md) [b](b.md#c) [d](https://d)', (path) => path === 'a.md')).toEqual([
      'b.md',
    ])
  })
})
