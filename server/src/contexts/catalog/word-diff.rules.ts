import type { ChangedWord } from '@huiyin/contract/catalog-changes'

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })
/** Beyond this many words a text is shown as a whole, removed and added. */
const wordsMax = 800

/**
 * Two texts as one, in which each run of words is the same, removed or added: how an amended law
 * is printed. Without what was added it reads as the first, without what was removed as the second.
 */
export function diffWords(before: string, after: string): ChangedWord[] {
  const old = wordsIn(before)
  const young = wordsIn(after)
  if (old.length > wordsMax || young.length > wordsMax) return whole(before, after)
  return joined(aligned(old, young, (one, other) => one === other))
}

/** One line of an alignment: in both lists, or in one of them. */
export type Aligned<Value> =
  | { readonly op: 'same'; readonly before: Value; readonly after: Value }
  | { readonly op: 'removed'; readonly before: Value }
  | { readonly op: 'added'; readonly after: Value }

/** The longest common subsequence of two lists, with what each has beside it, in order. */
export function alignLists<Value>(
  old: readonly Value[],
  young: readonly Value[],
  isSame: (one: Value, other: Value) => boolean,
): Aligned<Value>[] {
  const lengths = commonLengths(old, young, isSame)
  const out: Aligned<Value>[] = []
  let i = 0
  let j = 0
  const at = (row: number, column: number) => lengths[row]?.[column] ?? 0
  while (i < old.length || j < young.length) {
    const before = old[i]
    const after = young[j]
    if (before !== undefined && after !== undefined && isSame(before, after)) {
      out.push({ op: 'same', before, after })
      i += 1
      j += 1
    } else if (before !== undefined && (after === undefined || at(i + 1, j) >= at(i, j + 1))) {
      out.push({ op: 'removed', before })
      i += 1
    } else if (after !== undefined) {
      out.push({ op: 'added', after })
      j += 1
    }
  }
  return out
}

function aligned(
  old: readonly string[],
  young: readonly string[],
  isSame: (one: string, other: string) => boolean,
): ChangedWord[] {
  return alignLists(old, young, isSame).map((line) =>
    line.op === 'added' ? { op: 'added', text: line.after } : { op: line.op, text: line.before },
  )
}

function wordsIn(text: string): string[] {
  return [...segmenter.segment(text)].map(({ segment }) => segment)
}

function whole(before: string, after: string): ChangedWord[] {
  const all: ChangedWord[] = [
    { op: 'removed', text: before },
    { op: 'added', text: after },
  ]
  return before === after ? [{ op: 'same', text: before }] : all.filter(({ text }) => text !== '')
}

/** Neighbours of one kind become one run. */
function joined(words: readonly ChangedWord[]): ChangedWord[] {
  const runs: ChangedWord[] = []
  for (const word of words) {
    const last = runs.at(-1)
    if (last?.op === word.op) runs[runs.length - 1] = { op: word.op, text: last.text + word.text }
    else runs.push(word)
  }
  return runs
}

/** How long the longest common rest is from each pair of places on. */
function commonLengths<Value>(
  old: readonly Value[],
  young: readonly Value[],
  isSame: (one: Value, other: Value) => boolean,
): number[][] {
  const rows = Array.from({ length: old.length + 1 }, () => Array<number>(young.length + 1).fill(0))
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = young.length - 1; j >= 0; j -= 1) {
      const before = old[i]
      const after = young[j]
      const row = rows[i]
      if (row === undefined || before === undefined || after === undefined) continue
      const below = rows[i + 1]
      row[j] = isSame(before, after)
        ? (below?.[j + 1] ?? 0) + 1
        : Math.max(below?.[j] ?? 0, row[j + 1] ?? 0)
    }
  }
  return rows
}
