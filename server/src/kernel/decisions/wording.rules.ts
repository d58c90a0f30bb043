import type { CellValue, TableInput, TableOutput } from '@huiyin/contract/decision-tables'
import { dayOfNumber } from '@huiyin/contract/time'
import type { Word } from '@huiyin/contract/words'
import type { Comparable, Range } from './cell.rules.ts'
import { type Column, type CompiledTable, comparableOf } from './compile.rules.ts'
import { isOrdered } from './slices.rules.ts'
import type { Conclusion, Decided } from './types.ts'

/**
 * What holds of an input whose value lies in one of these slices: 占地面积小于 60 平方米.
 * @param chosen - indexes of slices, ascending; not all of the column
 */
export function describeSlices(column: Column, chosen: readonly number[]): Word {
  const { input } = column
  const parts = isOrdered(input)
    ? runsOf(chosen).map((run) => describeRange(input, rangeOf(column, run)))
    : [describeNamed(column, chosen)]
  return {
    zh: `${input.name}${parts.map(({ zh }) => zh).join('，或')}`,
    en: `${input.name} ${parts.map(({ en }) => en).join(', or ')}`,
  }
}

/** The conditions of a rule, by its index: 占地面积小于 60 平方米，且车辆类型为“大型”. */
export function describeConditions({ columns }: CompiledTable, rule: number): Word {
  const bit = 1n << BigInt(rule)
  const asked = columns.filter(({ indifferent }) => (indifferent & bit) === 0n)
  if (asked.length === 0) return { zh: '不论何种情形', en: 'in any case' }
  const parts = asked.map((column) => {
    const chosen = [...column.rules.keys()].filter(
      (slice) => ((column.rules[slice] ?? 0n) & bit) !== 0n,
    )
    return describeSlices(column, chosen)
  })
  return joined(parts)
}

/** What a rule concludes: 予以批准; without words of its own 费用为 60 元. */
export function describeConclusion(
  outputs: readonly TableOutput[],
  conclusion: Pick<Conclusion, 'outputs'>,
): Word {
  const parts = outputs.map((output) => describeOutput(output, conclusion.outputs[output.id]))
  return { zh: parts.map(({ zh }) => zh).join('，'), en: parts.map(({ en }) => en).join(', ') }
}

/** A decision in a sentence a rule: which rule, on what ground, because of what, with what result. */
export function describeDecision(compiled: CompiledTable, decision: Decided): Word[] {
  const { rules, outputs, name } = compiled.table
  return decision.conclusions.map((conclusion) => {
    const index = rules.findIndex(({ id }) => id === conclusion.rule)
    const because = describeConditions(compiled, index)
    const result = describeConclusion(outputs, conclusion)
    const { rule, ground } = conclusion
    return {
      zh: `依据“${name}”规则 ${rule}${ground === undefined ? '' : `（${ground}）`}：${because.zh}，${result.zh}。`,
      en: `By rule ${rule} of "${name}"${ground === undefined ? '' : ` (${ground})`}: ${because.en}; ${result.en}.`,
    }
  })
}

/** Several conditions that all hold. */
export function joined(parts: readonly Word[]): Word {
  return { zh: parts.map(({ zh }) => zh).join('，且'), en: parts.map(({ en }) => en).join(' and ') }
}

/** A value of a column as people write it: 60 平方米, 12.50 元, “大型”, 是. */
export function describeValue(input: Pick<TableInput, 'type' | 'unit'>, value: Comparable): Word {
  if (typeof value === 'boolean')
    return value ? { zh: '“是”', en: '"yes"' } : { zh: '“否”', en: '"no"' }
  if (typeof value === 'string') return { zh: `“${value}”`, en: `"${value}"` }
  if (input.type === 'day') return same(dayOfNumber(value))
  if (input.type === 'money') return { zh: `${yuan(value)} 元`, en: `${yuan(value)} yuan` }
  return same(input.unit === undefined ? String(value) : `${value} ${input.unit}`)
}

/** A value of an input as it crosses the wire, in the same words. */
export function describeInput(input: Pick<TableInput, 'type' | 'unit'>, value: CellValue): Word {
  const comparable = comparableOf(value, input.type)
  return comparable === undefined ? same(String(value)) : describeValue(input, comparable)
}

function describeOutput(output: TableOutput, value: CellValue | undefined): Word {
  if (value === undefined) return same('')
  const words = output.words?.[String(value)]
  if (words !== undefined) return { zh: words, en: `${value} (${words})` }
  const text = output.type === 'day' ? same(String(value)) : describeValue(output, value)
  return { zh: `${output.name}为 ${text.zh}`, en: `${output.name} is ${text.en}` }
}

function describeNamed({ slices, input }: Column, chosen: readonly number[]): Word {
  const isChosen = new Set(chosen)
  const hasOther = slices.some(({ isOther }, index) => isOther === true && isChosen.has(index))
  const listed = slices.filter((_, index) => isChosen.has(index) !== hasOther)
  const words = listed.map(({ sample }) => describeValue(input, sample))
  const zh = words.map((word) => word.zh).join('或')
  const en = words.map((word) => word.en).join(' or ')
  return hasOther ? { zh: `不是${zh}`, en: `is not ${en}` } : { zh: `为${zh}`, en: `is ${en}` }
}

const comparisons = {
  number: {
    below: { zh: '小于 ', en: 'is less than ' },
    to: { zh: '不大于 ', en: 'is at most ' },
    above: { zh: '大于 ', en: 'is more than ' },
    from: { zh: '不小于 ', en: 'is at least ' },
    at: { zh: '等于 ', en: 'is ' },
  },
  day: {
    below: { zh: '早于 ', en: 'is before ' },
    to: { zh: '不晚于 ', en: 'is not after ' },
    above: { zh: '晚于 ', en: 'is after ' },
    from: { zh: '不早于 ', en: 'is not before ' },
    at: { zh: '为 ', en: 'is ' },
  },
} as const

function describeRange(input: TableInput, { from, to }: Range): Word {
  const words = comparisons[input.type === 'day' ? 'day' : 'number']
  const say = (how: Word, value: number) => {
    const text = describeValue(input, value)
    return { zh: `${how.zh}${text.zh}`, en: `${how.en}${text.en}` }
  }
  if (from !== undefined && from.value === to?.value) return say(words.at, from.value)
  const parts = [
    ...(from === undefined ? [] : [say(from.isIncluded ? words.from : words.above, from.value)]),
    ...(to === undefined ? [] : [say(to.isIncluded ? words.to : words.below, to.value)]),
  ]
  if (parts.length === 0) return { zh: '为任意值', en: 'is anything' }
  return { zh: parts.map(({ zh }) => zh).join('且'), en: parts.map(({ en }) => en).join(' and ') }
}

function rangeOf({ slices }: Column, { first, last }: Run): Range {
  const from = slices[first]?.from
  const to = slices[last]?.to
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }
}

interface Run {
  readonly first: number
  readonly last: number
}

/** Neighbouring indexes as one stretch each. */
function runsOf(indexes: readonly number[]): Run[] {
  const runs: Run[] = []
  for (const index of indexes) {
    const run = runs.at(-1)
    if (run !== undefined && run.last === index - 1) runs[runs.length - 1] = { ...run, last: index }
    else runs.push({ first: index, last: index })
  }
  return runs
}

function yuan(fen: number): string {
  return fen % 100 === 0 ? String(fen / 100) : (fen / 100).toFixed(2)
}

function same(text: string): Word {
  return { zh: text, en: text }
}
