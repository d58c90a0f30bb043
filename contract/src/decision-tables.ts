import Type, { type Static } from 'typebox'
import type { FieldLabel } from './rule-values.ts'

const strict = { additionalProperties: false }
const called = (zh: string, en: string) => ({ label: { zh, en } satisfies FieldLabel })

/** What a cell may compare. `money` is whole fen, `day` is `YYYY-MM-DD`. */
export const cellTypes = ['number', 'money', 'string', 'boolean', 'day'] as const
export type CellType = (typeof cellTypes)[number]

/** Where an input comes from; a decision names it beside each value. */
export const inputOrigins = ['applicant', 'register', 'document'] as const
export type InputOrigin = (typeof inputOrigins)[number]

/** `unique`: exactly one rule fits; `first`: the first that fits; `collect`: all that fit. */
export const hitPolicies = ['unique', 'first', 'collect'] as const

const identifier = (zh: string, en: string) =>
  Type.String({ pattern: '^[a-z][a-z0-9-]{0,39}$', ...called(zh, en) })
const name = (zh: string, en: string) =>
  Type.String({ minLength: 1, maxLength: 100, ...called(zh, en) })
const values = (zh: string, en: string) =>
  Type.Array(Type.String({ minLength: 1, maxLength: 60 }), {
    minItems: 1,
    maxItems: 100,
    uniqueItems: true,
    ...called(zh, en),
  })

/** A value as it crosses the wire: numbers, money in fen, texts, yes or no, days as text. */
export const CellValue = Type.Union([Type.Number(), Type.String({ maxLength: 60 }), Type.Boolean()])
export type CellValue = Static<typeof CellValue>

/** A column that is asked; its domain is what the check for gaps walks over. */
export const TableInput = Type.Object(
  {
    id: identifier('列标识', 'Column'),
    name: name('名称', 'Name'),
    type: Type.Enum([...cellTypes], called('类型', 'Type')),
    origin: Type.Enum([...inputOrigins], called('来源', 'Origin')),
    /** Written after a number: 平方米. */
    unit: Type.Optional(name('计量单位', 'Unit of measure')),
    /** Texts that can occur; without them any text can. */
    values: Type.Optional(values('可能的取值', 'Possible values')),
    /** Numbers and money that can occur, both included; whole numbers only if `isWhole`. */
    minimum: Type.Optional(Type.Number(called('最小值', 'Minimum'))),
    maximum: Type.Optional(Type.Number(called('最大值', 'Maximum'))),
    isWhole: Type.Optional(Type.Boolean(called('只能是整数', 'Whole numbers only'))),
  },
  strict,
)
export type TableInput = Static<typeof TableInput>

/** A column that is answered. */
export const TableOutput = Type.Object(
  {
    id: identifier('列标识', 'Column'),
    name: name('名称', 'Name'),
    type: Type.Enum([...cellTypes], called('类型', 'Type')),
    /** How a value reads in a sentence: `approve` 予以批准. */
    words: Type.Optional(
      Type.Record(Type.String({ maxLength: 60 }), name('读法', 'Reading'), {
        ...strict,
        ...called('读法', 'Words'),
      }),
    ),
  },
  strict,
)
export type TableOutput = Static<typeof TableOutput>

/** A row: a cell an input, in the closed subset of S-FEEL (docs/domain/decisions.md). */
export const TableRule = Type.Object(
  {
    id: identifier('规则标识', 'Rule'),
    when: Type.Array(
      Type.String({ minLength: 1, maxLength: 500, examples: ['-', '< 60', '[1..5]', '"大型"'] }),
      { minItems: 1, maxItems: 40, ...called('条件', 'Conditions') },
    ),
    gives: Type.Array(CellValue, { minItems: 1, maxItems: 10, ...called('结论', 'Conclusions') }),
    ground: Type.Optional(
      Type.String({ minLength: 1, maxLength: 200, ...called('依据', 'Ground') }),
    ),
  },
  strict,
)
export type TableRule = Static<typeof TableRule>

/** A decision table; what is published never changes and is known by its hash. */
export const DecisionTable = Type.Object(
  {
    id: identifier('决策表标识', 'Table'),
    name: name('名称', 'Name'),
    hitPolicy: Type.Enum([...hitPolicies], called('命中规则', 'Hit policy')),
    inputs: Type.Array(TableInput, { minItems: 1, maxItems: 40, ...called('输入', 'Inputs') }),
    outputs: Type.Array(TableOutput, { minItems: 1, maxItems: 10, ...called('输出', 'Outputs') }),
    rules: Type.Array(TableRule, { minItems: 1, maxItems: 500, ...called('规则', 'Rules') }),
  },
  { ...strict, ...called('决策表', 'Decision table') },
)
export type DecisionTable = Static<typeof DecisionTable>
