import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { textLabel } from '../src/kernel/matter/views.ts'

const sources = fileURLToPath(new URL('../src', import.meta.url))
const kinds = globSync('**/*.ts', { cwd: sources })
  .filter((file) => !file.endsWith('.test.ts'))
  .flatMap((file) => [
    ...readFileSync(join(sources, file), 'utf8').matchAll(/textOf\(\s*[`']([a-z_]+)/g),
  ])
  // Points and their answers are numbered: `point_1`.
  .map(([, kind = '']) => (kind.endsWith('_') ? `${kind}1` : kind))

test('whatever is written about a matter has a name a person understands, in both languages', () => {
  expect(kinds.length).toBeGreaterThan(50)
  const nameless = [...new Set(kinds)].filter(
    (kind) => textLabel(kind, 'zh') === kind || textLabel(kind, 'en') === kind,
  )
  expect(nameless).toEqual([])
})
