import { createHash } from 'node:crypto'

/** The name of the method below; another method gets another name, so that old draws can be re-run. */
export const drawMethod = 'sha256-1'

/** What is drawn from: fixed and published before anybody can know the seed. */
export function populationHash(numbers: readonly string[]): string {
  return sha256(sorted(numbers).join('\n'))
}

/**
 * 抽样: the numbers whose SHA-256 of `seed|number` (UTF-8, hexadecimal) come first. Anybody can run
 * it again with `sha256sum`; the order in which numbers are given makes no difference.
 *
 * @param size - 1 or more; a smaller population is taken whole
 */
export function drawSample(
  numbers: readonly string[],
  { seed, size }: { readonly seed: string; readonly size: number },
): string[] {
  return byHash([...new Set(numbers)], (number) => `${seed}|${number}`).slice(0, size)
}

/** A case of the sample, as far as it says who may not look at it again. */
export interface Drawn {
  readonly number: string
  /** Code of its grid; the first twelve digits are its community. */
  readonly gridCode: string | null
  /** Whoever had to do with it. */
  readonly staffIds: readonly string[]
}

/** A collector with the grids of the own round. */
export interface Rounds {
  readonly staffId: string
  readonly gridCodes: readonly string[]
}

/**
 * 异地复核: a collector whose round is in another community and who never had to do with the case,
 * chosen by the same seed; `null` where there is nobody.
 */
export function collectorFor(
  { number, gridCode, staffIds }: Drawn,
  collectors: readonly Rounds[],
  seed: string,
): string | null {
  const community = gridCode?.slice(0, communityDigits)
  const strangers = collectors.filter(
    ({ staffId, gridCodes }) =>
      !staffIds.includes(staffId) &&
      !gridCodes.some((code) => code.slice(0, communityDigits) === community),
  )
  const ids = strangers.map(({ staffId }) => staffId)
  return byHash(ids, (staffId) => `${seed}|${number}|${staffId}`)[0] ?? null
}

const communityDigits = 12

function byHash(items: readonly string[], wordsOf: (item: string) => string): string[] {
  return items
    .map((item) => ({ item, hash: sha256(wordsOf(item)) }))
    .toSorted((one, other) => compare(one.hash, other.hash) || compare(one.item, other.item))
    .map(({ item }) => item)
}

function sorted(items: readonly string[]): string[] {
  return [...new Set(items)].toSorted(compare)
}

/** By code units, whatever the language of the machine. */
function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
