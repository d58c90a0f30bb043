import type { DecisionTable } from '@huiyin/contract/decision-tables'
import type { AutomaticScope } from '@huiyin/contract/handling'
import {
  type CompiledTable,
  type Counterfactual,
  type Decided,
  type Decision,
  describeDecision,
  describeInput,
  nearestCounterfactual,
  type PersonReason,
} from '../../../kernel/decisions/index.ts'
import type { InputOrigin } from './facts.rules.ts'

/** What comes of asking a table: a grant, a refusal, or a person and why. */
export type Verdict =
  | { readonly verdict: 'approve' | 'refuse' }
  | { readonly verdict: 'person'; readonly reason: PersonReason | TablePersonReason }

/** The table says so, proposes a refusal that only a person may speak, or nobody could ask it. */
export type TablePersonReason = 'rule' | 'refusal_proposed' | 'not_asked'

/**
 * What a decision of a table means for the matter. A refusal needs a rule that says `refuse` and a
 * publication that allows it; whatever else is not a plain grant goes to a person.
 *
 * @see docs/domain/automatic.md, rules 3 and 4
 */
export function verdictOf(
  { table }: Pick<CompiledTable, 'table'>,
  decision: Decision,
  automatic: AutomaticScope,
): Verdict {
  if (decision.outcome === 'person') return { verdict: 'person', reason: decision.reason }
  const concluded = conclusionOf(table, decision)
  if (concluded === 'approve') return { verdict: 'approve' }
  if (concluded !== 'refuse') return { verdict: 'person', reason: 'rule' }
  return automatic === 'grants_and_refusals'
    ? { verdict: 'refuse' }
    : { verdict: 'person', reason: 'refusal_proposed' }
}

/** What the first column says becomes of the matter; nothing where several rules speak. */
function conclusionOf({ outputs: [first] }: DecisionTable, { conclusions }: Decided): unknown {
  const [conclusion] = conclusions
  if (first === undefined || conclusions.length !== 1) return undefined
  return conclusion?.outputs[first.id]
}

/** What would have had to be otherwise: towards a grant for whoever did not get one. */
export function counterfactualOf(
  compiled: CompiledTable,
  decision: Decision,
): Counterfactual | undefined {
  if (decision.outcome === 'person') return undefined
  return conclusionOf(compiled.table, decision) === 'approve'
    ? nearestCounterfactual(compiled, decision)
    : nearestCounterfactual(compiled, decision, 'approve')
}

const personWords: Readonly<Record<PersonReason | TablePersonReason, string>> = {
  missing: '缺少作出决定所需的数据',
  outside: '有数据超出规则所列范围',
  no_rule: '没有适用的规则',
  several_rules: '有几条规则同时适用',
  rule: '规则规定由人审查',
  refusal_proposed: '按规则不符合条件，不予许可须由人决定',
  not_asked: '多次未能完成自动审批',
}

/** Why a person has it now, with what was missing by name, and the way to a grant if rules spoke. */
export function describePerson(
  { reason }: Extract<Verdict, { readonly verdict: 'person' }>,
  told: {
    readonly compiled: CompiledTable
    readonly decision: Decision
    readonly origins: readonly InputOrigin[]
  },
): string {
  const faults = [...new Set(told.origins.flatMap(({ fault }) => fault ?? []))]
  const details = faults.length === 0 ? '' : `（${faults.join('；')}）`
  const other = counterfactualOf(told.compiled, told.decision)
  const way = other === undefined ? '' : `${other.words.zh}。`
  return `自动审批没有作出决定：${personWords[reason]}${details}。${way}已转人工办理，期限不变。`
}

/**
 * A decision for whoever it is about: the rule and its ground, what it rests on and where that came
 * from, the nearest other way, and how to have a person look.
 */
export function describeVerdict(
  compiled: CompiledTable,
  told: {
    readonly decision: Decision
    readonly origins: readonly InputOrigin[]
    readonly reviewDays: number
  },
): string {
  const { decision, origins, reviewDays } = told
  const rules = decision.outcome === 'decided' ? describeDecision(compiled, decision) : []
  const other = counterfactualOf(compiled, decision)
  return [
    ...rules.map(({ zh }) => zh),
    '依据的数据：',
    ...describeInputs(compiled, decision, origins),
    ...(other === undefined ? [] : [`${other.words.zh}。`]),
    `本决定由决策表自动作出（表 ${decision.tableHash.slice(0, 12)}）；自决定之日起${reviewDays}个工作日内，可以申请人工复核。`,
  ].join('\n')
}

/** One line an input: 核定座位数：45 座（机动车库，应答编号 SIM-1，2026-11-21 02:00） */
function describeInputs(
  compiled: CompiledTable,
  decision: Decision,
  origins: readonly InputOrigin[],
): string[] {
  return decision.inputs.flatMap(({ id, name, value }) => {
    const input = compiled.table.inputs.find((one) => one.id === id)
    const origin = origins.find((one) => one.input === id)
    if (value === null || input === undefined) return []
    return `${name}：${describeInput(input, value).zh}（${describeOrigin(origin)}）`
  })
}

function describeOrigin(origin: InputOrigin | undefined): string {
  if (origin === undefined || origin.from === 'form') return '申请人填报'
  if (origin.from === 'material') return '申请材料'
  const at = origin.at === undefined ? '' : `，${origin.at.slice(0, 16).replace('T', ' ')}`
  return `${origin.name}，应答编号 ${origin.responseId ?? '无'}${at}`
}
