import type { CellValue, DecisionTable } from '@huiyin/contract/decision-tables'
import {
  type Column,
  type CompiledTable,
  cellValueOf,
  compileTable,
  type RuleSet,
  ruleSetOf,
} from './compile.rules.ts'
import { readTable } from './read-table.rules.ts'
import type { Slice } from './slices.rules.ts'
import type { Finding } from './types.ts'
import { describeValue } from './wording.rules.ts'

/** Findings of one kind beyond these are not listed: the first few show what is wrong. */
const findingsMax = 20
/** A table on which the search for gaps branches more often is too large to be trusted. */
const branchesMax = 200_000

/**
 * What keeps a table from being published: cells that cannot be read, rules that overlap
 * (`unique`), inputs no rule fits (`unique`, `first`), rules that never come to bear. Exact over
 * the whole domain of the columns; each finding names inputs to try.
 */
export function checkTable(table: DecisionTable): Finding[] {
  const { findings } = readTable(table)
  if (findings.length > 0) return [...findings]
  const compiled = compileTable(table)
  const neverFit = rulesThatNeverFit(compiled)
  if (table.hitPolicy === 'collect') return neverFit
  const overlaps = table.hitPolicy === 'unique' ? overlapsOf(compiled) : []
  return [...neverFit, ...overlaps, ...walk(compiled)]
}

function rulesThatNeverFit({ table, columns, allRules }: CompiledTable): Finding[] {
  const possible = columns.reduce(
    (rules, column) => rules & column.rules.reduce((all, each) => all | each, 0n),
    allRules,
  )
  return idsOf(table, allRules & ~possible).map((id) => ({
    code: 'never_fits',
    rules: [id],
    zh: `规则 ${id} 有一格超出了该列可能的取值，永远不会命中。`,
    en: `Rule ${id} has a cell outside the domain of its column: it never fits.`,
  }))
}

function overlapsOf(compiled: CompiledTable): Finding[] {
  const { table, columns } = compiled
  const found: Finding[] = []
  for (const one of table.rules.keys()) {
    for (let other = one + 1; other < table.rules.length; other++) {
      const both = ruleSetOf([one, other])
      const slices = columns.map((column) => column.rules.findIndex((set) => (set & both) === both))
      if (slices.includes(-1)) continue
      const rules = idsOf(table, both)
      const { example, zh, en } = exampleOf(columns, slices)
      found.push({
        code: 'overlap',
        rules,
        example,
        zh: `规则 ${rules.join('、')} 会同时命中，例如${zh}。请收窄其中一条。`,
        en: `Rules ${rules.join(', ')} overlap, as for ${en}. Narrow one of them.`,
      })
      if (found.length === findingsMax) return found
    }
  }
  return found
}

interface Walk {
  readonly columns: readonly Column[]
  /** Column and rules left over, seen before: what follows is known. */
  readonly seen: Set<string>
  readonly gaps: number[][]
  /** Rules that are the first to fit somewhere. */
  decisive: RuleSet
}

/** Walks every combination of slices that differs in its rules, for gaps and idle rules. */
function walk({ table, columns, allRules }: CompiledTable): Finding[] {
  const state: Walk = { columns, seen: new Set(), gaps: [], decisive: 0n }
  step(state, allRules, [])
  if (state.seen.size >= branchesMax) {
    return [
      {
        code: 'too_large',
        rules: [],
        zh: '决策表过大，无法逐一核对有无遗漏。请拆成几张表。',
        en: 'The table is too large to be checked for gaps. Split it.',
      },
    ]
  }
  const gaps = state.gaps.map((slices): Finding => {
    const { example, zh, en } = exampleOf(columns, slices)
    return {
      code: 'gap',
      rules: [],
      example,
      zh: `没有规则适用于${zh}。请补一条规则，或限定该列可能的取值。`,
      en: `No rule fits ${en}. Add a rule, or narrow the domain of a column.`,
    }
  })
  if (table.hitPolicy !== 'first') return gaps
  const fitting = columns.reduce(
    (rules, column) => rules & column.rules.reduce((all, each) => all | each, 0n),
    allRules,
  )
  const idle = idsOf(table, fitting & ~state.decisive).map(
    (id): Finding => ({
      code: 'never_reached',
      rules: [id],
      zh: `规则 ${id} 之前的规则已涵盖它的全部情形，永远轮不到它。`,
      en: `The rules before ${id} cover all it could fit: it is never reached.`,
    }),
  )
  return [...gaps, ...idle]
}

function step(state: Walk, rules: RuleSet, slices: readonly number[]): void {
  if (state.seen.size >= branchesMax) return
  const column = state.columns[slices.length]
  if (rules === 0n) {
    // No rule is left whatever follows: the first slice of each column left is as good as any.
    if (state.gaps.length < findingsMax) {
      state.gaps.push(state.columns.map((_, index) => slices[index] ?? 0))
    }
    return
  }
  if (column === undefined) {
    state.decisive |= rules & -rules
    return
  }
  const key = `${slices.length}:${rules.toString(36)}`
  if (state.seen.has(key)) return
  state.seen.add(key)
  column.rules.forEach((set, index) => {
    const isRepeated = column.rules.indexOf(set) < index
    if (!isRepeated) step(state, rules & set, [...slices, index])
  })
}

function exampleOf(columns: readonly Column[], slices: readonly number[]) {
  const values = columns.map(({ input, slices: all }, index) => {
    const { sample } = all[slices[index] ?? 0] as Slice
    return { input, value: cellValueOf(sample, input.type), words: describeValue(input, sample) }
  })
  const example: Record<string, CellValue> = {}
  for (const { input, value } of values) example[input.id] = value
  return {
    example,
    zh: values.map(({ input, words }) => `${input.name} ${words.zh}`).join('、'),
    en: values.map(({ input, words }) => `${input.name} ${words.en}`).join(', '),
  }
}

function idsOf(table: DecisionTable, rules: RuleSet): string[] {
  return table.rules
    .filter((_, index) => (rules & (1n << BigInt(index))) !== 0n)
    .map(({ id }) => id)
}
