import type { CellValue } from '@huiyin/contract/decision-tables'
import { type CompiledTable, comparableOf, hitsOf, type RuleSet } from './compile.rules.ts'
import type { Conclusion, Decision, Facts, PersonReason, SeenInput } from './types.ts'

/**
 * Asks a table. What is not known goes to a person unless no rule that could fit asks for it; so
 * does a value outside its column. Neither is ever a refusal.
 *
 * @param facts - by the id of their input; what the table does not ask is not looked at
 */
export function decide(compiled: CompiledTable, facts: Facts): Decision {
  const { table, hash, columns } = compiled
  const seen: SeenInput[] = []
  const missing: string[] = []
  const outside: string[] = []
  // Rules that fit what is known, and those of them that fit whatever the rest may be.
  let fitting = compiled.allRules
  let certain = compiled.allRules
  for (const { input, rules, indifferent, find } of columns) {
    const { value, origin = input.origin, source } = facts[input.id] ?? {}
    const { id, name } = input
    seen.push({
      id,
      name,
      value: value ?? null,
      origin,
      ...(source === undefined ? {} : { source }),
    })
    if (value === undefined) {
      missing.push(id)
      certain &= indifferent
      continue
    }
    const comparable = comparableOf(value, input.type)
    const slice = comparable === undefined ? -1 : find(comparable)
    if (slice === -1) outside.push(id)
    else fitting &= rules[slice] ?? 0n
  }
  const answer = { tableId: table.id, tableHash: hash, inputs: seen }
  const hits = hitsOf(compiled, fitting)
  const reason = reasonForAPerson(compiled, { fitting, certain, hits, outside })
  if (reason === undefined) {
    const conclusions = hits.map((rule) => conclusionOf(compiled, rule))
    return { outcome: 'decided', ...answer, conclusions }
  }
  const about = reason === 'outside' ? outside : reason === 'missing' ? missing : []
  return { outcome: 'person', ...answer, reason, about }
}

/** What a rule concludes, by its index. */
export function conclusionOf({ table }: CompiledTable, rule: number): Conclusion {
  const { id, ground, gives } = table.rules[rule] as CompiledTable['table']['rules'][number]
  const outputs: Record<string, CellValue> = {}
  table.outputs.forEach((output, column) => {
    const value = gives[column]
    if (value !== undefined) outputs[output.id] = value
  })
  return { rule: id, ...(ground === undefined ? {} : { ground }), outputs }
}

interface Found {
  readonly fitting: RuleSet
  readonly certain: RuleSet
  readonly hits: readonly number[]
  readonly outside: readonly string[]
}

function reasonForAPerson(
  { table }: CompiledTable,
  { fitting, certain, hits, outside }: Found,
): PersonReason | undefined {
  if (outside.length > 0) return 'outside'
  const [first] = hits
  if (first === undefined) return table.hitPolicy === 'collect' ? undefined : 'no_rule'
  const decisive = table.hitPolicy === 'first' ? 1n << BigInt(first) : fitting
  if ((decisive & certain) !== decisive) return 'missing'
  return table.hitPolicy === 'unique' && hits.length > 1 ? 'several_rules' : undefined
}
