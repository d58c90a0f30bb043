import type { DecisionTable, InputOrigin } from '@huiyin/contract/decision-tables'
import type {
  DecisionSource,
  DecisionSourceKind,
  HandlingDocument,
  StepDecision,
} from '@huiyin/contract/handling'
import type { Word } from '@huiyin/contract/words'

/** What a table that decides a step by itself may conclude, in its first column. */
const automaticConclusions = ['approve', 'refuse', 'person'] as const

const originOf: Readonly<Record<DecisionSourceKind, InputOrigin>> = {
  form: 'applicant',
  material: 'document',
  register: 'register',
}

/**
 * What is wrong with tables that are to decide by themselves: an input nobody fetches or that comes
 * from elsewhere than the table says, a conclusion that is neither grant, refusal nor a person.
 * Without this a matter would go to a person every night for the same reason.
 *
 * @see docs/domain/automatic.md
 */
export function describeSourceFaults(
  document: HandlingDocument,
): readonly (Word & { readonly at: string })[] {
  return document.decisions.flatMap((decision, index) =>
    decision.automatic === undefined
      ? []
      : [
          ...conclusionFaults(decision.table),
          ...decision.table.inputs.flatMap((input) => inputFaults(input, decision)),
          ...(decision.sources ?? []).flatMap((source) => sourceFaults(source, decision, document)),
        ].map(({ zh, en }) => ({
          at: `/decisions/${index}/sources`,
          zh: `决策表“${decision.table.name}”：${zh}`,
          en: `Table "${decision.table.name}": ${en}`,
        })),
  )
}

function conclusionFaults({ hitPolicy, outputs, rules }: DecisionTable): Word[] {
  const known: readonly unknown[] = automaticConclusions
  const isClear =
    hitPolicy !== 'collect' &&
    outputs[0]?.type === 'string' &&
    rules.every(({ gives }) => known.includes(gives[0]))
  if (isClear) return []
  return [
    {
      zh: '自动审批的第一个输出只能是 approve、refuse 或 person，且命中规则不能是 collect。',
      en: 'its first output must be approve, refuse or person, and it must not collect.',
    },
  ]
}

function inputFaults(
  { id, name, origin }: DecisionTable['inputs'][number],
  { sources = [] }: StepDecision,
): Word[] {
  const own = sources.filter(({ input }) => input === id)
  const [source] = own
  if (own.length !== 1 || source === undefined) {
    return [
      {
        zh: `“${name}”须有且只有一个数据来源。`,
        en: `"${name}" needs exactly one source.`,
      },
    ]
  }
  if (originOf[source.from] === origin) return []
  return [
    {
      zh: `“${name}”的数据来源与决策表所列来源不一致。`,
      en: `"${name}" comes from elsewhere than the table says.`,
    },
  ]
}

function sourceFaults(
  { input, from, name, by, fact }: DecisionSource,
  { table }: StepDecision,
  { materials }: HandlingDocument,
): Word[] {
  const column = table.inputs.find(({ id }) => id === input)
  if (column === undefined) {
    return [{ zh: `决策表没有“${input}”这一列。`, en: `there is no input "${input}".` }]
  }
  if (from === 'register' && (by === undefined || fact === undefined)) {
    return [
      {
        zh: `“${column.name}”取自登记库，须写明查询所用的表单项和取用的数据项。`,
        en: `"${column.name}" comes from a register: say by which field and which fact.`,
      },
    ]
  }
  const isMaterial = materials.some(({ id }) => id === name) && column.type === 'boolean'
  if (from === 'material' && !isMaterial) {
    return [
      {
        zh: `“${column.name}”取自材料，须是材料清单中的一份，且类型为是否。`,
        en: `"${column.name}" comes from a material: one of the list, and a yes or no.`,
      },
    ]
  }
  return []
}
