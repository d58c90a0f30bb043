import type { ItemChange } from '@huiyin/contract/catalog-changes'
import { ItemContent } from '@huiyin/contract/catalog-item'
import type { FieldLabel } from '@huiyin/contract/rule-values'
import { alignLists, diffWords } from './word-diff.rules.ts'

/** The part of JSON Schema by which a document is read. */
interface Field {
  readonly label?: FieldLabel
  readonly words?: Readonly<Record<string, FieldLabel>>
  readonly anyOf?: readonly Field[]
  readonly properties?: Readonly<Record<string, Field>>
  readonly items?: Field
  readonly maxItems?: number
}

type Group = Readonly<Record<string, unknown>>

/**
 * What a version says otherwise than the one before it, field by field and clause by clause in the
 * order of the guide, as an amended law is read: what was added, removed, changed, by the word.
 * Lines of lists are known again by their id or name, wherever they stand.
 */
export function diffItems(before: ItemContent, after: ItemContent): ItemChange[] {
  return diffGroup(ItemContent as Field, before, after, [])
}

function diffField(
  field: Field,
  before: unknown,
  after: unknown,
  path: FieldLabel[],
): ItemChange[] {
  if (JSON.stringify(before) === JSON.stringify(after)) return []
  const inner = field.anyOf?.find(({ properties }) => properties !== undefined) ?? field
  if (isList(before) && isList(after) && inner.items?.properties !== undefined) {
    return diffLines(inner.items, before as readonly Group[], after as readonly Group[], path)
  }
  if (isList(before) && isList(after) && field.words === undefined) {
    return diffClauses(before.map(String), after.map(String), path)
  }
  if (isGroup(before) && isGroup(after) && !isLimit(before)) {
    return diffGroup(inner, before, after, path)
  }
  return [changeOf(path, textOf(inner, before), textOf(inner, after))]
}

function diffGroup(field: Field, before: Group, after: Group, path: FieldLabel[]): ItemChange[] {
  return Object.entries(field.properties ?? {}).flatMap(([key, member]) => {
    const label = member.label ?? { zh: key, en: key }
    return diffField(member, before[key], after[key], [...path, label])
  })
}

/** Lines with an identity: the same one may stand elsewhere and say something else. */
function diffLines(
  field: Field,
  before: readonly Group[],
  after: readonly Group[],
  path: FieldLabel[],
): ItemChange[] {
  const old = new Map(before.map((line) => [keyOf(line), line]))
  const young = new Map(after.map((line) => [keyOf(line), line]))
  const kept = after.flatMap((line) => {
    const was = old.get(keyOf(line))
    const at = [...path, nameOf(line)]
    if (was === undefined) return [changeOf(at, '', textOf(field, line))]
    return diffGroup(field, was, line, at)
  })
  const gone = before
    .filter((line) => !young.has(keyOf(line)))
    .map((line) => changeOf([...path, nameOf(line)], textOf(field, line), ''))
  return [...kept, ...gone]
}

/** Clauses have no name: one removed where one was added is that clause, changed. */
function diffClauses(
  before: readonly string[],
  after: readonly string[],
  path: FieldLabel[],
): ItemChange[] {
  const changes: ItemChange[] = []
  const removed: string[] = []
  let number = 0
  const at = () => [...path, { zh: `第${number}项`, en: `no. ${number}` }]
  const flush = () => {
    for (const text of removed.splice(0)) changes.push(changeOf(at(), text, ''))
  }
  for (const line of alignLists(before, after, (one, other) => one === other)) {
    if (line.op === 'removed') {
      removed.push(line.before)
      continue
    }
    number += 1
    if (line.op === 'added') changes.push(changeOf(at(), removed.shift() ?? '', line.after))
    else flush()
  }
  flush()
  return changes
}

function changeOf(path: readonly FieldLabel[], before: string, after: string): ItemChange {
  const kind = before === '' ? 'added' : after === '' ? 'removed' : 'changed'
  return {
    zh: path.map(({ zh }) => zh).join(' · '),
    en: path.map(({ en }) => en).join(' · '),
    kind,
    words: diffWords(before, after),
  }
}

/** A value in the words of the guide. */
function textOf(field: Field, value: unknown): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (isLimit(value)) return `${value.amount} ${limitUnits[value.unit]}`
  if (isList(value)) {
    const one = { ...field.items, ...(field.words && { words: field.words }) }
    return value.map((line) => textOf(one, line)).join('；')
  }
  if (isGroup(value)) return textOfGroup(field, value)
  const text = String(value)
  return field.words?.[text]?.zh ?? text
}

function textOfGroup(field: Field, value: Group): string {
  const inner = field.anyOf?.find(({ properties }) => properties !== undefined) ?? field
  return Object.entries(inner.properties ?? {})
    .filter(([key]) => !forMachines.has(key))
    .map(([key, member]) => [member.label?.zh ?? key, textOf(member, value[key])] as const)
    .filter(([, text]) => text !== '')
    .map(([label, text]) => `${label}：${text}`)
    .join('；')
}

/** What ties parts of a document together and says nothing to a reader. */
const forMachines: ReadonlySet<string> = new Set([
  'id',
  'usedBy',
  'situations',
  'after',
  'sourceId',
])

const limitUnits = {
  urgent_hour: '小时',
  urgent_day: '天',
  working_hour: '个工作小时',
  working_day: '个工作日',
  calendar_day: '日',
} as const

function isLimit(
  value: unknown,
): value is { readonly amount: number; readonly unit: keyof typeof limitUnits } {
  return isGroup(value) && typeof value.amount === 'number' && String(value.unit) in limitUnits
}

/** By what a line of a list is known again. */
function keyOf(line: Group): string {
  return String(line.id ?? line.name ?? line.question ?? `${line.document} ${line.article ?? ''}`)
}

function nameOf(line: Group): FieldLabel {
  const name = String(line.name ?? line.question ?? line.text ?? line.document ?? line.id)
  return { zh: `“${name}”`, en: `“${name}”` }
}

function isList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value)
}

function isGroup(value: unknown): value is Group {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
