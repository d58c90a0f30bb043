import type { Word } from '@huiyin/contract/words'
import canonicalize from 'canonicalize'
import type { CompiledTable } from './compile.rules.ts'

import { decide } from './decide.rules.ts'
import type { Decision, Facts } from './types.ts'
import { describeConclusion } from './wording.rules.ts'

/** Matters named of each change, for somebody to open. */
const examplesMax = 10

/** Decisions that would now come out otherwise, for one reason. */
export interface ShadowChange {
  /** Why and how it was decided, and would be. */
  readonly before: Word
  readonly after: Word
  readonly count: number
  /** Numbers of the first matters. */
  readonly examples: readonly string[]
}

export interface ShadowReport {
  readonly decisions: number
  /** The same conclusion by the same rule. */
  readonly same: number
  /** The same conclusion for another reason. */
  readonly sameByAnotherRule: number
  /** Most frequent first. */
  readonly changes: readonly ShadowChange[]
}

/**
 * Lets a new version of a table decide again what was decided, changing nothing: who would be
 * answered otherwise, grouped by reason. An input that was not stored is missing now as well.
 *
 * @param tables - the version that decided and the one that would
 * @param stored - decisions of the first, each with the number of its matter
 */
export function shadowRun(
  tables: { readonly before: CompiledTable; readonly after: CompiledTable },
  stored: Iterable<{ readonly number: string; readonly decision: Decision }>,
): ShadowReport {
  const changes = new Map<string, { -readonly [Key in keyof ShadowChange]: ShadowChange[Key] }>()
  let decisions = 0
  let same = 0
  let sameByAnotherRule = 0
  for (const { number, decision } of stored) {
    decisions++
    const next = decide(tables.after, factsOf(decision))
    const before = describeReason(tables.before, decision)
    const after = describeReason(tables.after, next)
    if (resultOf(decision) === resultOf(next)) {
      if (before.zh === after.zh) same++
      else sameByAnotherRule++
      continue
    }
    const key = `${before.zh}\n${after.zh}`
    const change = changes.get(key) ?? { before, after, count: 0, examples: [] }
    change.count++
    if (change.examples.length < examplesMax) change.examples = [...change.examples, number]
    changes.set(key, change)
  }
  const sorted = [...changes.values()].sort(
    (one, other) => other.count - one.count || (keyOf(one) < keyOf(other) ? -1 : 1),
  )
  return { decisions, same, sameByAnotherRule, changes: sorted }
}

const keyOf = ({ before, after }: ShadowChange) => `${before.zh}\n${after.zh}`

function factsOf(decision: Decision): Facts {
  return Object.fromEntries(
    decision.inputs.map(({ id, value, origin }) => [
      id,
      value === null ? { origin } : { value, origin },
    ]),
  )
}

/** What came out, whatever the rule; all that goes to a person is the same. */
function resultOf(decision: Decision): string {
  if (decision.outcome === 'person') return 'person'
  // Canonical, because a database gives the keys back in an order of its own.
  return String(canonicalize(decision.conclusions.map(({ outputs }) => outputs)))
}

function describeReason({ table }: CompiledTable, decision: Decision): Word {
  if (decision.outcome === 'person') {
    const about = decision.inputs.filter(({ id }) => decision.about.includes(id))
    const { zh, en } = reasonWords[decision.reason]
    const names = about.map(({ name }) => name).join('、')
    return { zh: `转人工：${zh}${names}`, en: `a person: ${en}${names}` }
  }
  const parts = decision.conclusions.map((conclusion) => ({
    rule: conclusion.rule,
    words: describeConclusion(table.outputs, conclusion),
  }))
  return {
    zh: parts.map(({ rule, words }) => `规则 ${rule}：${words.zh}`).join('；'),
    en: parts.map(({ rule, words }) => `rule ${rule}: ${words.en}`).join('; '),
  }
}

const reasonWords = {
  missing: { zh: '缺少', en: 'missing ' },
  outside: { zh: '超出取值范围：', en: 'outside the domain: ' },
  no_rule: { zh: '没有规则适用', en: 'no rule fits' },
  several_rules: { zh: '有几条规则适用', en: 'several rules fit' },
} as const satisfies Record<string, Word>
