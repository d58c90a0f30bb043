import type { Placements } from './placement.ts'
import { type Mention, mentionsOf, tiesOf } from './region-lint.ts'
import { closingOf, type Token, tokensOf } from './sql-tokens.ts'

/** A statement as the lint sees it: in the source, or just before it is sent. */
export interface LintedStatement {
  readonly text: string
  /** Whether it is marked as being about several regions. */
  readonly isCrossRegion: boolean
  /** Whether conditions are still missing: fragments put in at run time, where all is seen. */
  readonly isIncomplete?: boolean
}

/**
 * What a statement does that a database spread over several machines would refuse, or answer
 * wrongly, named by the numbers of docs/adr/0006-one-region-one-machine.md. Empty when it is good.
 *
 * @param placements - every table of ours
 */
export function lintStatement(statement: LintedStatement, placements: Placements): string[] {
  const tokens = tokensOf(statement.text)
  if (tokens.some(({ text }) => text.startsWith('pgboss.'))) return []
  return [
    ...forbiddenWords(tokens),
    ...changedRegions(tokens),
    ...unknownTables(tokens, placements),
    ...(statement.isIncomplete === true ? [] : looseRegions(statement, tokens, placements)),
  ]
}

const forbidden: readonly { readonly rule: string; readonly pattern: RegExp }[] = [
  {
    rule: '15 time and chance come from code as values',
    pattern:
      /\b(now|random|clock_timestamp|statement_timestamp|transaction_timestamp|gen_random_uuid|uuidv4|uuidv7|nextval) \(|\b(current_timestamp|current_date|current_time|localtimestamp|localtime)\b/,
  },
  {
    rule: '16 no such query on several machines',
    pattern: /^merge\b|\bgrouping sets\b|\b(rollup|cube) \(|\btablesample\b/,
  },
  { rule: '16 no query inside values', pattern: /\bvalues \((?:(?! \) ).)*\( select\b/ },
  {
    rule: '21 notifications are hints sent by code alone',
    pattern: /^(listen|unlisten|notify)\b|\bpg_notify \(/,
  },
  { rule: '22 a lock of a session binds one machine only', pattern: /\bpg_(try_)?advisory_\w+ \(/ },
  {
    rule: '24 settings do not reach other machines',
    pattern: /\bset_config \(|^set (?!transaction\b)/,
  },
]

function forbiddenWords(tokens: readonly Token[]): string[] {
  const flat = tokens.map(({ text }) => text).join(' ')
  return forbidden.filter(({ pattern }) => pattern.test(flat)).map(({ rule }) => rule)
}

/** A row never moves to another region, and no time is computed while writing. */
function changedRegions(tokens: readonly Token[]): string[] {
  const faults: string[] = []
  tokens.forEach(({ text }, index) => {
    if (text !== 'set') return
    for (let at = index + 1; at < tokens.length; at += 1) {
      const word = tokens[at]?.text ?? ''
      if (word === 'where' || word === 'from' || word === 'returning') return
      const isTarget = at === index + 1 || tokens[at - 1]?.text === ','
      if (isTarget && word === 'region_code') faults.push('3 region_code never changes')
      if (word === 'interval') faults.push('15 a time is computed in code, not in set')
      if (word === '(') at = closingOf(tokens, at)
    }
  })
  return faults
}

function unknownTables(tokens: readonly Token[], placements: Placements): string[] {
  const schemas = new Set(Object.keys(placements).map((table) => table.split('.')[0]))
  const before = new Set(['from', 'join', 'into', 'update'])
  return tokens
    .filter(({ text }, index) => {
      const isTable = before.has(tokens[index - 1]?.text ?? '') && text.includes('.')
      return isTable && schemas.has(text.split('.')[0]) && placements[text] === undefined
    })
    .map(({ text }) => `1 ${text} is in no tables.ts`)
}

function looseRegions(
  { isCrossRegion }: LintedStatement,
  tokens: readonly Token[],
  placements: Placements,
): string[] {
  const spread = mentionsOf(tokens, placements).filter(
    ({ table }) => placements[table] === 'distributed',
  )
  const { targets, sources } = byUse(tokens, spread)
  const ties = tiesOf(tokens, sources)
  const isSkipping = tokens.some(
    ({ text }, at) => text === 'skip' && tokens[at + 1]?.text === 'locked',
  )
  const loose = sources.filter((mention) => !ties.isBound(mention))
  const faults = targets
    .filter((target) => !namesRegion(tokens, target))
    .map(({ table }) => `13 ${table} is filled without region_code`)
  if (isSkipping && loose.length > 0) faults.push('20 rows are claimed region by region')
  if (!isCrossRegion) {
    faults.push(...loose.map(({ table }) => `13 ${table} is used without region_code = $n`))
  }
  for (const [index, left] of sources.entries()) {
    const later = sources.slice(index + 1).filter(({ scope }) => scope === left.scope)
    const apart = later.find((right) => !ties.areTied(left, right))
    if (apart !== undefined)
      faults.push(`14 ${left.table} and ${apart.table} are joined across regions`)
  }
  return [...new Set(faults)]
}

/** Tables that rows are put into, and those that rows are looked for in. */
function byUse(tokens: readonly Token[], mentions: readonly Mention[]) {
  const isTarget = ({ index }: Mention) => tokens[index - 1]?.text === 'into'
  return {
    targets: mentions.filter(isTarget),
    sources: mentions.filter((mention) => !isTarget(mention)),
  }
}

function namesRegion(tokens: readonly Token[], { index }: Mention): boolean {
  const open = tokens.findIndex(({ text }, at) => at > index && text === '(')
  return tokens.slice(open, closingOf(tokens, open)).some(({ text }) => text === 'region_code')
}
