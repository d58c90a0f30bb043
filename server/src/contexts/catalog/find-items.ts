import type { Audience, ItemLevel } from '@huiyin/contract/catalog-item.words'
import type { Theme } from '@huiyin/contract/catalog-rules'
import { localDayOf } from '@huiyin/contract/time'
import { searchWordsOf, wordsOf } from '../../kernel/matter/index.ts'
import { pinyinInitials } from '../../kernel/org/index.ts'
import { memoryCopy } from '../../platform/memory-copy.ts'
import { selectRevision } from './catalog.store.ts'
import type { CatalogParts } from './parts.ts'
import { themesRule } from './rules-in-force.ts'
import { type ItemLine, selectItemLines } from './versions.store.ts'

/** What somebody looks for; everything given must fit. */
export interface ItemsAsked {
  readonly q: string | null
  readonly unitCode: string | null
  readonly theme: string | null
  readonly level: ItemLevel | null
  readonly audience: Audience | null
  /** Lines to leave out before the page. */
  readonly from: number
}

export interface ItemsFound {
  readonly lines: readonly (ItemLine & { readonly unitName: string })[]
  readonly total: number
  readonly units: readonly { readonly code: string; readonly name: string }[]
  readonly themes: readonly Theme[]
}

/** Lines of one page of the list. */
export const itemsPerPage = 30

export interface ItemFinder {
  find(regionCode: string, asked: ItemsAsked): Promise<ItemsFound>
}

interface Index {
  readonly lines: readonly ItemLine[]
  /** By the code of an item: the words it is found by. */
  readonly words: ReadonlyMap<string, ReadonlySet<string>>
  /** By the code of an item: the pinyin initials of its name and of what else it is called. */
  readonly initials: ReadonlyMap<string, readonly string[]>
}

/**
 * Finds items by words, unit, theme, level and audience. A county has a few thousand: they lie in
 * memory with their words (pairs of neighbouring characters, as everywhere here), at most two
 * seconds old.
 */
export function openItemFinder(
  parts: Pick<CatalogParts, 'db' | 'org' | 'world' | 'rulebook'>,
): ItemFinder {
  const copies = new Map<string, () => Promise<Index>>()
  function indexOf(regionCode: string, day: string): Promise<Index> {
    const key = `${regionCode} ${day}`
    const known = copies.get(key)
    if (known !== undefined) return known()
    // What held yesterday is not asked for again.
    copies.clear()
    const copy = memoryCopy<Index>({
      readRevision: () => selectRevision(parts.db, regionCode),
      async read() {
        const revision = await selectRevision(parts.db, regionCode)
        const lines = await selectItemLines(parts.db, regionCode, day)
        const words = lines.map(
          ({ code, name, aliases }) => [code, new Set(wordsOf(name, ...aliases))] as const,
        )
        const initials = lines.map(
          ({ code, name, aliases }) => [code, [name, ...aliases].map(pinyinInitials)] as const,
        )
        const value = { lines, words: new Map(words), initials: new Map(initials) }
        return { revision, value }
      },
    })
    copies.set(key, copy)
    return copy()
  }

  return {
    async find(regionCode, asked) {
      const day = localDayOf(parts.world.now())
      const index = await indexOf(regionCode, day)
      const { themes } = parts.rulebook.inForce(regionCode, themesRule, day).value
      const units = await parts.org.units(regionCode)
      const unitNames = new Map(units.map(({ code, name }) => [code, name]))
      const found = chosen(index, asked, themes)
      const offering = new Set(index.lines.map(({ unitCode }) => unitCode))
      return {
        total: found.length,
        lines: found.slice(asked.from, asked.from + itemsPerPage).map((line) => ({
          ...line,
          unitName: unitNames.get(line.unitCode) ?? line.unitCode,
        })),
        units: units.filter(({ code }) => offering.has(code)),
        themes,
      }
    },
  }
}

/** Those that fit, the best fit of the words first. */
function chosen(index: Index, asked: ItemsAsked, themes: readonly Theme[]): ItemLine[] {
  const { q, unitCode, level, audience } = asked
  const theme = themes.find(({ code }) => code === asked.theme)
  const fitting = index.lines.filter(
    (line) =>
      (unitCode === null || line.unitCode === unitCode) &&
      (level === null || line.level === level) &&
      (audience === null || line.audience.includes(audience)) &&
      (asked.theme === null || theme?.itemCodes.includes(line.code) === true),
  )
  if (q === null) return fitting
  const letters = q.trim().toLowerCase()
  if (codeForm.test(letters)) return byLetters(index, fitting, letters)
  const wanted = searchWordsOf(q)
  const hits = fitting.map((line) => {
    const words = index.words.get(line.code) ?? new Set()
    const n = wanted.filter((word) => words.has(word)).length
    return { line, n: line.code === q.trim() ? wanted.length + 1 : n }
  })
  // One pair of a long sentence may stray; half of what was asked must be there.
  const needed = Math.max(1, Math.ceil(wanted.length / 2))
  return hits
    .filter(({ n }) => n >= needed)
    .toSorted((left, right) => right.n - left.n)
    .map(({ line }) => line)
}

/** A code or pinyin initials: what clerks type who know what they look for. */
const codeForm = /^[a-z0-9][a-z0-9._-]*$/

/** The whole code, then codes and names that begin so, then names that hold the letters. */
function byLetters(index: Index, lines: readonly ItemLine[], letters: string): ItemLine[] {
  const rankOf = ({ code, name }: ItemLine): number => {
    const own = code.toLowerCase()
    const initials = index.initials.get(code) ?? []
    if (own === letters) return 0
    if (own.startsWith(letters) || initials.some((one) => one.startsWith(letters))) return 1
    const isIn = initials.some((one) => one.includes(letters))
    return isIn || name.toLowerCase().includes(letters) ? 2 : 3
  }
  return lines
    .map((line) => ({ line, rank: rankOf(line) }))
    .filter(({ rank }) => rank < 3)
    .toSorted((left, right) => left.rank - right.rank)
    .map(({ line }) => line)
}
