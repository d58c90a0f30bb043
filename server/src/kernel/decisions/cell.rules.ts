import type { CellType } from '@huiyin/contract/decision-tables'
import { dayNumber, parseLocalDay } from '@huiyin/contract/time'

/** What a cell compares: a day is its number (`dayNumber`), money is fen. */
export type Comparable = number | string | boolean

export interface Bound {
  readonly value: number
  readonly isIncluded: boolean
}

/** A stretch of an ordered column; a side without a bound is open for ever. */
export interface Range {
  readonly from?: Bound
  readonly to?: Bound
}

type Test = { readonly value: Comparable } | Range

/** A cell as it was read. `-` is "not nothing": negated, without tests. */
export interface Cell {
  readonly isNegated: boolean
  readonly tests: readonly Test[]
}

/** Why a cell cannot be read, in the words of the person who writes it. */
export class CellFault extends RangeError {
  readonly zh: string

  constructor(words: { readonly zh: string; readonly en: string }) {
    super(words.en)
    this.zh = words.zh
  }
}

/**
 * Reads a cell of the closed subset of S-FEEL: `-`, literals, `< <= > >=`, intervals `[a..b]` with
 * either end open, lists with commas, `not(…)`.
 *
 * @throws CellFault when it is none, or compares another type than its column
 * @see docs/domain/decisions.md
 */
export function readCell(text: string, type: CellType): Cell {
  if (text.trim() === '-') return { isNegated: true, tests: [] }
  const reader = new CellReader(tokensOf(text), type)
  const isNegated = reader.takeIf('not')
  if (isNegated) reader.take('(')
  const tests = [reader.readTest()]
  while (reader.takeIf(',')) tests.push(reader.readTest())
  if (isNegated) reader.take(')')
  reader.takeEnd()
  return { isNegated, tests }
}

/** Whether a cell admits a value of its column. */
export function admits(cell: Cell, value: Comparable): boolean {
  const isMet = cell.tests.some((test) =>
    'value' in test ? test.value === value : typeof value === 'number' && isWithin(test, value),
  )
  return isMet !== cell.isNegated
}

/** Whether a cell is `-`: it asks nothing. */
export function asksNothing(cell: Cell): boolean {
  return cell.isNegated && cell.tests.length === 0
}

/** Every number a cell compares with, where its answer may change. */
export function turningPoints(cell: Cell): number[] {
  return cell.tests.flatMap((test) => {
    if ('value' in test) return typeof test.value === 'number' ? [test.value] : []
    return [test.from, test.to].flatMap((bound) => (bound === undefined ? [] : [bound.value]))
  })
}

/** Every text a cell names. */
export function namedTexts(cell: Cell): string[] {
  return cell.tests.flatMap((test) =>
    'value' in test && typeof test.value === 'string' ? [test.value] : [],
  )
}

function isWithin({ from, to }: Range, value: number): boolean {
  const isAbove =
    from === undefined || value > from.value || (from.isIncluded && value === from.value)
  const isBelow = to === undefined || value < to.value || (to.isIncluded && value === to.value)
  return isAbove && isBelow
}

