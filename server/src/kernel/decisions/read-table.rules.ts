import type { CellValue, DecisionTable, TableInput } from '@huiyin/contract/decision-tables'
import { parseLocalDay } from '@huiyin/contract/time'
import { type Cell, CellFault, readCell } from './cell.rules.ts'
import type { Finding } from './types.ts'

/** The cells of a table, column by column, and whatever cannot be read. */
export interface ReadTable {
  /** By input, then by rule. */
  readonly cells: readonly (readonly Cell[])[]
  readonly findings: readonly Finding[]
}

/** Reads every cell of a table, and finds what does not hold together. */
export function readTable(table: DecisionTable): ReadTable {
  const findings = [
    ...doubles(table.inputs, '输入', 'input'),
    ...doubles(table.outputs, '输出', 'output'),
    ...doubles(table.rules, '规则', 'rule'),
    ...table.inputs.flatMap(domainFaults),
    ...table.rules.flatMap((rule) => ruleFaults(table, rule)),
  ]
  const cells = table.inputs.map((input, column) =>
    table.rules.flatMap((rule) => {
      const text = rule.when[column]
      if (text === undefined) return []
      const read = tryCell(text, input)
      if ('isNegated' in read) return [read]
      findings.push({
        code: 'unreadable',
        rules: [rule.id],
        zh: `规则 ${rule.id} 的“${input.name}”一格写作 ${text}：${read.zh}。`,
        en: `Rule ${rule.id}, column ${input.id}, cell ${text}: ${read.message}.`,
      })
      return []
    }),
  )
  return { cells, findings }
}

function tryCell(text: string, input: TableInput): Cell | CellFault {
  try {
    return readCell(text, input.type)
  } catch (error) {
    if (error instanceof CellFault) return error
    throw error
  }
}

type Rule = DecisionTable['rules'][number]

function ruleFaults(table: DecisionTable, rule: Rule): Finding[] {
  const faults: Finding[] = []
  if (rule.when.length !== table.inputs.length || rule.gives.length !== table.outputs.length) {
    faults.push(
      unreadable([rule.id], {
        zh: `规则 ${rule.id} 的格数与表头不符。`,
        en: `Rule ${rule.id} has another number of cells than the table has columns.`,
      }),
    )
  }
  table.outputs.forEach(({ type, words, name, id }, column) => {
    const value = rule.gives[column]
    if (value === undefined) return
    if (isOfType(value, type) && (words === undefined || String(value) in words)) return
    faults.push(
      unreadable([rule.id], {
        zh: `规则 ${rule.id} 的结论“${name}”不能是 ${value}。`,
        en: `Rule ${rule.id} cannot conclude ${value} for ${id}.`,
      }),
    )
  })
  return faults
}

function isOfType(value: CellValue, type: TableInput['type']): boolean {
  if (type === 'day') return typeof value === 'string' && parseLocalDay(value) !== undefined
  if (type === 'money') return Number.isSafeInteger(value)
  return typeof value === type
}

function domainFaults(input: TableInput): Finding[] {
  const { minimum, maximum, isWhole, values, type } = input
  const hasBounds = minimum !== undefined || maximum !== undefined
  const isMisplaced =
    (values !== undefined && type !== 'string') ||
    (hasBounds && type !== 'number' && type !== 'money') ||
    (isWhole !== undefined && type !== 'number')
  if (!isMisplaced && (minimum ?? 0) <= (maximum ?? minimum ?? 0)) return []
  return [
    unreadable([], {
      zh: `输入“${input.name}”的取值范围与类型不符，或最小值大于最大值。`,
      en: `The domain of input ${input.id} does not fit its type, or its minimum exceeds its maximum.`,
    }),
  ]
}

function doubles(all: readonly { readonly id: string }[], zh: string, en: string): Finding[] {
  const ids = all.map(({ id }) => id)
  const twice = new Set(ids.filter((id, index) => ids.indexOf(id) !== index))
  return [...twice].map((id) =>
    unreadable([], { zh: `${zh}标识 ${id} 重复。`, en: `There are two ${en}s ${id}.` }),
  )
}

function unreadable(rules: readonly string[], words: { zh: string; en: string }): Finding {
  return { code: 'unreadable', rules, ...words }
}
