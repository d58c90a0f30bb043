import type { Chance } from './chance.ts'
import { hostileNumber, hostileText, hostileValue } from './hostile.ts'

/** As much of JSON Schema as our routes use. */
export interface Schema {
  readonly type?: string
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly anyOf?: readonly Schema[]
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly pattern?: string
  readonly format?: string
  readonly minimum?: number
  readonly maximum?: number
  readonly maxItems?: number
}

/** Values that mean something in the town, by the name of the field that takes them. */
export type Known = Readonly<Record<string, readonly string[]>>

/** A value a schema admits, as far as it can be told: most requests get past the first check. */
export function fill(chance: Chance, known: Known, schema: Schema, name = ''): unknown {
  if (schema.const !== undefined) return schema.const
  if (schema.enum !== undefined) return chance.one(schema.enum)
  if (schema.anyOf !== undefined) return fill(chance, known, chance.one(schema.anyOf), name)
  switch (schema.type) {
    case 'object':
      return fillObject(chance, known, schema)
    case 'array': {
      const length = chance.below(Math.min(schema.maxItems ?? 3, 3) + 1)
      const items = schema.items ?? {}
      return Array.from({ length }, () => fill(chance, known, items, name))
    }
    case 'integer':
      return (schema.minimum ?? 0) + chance.below(Math.min(schema.maximum ?? 5, 5) + 1)
    case 'number':
      return chance.next() * (schema.maximum ?? 10)
    case 'boolean':
      return chance.percent(50)
    case 'null':
      return null
    default:
      return fillText(chance, known, schema, name)
  }
}

function fillObject(chance: Chance, known: Known, schema: Schema): Record<string, unknown> {
  const filled: Record<string, unknown> = {}
  for (const [name, inner] of Object.entries(schema.properties ?? {})) {
    const isNeeded = schema.required?.includes(name) ?? false
    if (isNeeded || chance.percent(60)) filled[name] = fill(chance, known, inner, name)
  }
  return filled
}

function fillText(chance: Chance, known: Known, schema: Schema, name: string): string {
  const values = known[name]
  if (values !== undefined && values.length > 0) return chance.one(values)
  if (schema.format === 'uuid') return chance.one(known.id ?? [''])
  if (schema.pattern?.includes('{4}-') || /(^|[a-z])(on|from|to|day)$/i.test(name)) {
    return chance.one(['2026-11-18', '2026-11-20', '2026-12-01'])
  }
  return chance.one(['平常的话', 'plain words', 'abc-1'])
}

/** Puts something hostile in the place of one or more values, at any depth. */
export function mutate(chance: Chance, value: unknown): unknown {
  if (Array.isArray(value) && value.length > 0 && chance.percent(80)) {
    const place = chance.below(value.length)
    return value.map((inner, index) => (index === place ? mutate(chance, inner) : inner))
  }
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return mutateObject(chance, value as Readonly<Record<string, unknown>>)
  }
  if (typeof value === 'string' && chance.percent(60)) return hostileText(chance)
  if (typeof value === 'number' && chance.percent(60)) return hostileNumber(chance)
  return hostileValue(chance)
}

function mutateObject(
  chance: Chance,
  value: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const changed: Record<string, unknown> = { ...value }
  const names = Object.keys(changed)
  const name = names.length === 0 ? 'x' : chance.one(names)
  const way = chance.below(10)
  if (way === 0) delete changed[name]
  else if (way === 1) changed[hostileText(chance)] = hostileValue(chance)
  else if (way === 2) for (const each of names) changed[each] = hostileValue(chance)
  else changed[name] = mutate(chance, changed[name])
  return changed
}
