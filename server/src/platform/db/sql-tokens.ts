/** The part of a statement that a name belongs to: a query, or one arm of a union. */
export interface Scope {
  readonly parent: Scope | undefined
}

export interface Token {
  /** Lower case; names with their dots (`kernel.matter`), `$1`, a sign, or `''` for any string. */
  readonly text: string
  readonly scope: Scope
}

const tokenForm =
  /--[^\n]*|\/\*[\s\S]*?\*\/|'(?:[^']|'')*'|"?[a-z_]\w*"?(?:\."?[a-z_]\w*"?)*|\$\d+|\d[\w.]*|::|[^\s\w]/gi
const queryStart = new Set(['select', 'with', 'insert', 'update', 'delete', 'values'])
const armStart = new Set(['union', 'intersect', 'except'])

/** Splits a statement and says which query each token belongs to; comments are dropped. */
export function tokensOf(statement: string): Token[] {
  const words = [...statement.matchAll(tokenForm)]
    .map(([word]) => word)
    .filter((word) => !word.startsWith('--') && !word.startsWith('/*'))
    .map((word) => (word.startsWith("'") ? "''" : word.replaceAll('"', '').toLowerCase()))
  const open: Scope[] = []
  let scope: Scope = { parent: undefined }
  return words.map((text, index) => {
    if (armStart.has(text)) scope = { parent: scope.parent }
    const token = { text, scope }
    if (text === '(') {
      open.push(scope)
      if (queryStart.has(words[index + 1] ?? '')) scope = { parent: scope }
    } else if (text === ')') {
      scope = open.pop() ?? scope
      return { text, scope }
    }
    return token
  })
}

/** The index of the bracket that closes the one at `open`, or the last token's. */
export function closingOf(tokens: readonly Token[], open: number): number {
  let depth = 0
  for (let index = open; index < tokens.length; index += 1) {
    if (tokens[index]?.text === '(') depth += 1
    if (tokens[index]?.text === ')') depth -= 1
    if (depth === 0) return index
  }
  return tokens.length - 1
}
