import type { WordingField } from '@huiyin/contract/letter-wordings'
import type { FieldLabel } from '@huiyin/contract/rule-values'

/** The part of JSON Schema from which forms are drawn; anything else is shown as it is. */
export interface Schema {
  readonly type?: string
  /** What the wording of a letter may print. */
  readonly fields?: readonly WordingField[]
  readonly label?: FieldLabel
  /** Words of the values of an enum, or of the keys of a record. */
  readonly words?: Readonly<Record<string, FieldLabel>>
  readonly enum?: readonly string[]
  readonly anyOf?: readonly Schema[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly patternProperties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly items?: Schema
  readonly minimum?: number
  readonly maximum?: number
  readonly maxLength?: number
  readonly maxItems?: number
  readonly format?: string
  /** A text that is one of a list the desk knows. */
  readonly of?: 'units'
  readonly pattern?: string
}

export type Composite = Readonly<Record<string, unknown>>

export function isComposite(value: unknown): value is Composite {
  return typeof value === 'object' && value !== null
}

/** Eight ways to ask for a value. */
export type Asked =
  | { readonly as: 'yes-no' | 'count' | 'text' | 'one-of' | 'some-of' | 'time' | 'scalar' }
  | { readonly as: 'or-none'; readonly inner: Schema }
  | { readonly as: 'list'; readonly inner: Schema }
  | { readonly as: 'group' }

export function askedOf(schema: Schema): Asked {
  const [inner, another] = schema.anyOf?.filter(({ type }) => type !== 'null') ?? []
  if (another !== undefined) return { as: 'scalar' }
  if (inner !== undefined) return { as: 'or-none', inner }
  if (schema.enum !== undefined) return { as: 'one-of' }
  if (schema.type === 'boolean') return { as: 'yes-no' }
  if (schema.type === 'integer' || schema.type === 'number') return { as: 'count' }
  if (schema.type === 'array' && schema.items !== undefined) {
    const { items } = schema
    return items.enum === undefined ? { as: 'list', inner: items } : { as: 'some-of' }
  }
  if (schema.properties?.amountHundredths !== undefined) return { as: 'time' }
  return schema.type === 'object' ? { as: 'group' } : { as: 'text' }
}

/** Whether a value is asked for by several fields that belong together. */
export function isGroup(schema: Schema): boolean {
  return askedOf(schema).as === 'group'
}

/** The schema of a member of a group or a list. */
export function memberOf(schema: Schema, key: string): Schema {
  if (schema.items !== undefined) return schema.items
  const known = schema.properties?.[key]
  if (known !== undefined) return known
  const [pattern = {}] = Object.values(schema.patternProperties ?? {})
  const label = schema.words?.[key]
  return label === undefined ? pattern : { ...pattern, label }
}

/** A group with a member changed; one that may be left out is left out when it is emptied. */
export function withMember(
  schema: Schema,
  whole: Composite,
  key: string,
  next: unknown,
): Composite {
  const isNone = next === null && isGroup(memberOf(schema, key))
  const isEmpty = isNone || next === '' || (isComposite(next) && Object.keys(next).length === 0)
  const isOptional = schema.required?.includes(key) === false
  if (!(isEmpty && isOptional)) return { ...whole, [key]: next }
  return Object.fromEntries(Object.entries(whole).filter(([name]) => name !== key))
}

/** A number, yes or no, or a text: what somebody typed where all of them can stand. */
export function scalarOf(typed: string): string | number | boolean {
  if (typed === 'true' || typed === 'false') return typed === 'true'
  return /^-?(0|[1-9]\d{0,14})(\.\d*[1-9])?$/.test(typed) ? Number(typed) : typed
}

/** What a new line of a list begins with. */
export function blankOf(schema: Schema): unknown {
  const asked = askedOf(schema)
  if (asked.as === 'yes-no') return false
  if (asked.as === 'count') return schema.minimum ?? 0
  if (asked.as === 'one-of') return schema.enum?.[0] ?? ''
  if (asked.as === 'or-none') return null
  if (asked.as === 'list' || asked.as === 'some-of') return []
  if (asked.as === 'time') return { amountHundredths: 100, unit: 'working_day' }
  if (asked.as === 'text' || asked.as === 'scalar') return ''
  const members = Object.entries(schema.properties ?? {}).filter(
    ([key]) => schema.required?.includes(key) ?? true,
  )
  return Object.fromEntries(members.map(([key, member]) => [key, blankOf(member)]))
}