const tokenForm =
  /\s*(?:(date\("[^"]*"\))|("(?:[^"\\]|\\["\\])*")|(-?\d+(?:\.\d+)?(?!\d|\.\d))|(\.\.|<=|>=|[<>()[\],])|([a-z]+))/y

interface Token {
  readonly text: string
  readonly kind: 'date' | 'text' | 'number' | 'sign' | 'word'
}

const kinds = ['date', 'text', 'number', 'sign', 'word'] as const

function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  let position = 0
  const end = text.trimEnd().length
  while (position < end) {
    tokenForm.lastIndex = position
    const match = tokenForm.exec(text)
    const index = match === null ? -1 : match.slice(1).findIndex((part) => part !== undefined)
    const kind = kinds[index]
    if (match === null || kind === undefined) throw unreadable(text.slice(position).trim())
    tokens.push({ kind, text: match[index + 1] ?? '' })
    position = tokenForm.lastIndex
  }
  return tokens
}

class CellReader {
  readonly #tokens: readonly Token[]
  readonly #type: CellType
  #next = 0

  constructor(tokens: readonly Token[], type: CellType) {
    this.#tokens = tokens
    this.#type = type
  }

  takeIf(text: string): boolean {
    const token = this.#tokens[this.#next]
    if (token?.text !== text || token.kind === 'text') return false
    this.#next++
    return true
  }

  take(text: string): void {
    if (this.takeIf(text)) return
    throw new CellFault({ zh: `这里应当是“${text}”`, en: `"${text}" is expected` })
  }

  takeEnd(): void {
    const token = this.#tokens[this.#next]
    if (token !== undefined) throw unreadable(token.text)
  }

  readTest(): Test {
    for (const sign of ['<=', '<', '>=', '>'] as const) {
      if (!this.takeIf(sign)) continue
      const bound = { value: this.#readOrdered(), isIncluded: sign.endsWith('=') }
      return sign.startsWith('<') ? { to: bound } : { from: bound }
    }
    if (this.takeIf('[')) return this.#readInterval(true)
    if (this.takeIf('(') || this.takeIf(']')) return this.#readInterval(false)
    return { value: this.#readLiteral() }
  }

  #readInterval(isFromIncluded: boolean): Range {
    const from = { value: this.#readOrdered(), isIncluded: isFromIncluded }
    this.take('..')
    const to = { value: this.#readOrdered(), isIncluded: this.takeIf(']') }
    if (!to.isIncluded && !this.takeIf(')')) this.take('[')
    const isPoint = from.isIncluded && to.isIncluded && from.value === to.value
    if (from.value < to.value || isPoint) return { from, to }
    throw new CellFault({ zh: '区间里没有任何值', en: 'nothing lies in the interval' })
  }

  #readOrdered(): number {
    const value = this.#readLiteral()
    if (typeof value === 'number') return value
    throw new CellFault({
      zh: '只有数值、金额和日期可以比较大小',
      en: 'only numbers, money and days have an order',
    })
  }

  #readLiteral(): Comparable {
    const token = this.#tokens[this.#next++]
    if (token === undefined) throw new CellFault({ zh: '写到一半', en: 'it breaks off' })
    const value = literalOf(token)
    if (value === undefined) throw unreadable(token.text)
    if (
      typeof value !== typeOfColumn[this.#type] ||
      (token.kind === 'date') !== (this.#type === 'day')
    ) {
      throw new CellFault({
        zh: `${token.text} 不是${typeWords[this.#type]}`,
        en: `${token.text} is no ${this.#type}`,
      })
    }
    if (this.#type === 'money' && !Number.isSafeInteger(value)) {
      throw new CellFault({ zh: '金额以分为单位，须为整数', en: 'money is a whole number of fen' })
    }
    return value
  }
}

const typeOfColumn = {
  number: 'number',
  money: 'number',
  day: 'number',
  string: 'string',
  boolean: 'boolean',
} as const satisfies Record<CellType, string>

const typeWords = {
  number: '数值',
  money: '金额（分）',
  day: '日期，如 date("2026-01-01")',
  string: '文本，须加英文引号',
  boolean: '是否（true 或 false）',
} as const satisfies Record<CellType, string>

function literalOf({ kind, text }: Token): Comparable | undefined {
  if (kind === 'number') return Number(text)
  if (kind === 'text') return text.slice(1, -1).replace(/\\(["\\])/g, '$1')
  if (kind === 'date') {
    const day = parseLocalDay(text.slice(6, -2))
    if (day === undefined)
      throw new CellFault({ zh: `没有 ${text} 这一天`, en: `${text} is no day` })
    return dayNumber(day)
  }
  return text === 'true' ? true : text === 'false' ? false : undefined
}

function unreadable(text: string): CellFault {
  return new CellFault({ zh: `看不懂“${text}”`, en: `"${text}" cannot be read` })
}
