import { ItemContent } from '@huiyin/contract/catalog-item'
import type { FieldLabel } from '@huiyin/contract/rule-values'
import { exerciseLevels, typeCodes } from './codes.rules.ts'
import type { SheetColumn } from './sheet-layout.data.ts'

type Cell = string | number | null

/** What a cell holds, or why it cannot be read. */
export type CellRead =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly zh: string; readonly en: string }

/** The part of a schema a cell needs: its words, and whether it may be nothing. */
interface Field {
  readonly words?: Readonly<Record<string, FieldLabel>>
  readonly anyOf?: readonly Field[]
  readonly type?: string
  readonly properties?: Readonly<Record<string, Field>>
  readonly items?: Field
}

const limitWords = {
  urgent_hour: '小时',
  urgent_day: '天',
  working_hour: '工作小时',
  working_day: '工作日',
  calendar_day: '自然日',
} as const

/** Writes a value of a document as people read it in a table. */
export function writeCell(column: SheetColumn, list: string, value: unknown): Cell {
  if (value === undefined || value === null) return null
  const words = wordsOf(column, list)
  switch (column.kind) {
    case 'count':
    case 'number':
      return Number(value)
    case 'yes-no':
      return value === true ? '是' : '否'
    case 'word':
      return words[String(value)]?.zh ?? String(value)
    case 'words':
      return textsOf(value)
        .map((one) => words[one]?.zh ?? one)
        .join('、')
    case 'lines':
      return textsOf(value).map(escaped).join('\n')
    case 'ids':
      return textsOf(value).join(',')
    case 'limit':
      return writeLimit(value as { amount: number; unit: keyof typeof limitWords })
    case 'choices':
      return (value as readonly { id: string; text: string }[])
        .map(({ id, text }) => `${id}=${escaped(text)}`)
        .join('\n')
    case 'json':
      return textsOf(value).length === 0 ? null : JSON.stringify(value)
    default:
      return escaped(String(value))
  }
}

/** Reads a cell; an empty one is `undefined`, or `null` where the document wants to know. */
export function readCell(column: SheetColumn, list: string, cell: string | number): CellRead {
  const text = String(cell).trim()
  if (text === '') return { ok: true, value: emptyOf(column, list) }
  const words = wordsOf(column, list)
  switch (column.kind) {
    case 'count':
    case 'number':
      return readNumber(column, text)
    case 'yes-no':
      return readYesNo(column, text)
    case 'word':
      return readWords(column, words, [text], ([one]) => one)
    case 'words':
      return readWords(column, words, text.split(/[、,，；;]/), (all) => all)
    case 'lines':
      return { ok: true, value: text.split(/\r?\n/).map(unescaped) }
    case 'ids':
      return { ok: true, value: text.split(/[,，、]/).map((one) => one.trim()) }
    case 'limit':
      return readLimit(column, text)
    case 'choices':
      return readChoices(column, text)
    case 'json':
      return readJson(column, text)
    default:
      return { ok: true, value: unescaped(text) }
  }
}

/** What an empty cell means: lists are empty, limits of an item are said to be none. */
function emptyOf(column: SheetColumn, list: string): unknown {
  const isList = ['lines', 'ids', 'words', 'choices', 'json'].includes(column.kind)
  if (isList) return column.at === 'decideAfter' ? undefined : []
  return fieldOf(column, list)?.anyOf?.some(({ type }) => type === 'null') ? null : undefined
}

function readNumber(column: SheetColumn, text: string): CellRead {
  const value = Number(text)
  return Number.isFinite(value) ? { ok: true, value } : refused(column, text, '一个数', 'a number')
}

function readYesNo(column: SheetColumn, text: string): CellRead {
  if (['是', '1', 'true', 'Y'].includes(text)) return { ok: true, value: true }
  if (['否', '0', 'false', 'N'].includes(text)) return { ok: true, value: false }
  return refused(column, text, '“是”或“否”', '是 or 否')
}

function readWords(
  column: SheetColumn,
  words: Readonly<Record<string, FieldLabel>>,
  texts: readonly string[],
  shape: (keys: readonly string[]) => unknown,
): CellRead {
  const codes = codesOf(column)
  const keys: string[] = []
  for (const text of texts.map((one) => one.trim())) {
    const entry = Object.entries(words).find(([key, { zh }]) => key === text || zh === text)
    const key = entry?.[0] ?? codes[text]
    if (key === undefined) {
      const offered = Object.values(words)
        .map(({ zh }) => zh)
        .join('、')
      return refused(column, text, offered, offered)
    }
    keys.push(key)
  }
  return { ok: true, value: shape(keys) }
}

const limitForm = /^([0-9]+(?:\.[0-9]{1,2})?) ?个?(工作日|工作小时|自然日|小时|天|日)?$/

function readLimit(column: SheetColumn, text: string): CellRead {
  const [, amount, word = '工作日'] = limitForm.exec(text) ?? []
  const found = Object.entries(limitWords).find(([, zh]) => zh === word)
  const unit = word === '日' ? 'calendar_day' : found?.[0]
  if (amount === undefined || unit === undefined) {
    return refused(column, text, '如“5 个工作日”', 'for instance 5 个工作日')
  }
  return { ok: true, value: { amount: Number(amount), unit } }
}

function writeLimit({ amount, unit }: { amount: number; unit: keyof typeof limitWords }): string {
  return `${amount} 个${limitWords[unit]}`
}

function readChoices(column: SheetColumn, text: string): CellRead {
  const lines = text.split(/\r?\n/).map((line) => /^([a-z0-9-]+)=(.+)$/.exec(line.trim()))
  const choices = lines.flatMap((match) =>
    match === null ? [] : [{ id: match[1] ?? '', text: unescaped(match[2] ?? '') }],
  )
  if (choices.length < lines.length) {
    return refused(column, text, '每行“标识=情形”', 'a line each: id=situation')
  }
  return { ok: true, value: choices }
}

function readJson(column: SheetColumn, text: string): CellRead {
  try {
    return { ok: true, value: JSON.parse(text) }
  } catch {
    return refused(column, text.slice(0, 20), 'JSON', 'JSON')
  }
}

function refused({ heading }: SheetColumn, text: string, zh: string, en: string): CellRead {
  return {
    ok: false,
    zh: `“${heading}”填的是“${text}”，应填${zh}。`,
    en: `“${heading}” says “${text}”; it must be ${en}.`,
  }
}

/** National codes that stand for words. */
function codesOf({ at }: SheetColumn): Readonly<Record<string, string>> {
  if (at === 'identity.level') return { ...exerciseLevels }
  if (at !== 'identity.type') return {}
  return Object.fromEntries(Object.entries(typeCodes).map(([type, code]) => [code, type]))
}

function wordsOf(column: SheetColumn, list: string): Readonly<Record<string, FieldLabel>> {
  return fieldOf(column, list)?.words ?? {}
}

function fieldOf({ at }: SheetColumn, list: string): Field | undefined {
  const step = (field: Field | undefined, key: string) => field?.properties?.[key]
  const root = ItemContent as Field
  const line = list === '' ? root : list.split('.').reduce(step, root as Field | undefined)?.items
  return at.split('.').reduce(step, line)
}

function textsOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : []
}

/** A line end inside a text would begin a new line of a list. */
function escaped(text: string): string {
  return text.replaceAll('\\', '\\\\').replaceAll('\r', '').replaceAll('\n', '\\n')
}

function unescaped(text: string): string {
  return text.replace(/\\(\\|n)/g, (_, letter) => (letter === 'n' ? '\n' : '\\'))
}
