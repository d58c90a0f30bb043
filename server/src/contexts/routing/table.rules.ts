import type { RoutingTableValue } from '@huiyin/contract/routing'
import { type CompiledTable, compileTable } from '../../kernel/decisions/index.ts'
import type { RuleName } from '../../kernel/rulebook/index.ts'

/** 归口表: who answers for what where. None until the region publishes one. */
export const responsibilityRule: RuleName<RoutingTableValue> = {
  name: 'routing/responsibility',
  otherwise: { version: 'shipped-1', value: { rows: [] } },
}

/** What expressions may ask; nothing else is known when a matter is routed. */
export const askedOfExpressions = [
  'kind',
  'category',
  'town',
  'community',
  'grid',
  'owner',
] as const

/** Why a table cannot be, in a sentence. */
export function findRoutingFault(value: unknown): string | undefined {
  const { rows, expressions } = value as RoutingTableValue
  const ids = rows.map(({ id }) => id)
  const twice = ids.find((id, index) => ids.indexOf(id) !== index)
  if (twice !== undefined) return `行标识 ${twice} 用了两次`
  const clash = findClash(rows)
  if (clash !== undefined) return clash
  return expressions === undefined ? undefined : findExpressionFault(expressions)
}

/** Two rows that fit alike and name two units leave the choice to chance. */
function findClash(rows: RoutingTableValue['rows']): string | undefined {
  const seen = new Map<string, (typeof rows)[number]>()
  for (const row of rows) {
    for (const kind of row.kinds) {
      const key = [kind, row.category, row.area, row.basis].join(' ')
      const other = seen.get(key)
      if (other !== undefined && other.unitCode !== row.unitCode) {
        return `${other.id} 和 ${row.id} 对同一类别、区域和性质写了两个单位`
      }
      seen.set(key, row)
    }
  }
  return undefined
}

function findExpressionFault(
  expressions: NonNullable<RoutingTableValue['expressions']>,
): string | undefined {
  const known = new Set<string>(askedOfExpressions)
  const unknown = expressions.inputs.find(({ id, type }) => !known.has(id) || type !== 'string')
  if (unknown !== undefined) {
    return `表达式只能使用文本列 ${askedOfExpressions.join('、')}，没有 ${unknown.id}`
  }
  const [unit, ...others] = expressions.outputs
  if (unit?.id !== 'unit' || unit.type !== 'string' || others.length > 0) {
    return '表达式只能有一个输出列 unit（单位编码）'
  }
  if (expressions.hitPolicy !== 'first') return '表达式按顺序命中，命中规则请选 first'
  try {
    compileTable(expressions)
    return undefined
  } catch (error) {
    if (error instanceof RangeError) return error.message
    throw error
  }
}

const compiled = new WeakMap<object, CompiledTable>()

/** Expressions as they are asked; compiled once for each edition. */
export function compiledExpressions({ expressions }: RoutingTableValue): CompiledTable | undefined {
  if (expressions === undefined) return undefined
  const known = compiled.get(expressions) ?? compileTable(expressions)
  compiled.set(expressions, known)
  return known
}
