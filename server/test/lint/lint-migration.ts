import { tokensOf } from '../../src/platform/db/sql-tokens.ts'

/** What a migration may not say, because it could not be run over several machines (rule 12). */
const forbidden: readonly { readonly fault: string; readonly pattern: RegExp }[] = [
  {
    fault: 'adds several constraints in one alter',
    pattern: /\balter table [^;]*\badd constraint\b[^;]*\badd constraint\b/,
  },
  { fault: 'detaches concurrently', pattern: /\bdetach partition [^;]*\bconcurrently\b/ },
  { fault: 'ends its transaction', pattern: /(?:^|; )(?:begin|commit|rollback)\b/ },
  { fault: 'needs an extension', pattern: /\bcreate extension\b/ },
  {
    fault: 'makes a type, trigger or function',
    pattern: /\bcreate (?:or replace )?(?:type|trigger|function|domain)\b/,
  },
  {
    fault: 'says now(): a time is a value from code',
    pattern: /\b(?:now|clock_timestamp) \(|\bcurrent_(?:timestamp|date)\b/,
  },
]

/** The phases of a migration, in the order that always works: tables, their placement, then keys. */
const phases = ['create', 'place', 'link']

/** What is wrong with the text of a migration. */
export function lintMigration(text: string): string[] {
  const flat = tokensOf(text)
    .map((token) => token.text)
    .join(' ')
  const found = [...text.matchAll(/^-- (create|place|link)$/gm)].map(([, phase]) => phase ?? '')
  const inOrder = phases.filter((phase) => found.includes(phase))
  return [
    ...forbidden.filter(({ pattern }) => pattern.test(flat)).map(({ fault }) => fault),
    ...(found[0] === 'create' ? [] : ['does not begin with the phase "-- create"']),
    ...(found.join() === inOrder.join() ? [] : ['has its phases out of order']),
  ]
}
