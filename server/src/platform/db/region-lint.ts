import type { Placements } from './placement.ts'
import { closingOf, type Scope, type Token } from './sql-tokens.ts'

/** A table in a statement: read, or written to. */
export interface Mention {
  readonly table: string
  /** What the statement calls it. */
  readonly name: string
  readonly scope: Scope
  readonly index: number
}

const noAlias = new Set(
  'as on where set join left right full inner cross order group having limit offset for union except intersect using returning values select default lateral natural window fetch tablesample do'.split(
    ' ',
  ),
)

/** The tables a statement names, as far as they are in `placements`. */
export function mentionsOf(tokens: readonly Token[], placements: Placements): Mention[] {
  return tokens.flatMap(({ text, scope }, index) => {
    if (placements[text] === undefined) return []
    const after = tokens[index + 1]?.text === 'as' ? index + 2 : index + 1
    const alias = tokens[after]?.text ?? ''
    const isAlias = /^[a-z_]\w*$/.test(alias) && !noAlias.has(alias)
    return [{ table: text, name: isAlias ? alias : bare(text), scope, index }]
  })
}

/**
 * Which distributed tables are tied to which: by `a.region_code = b.region_code` or by a bound
 * value. Tables tied to a bound value can be reached on one machine.
 */
export interface Ties {
  isBound(mention: Mention): boolean
  areTied(left: Mention, right: Mention): boolean
}

/** Finds the ties of a statement's distributed tables. */
export function tiesOf(tokens: readonly Token[], mentions: readonly Mention[]): Ties {
  const group = new Map<Mention | 'bound', Mention | 'bound'>()
  const rootOf = (node: Mention | 'bound'): Mention | 'bound' => {
    const next = group.get(node)
    return next === undefined ? node : rootOf(next)
  }
  const tie = (left: Mention | 'bound', right: Mention | 'bound') => {
    const [from, to] = [rootOf(left), rootOf(right)]
    if (from !== to) group.set(from, to)
  }
  const resolve = (token: Token | undefined) => namedBy(token, tokens, mentions)
  tokens.forEach((token, index) => {
    if (isRegionOf(token.text)) {
      const equal = otherSide(tokens, index)
      for (const left of resolve(token)) for (const right of resolve(equal)) tie(left, right)
    }
    if (token.text === 'using' && tokens[index + 2]?.text === 'region_code') {
      const joined = mentions.filter(({ scope }) => scope === token.scope)
      for (const mention of joined) tie(mention, joined[0] ?? mention)
    }
  })
  return {
    isBound: (mention) => rootOf(mention) === rootOf('bound'),
    areTied: (left, right) => rootOf(left) === rootOf(right),
  }
}

/** What stands across the `=`: of a single name, or of the first name in a row of names. */
function otherSide(tokens: readonly Token[], index: number): Token | undefined {
  if (tokens[index + 1]?.text === '=') return tokens[index + 2]
  if (tokens[index - 1]?.text === '=' && tokens[index - 2]?.text.startsWith('$')) {
    return tokens[index - 2]
  }
  if (tokens[index - 1]?.text !== '(') return undefined
  const close = closingOf(tokens, index - 1)
  const isRow = tokens[close + 1]?.text === '=' && tokens[close + 2]?.text === '('
  return isRow ? tokens[close + 3] : undefined
}

function namedBy(
  token: Token | undefined,
  tokens: readonly Token[],
  mentions: readonly Mention[],
): readonly (Mention | 'bound')[] {
  if (token === undefined) return []
  if (token.text.startsWith('$')) return ['bound']
  if (!isRegionOf(token.text)) return []
  const name = token.text.split('.').slice(-2, -1)[0]
  if (name === undefined) return mentions.filter(({ scope }) => scope === token.scope)
  for (let scope: Scope | undefined = token.scope; scope; scope = scope.parent) {
    const found = mentions.find((mention) => mention.name === name && mention.scope === scope)
    if (found !== undefined) return [found]
  }
  return holdsOwnTies(name, tokens, mentions) ? ['bound'] : []
}

/** Whether `name` is a subquery over distributed tables, whose ties are checked by themselves. */
function holdsOwnTies(name: string, tokens: readonly Token[], mentions: readonly Mention[]) {
  return tokens.some(({ text }, index) => {
    if (text !== '(' || !isQueryNamed(name, tokens, index)) return false
    const close = closingOf(tokens, index)
    return mentions.some((mention) => mention.index > index && mention.index < close)
  })
}

/** `name as (…)`, `name as materialized (…)` and `(…) as name`, `(…) name`. */
function isQueryNamed(name: string, tokens: readonly Token[], open: number): boolean {
  const before = tokens.slice(Math.max(0, open - 4), open).map(({ text }) => text)
  const after = tokens.slice(closingOf(tokens, open) + 1).map(({ text }) => text)
  const isCommon = before.includes('as') && before.includes(name)
  return isCommon || after[0] === name || (after[0] === 'as' && after[1] === name)
}

function isRegionOf(text: string): boolean {
  return text === 'region_code' || text.endsWith('.region_code')
}

function bare(table: string): string {
  return table.slice(table.lastIndexOf('.') + 1)
}
