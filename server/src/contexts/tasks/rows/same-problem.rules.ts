/** Two wordings of one problem share at least so many of their pairs of characters. */
const sharedMin = 0.2

/**
 * Whether two texts can be one problem, worded anew. Ledgers that have nothing to do with each other
 * count their problems from 1 as well: a number alone does not make them one.
 */
export function mayBeSameProblem(before: string, after: string): boolean {
  const known = pairsOf(before)
  const given = pairsOf(after)
  const shared = [...given].filter((pair) => known.has(pair)).length
  return shared >= sharedMin * Math.min(known.size, given.size)
}

function pairsOf(text: string): ReadonlySet<string> {
  const characters = [...text.normalize('NFKC').replace(/[\s\p{P}]/gu, '')]
  return new Set(characters.map((character, at) => character + (characters[at + 1] ?? '')))
}
