import assert from 'node:assert/strict'
import { Ajv, type ErrorObject } from 'ajv'
import formats from 'ajv-formats'
import type { FastifySchemaCompiler } from 'fastify'
import type { Language } from './language.ts'

/** One field that was refused, in words of the reader. */
export interface FieldError {
  readonly field: string
  readonly message: string
}

/** A long list of errors helps nobody. */
const fieldErrorsMax = 20
const fieldNameLengthMax = 100

/** Unknown fields are refused, never dropped: a misspelt field must not vanish silently. */
const options = { removeAdditional: false, useDefaults: true, strict: false } as const

/**
 * Compiles the schemas of routes. JSON bodies say their types; what comes from a query, a path or
 * a form is text and is turned into the schema's types. The first check stops at the first fault;
 * only a small input is checked again for all of its faults, so a large hostile one stays cheap.
 */
export const compileCheck: FastifySchemaCompiler<unknown> = ({ schema, httpPart, url }) => {
  const isJson = httpPart === 'body' && url?.startsWith('/api/') === true
  const { first, all } = isJson ? strict : coercing
  const object = schema as object
  const check = first.compile(object)
  return (input: unknown) => {
    if (check(input)) return { value: input }
    const errors = check.errors ?? []
    if (!isSmall(input)) return { error: new InvalidInput(errors) }
    const checkAll = all.compile(object)
    checkAll(input)
    return { error: new InvalidInput(checkAll.errors ?? errors) }
  }
}

/** What a schema refused; carried to the problem document. */
export class InvalidInput extends Error {
  readonly faults: readonly ErrorObject[]

  constructor(faults: readonly ErrorObject[]) {
    super('invalid input')
    this.name = 'InvalidInput'
    this.faults = faults
  }

  /** At most 20 fields with a sentence each. */
  fieldErrors(language: Language): FieldError[] {
    const seen = new Map<string, FieldError>()
    for (const fault of this.faults.flatMap((one) => asChoice(one, this.faults))) {
      const field = fieldOf(fault)
      if (!seen.has(field)) seen.set(field, { field, message: sentence(fault, language) })
      if (seen.size === fieldErrorsMax) break
    }
    return [...seen.values()]
  }
}

/** @throws when an object of a schema would let unknown fields pass. */
export function assertClosed(schema: unknown, place: string): void {
  if (typeof schema !== 'object' || schema === null) return
  const node = schema as Readonly<Record<string, unknown>>
  if (node.type === 'object') {
    assert('additionalProperties' in node, `${place}: say additionalProperties: false`)
    assert(node.additionalProperties !== true, `${place}: unknown fields must be refused`)
  }
  for (const [key, value] of Object.entries(node)) {
    if (key !== 'examples' && key !== 'default') assertClosed(value, `${place}.${key}`)
  }
}

// A compiler knows again the schema it has compiled, so that a second door of the process costs
// nothing, nor do the hundreds that the tests open.
const strict = compilers(false)
const coercing = compilers('array')

function compilers(coerceTypes: false | 'array') {
  const make = (allErrors: boolean) => {
    const ajv = new Ajv({ ...options, coerceTypes, allErrors })
    formats.default(ajv)
    return ajv
  }
  return { first: make(false), all: make(true) }
}

const smallTextLength = 4_096

function isSmall(input: unknown): boolean {
  return (JSON.stringify(input) ?? '').length <= smallTextLength
}

/**
 * A choice among literals fails once for each of them and once as a whole; the reader wants one
 * sentence with all that is permitted.
 */
function asChoice(fault: ErrorObject, faults: readonly ErrorObject[]): ErrorObject[] {
  const same = faults.filter((other) => other.instancePath === fault.instancePath)
  if (!same.some((other) => other.keyword === 'anyOf')) return [fault]
  if (fault.keyword !== 'anyOf') return fault.keyword === 'const' ? [] : [fault]
  const allowedValues = same.flatMap(({ keyword, params }) =>
    keyword === 'const' ? [String(params.allowedValue)] : [],
  )
  if (allowedValues.length === 0) return [fault]
  return [{ ...fault, keyword: 'enum', params: { allowedValues } }]
}

function fieldOf(fault: ErrorObject): string {
  const path = fault.instancePath.split('/').slice(1)
  const { missingProperty, additionalProperty } = fault.params as Readonly<Record<string, unknown>>
  const last = missingProperty ?? additionalProperty
  const names = last === undefined ? path : [...path, String(last)]
  return names.join('.').slice(0, fieldNameLengthMax)
}

function sentence(fault: ErrorObject, language: Language): string {
  const words = sentences[fault.keyword] ?? sentences.other
  assert(words)
  const { limit, allowedValues, allowedValue, type, format } = fault.params as Readonly<
    Record<string, unknown>
  >
  const detail = limit ?? allowedValues ?? allowedValue ?? type ?? format ?? ''
  return words[language].replace('{}', Array.isArray(detail) ? detail.join(', ') : String(detail))
}

const sentences: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  required: { zh: '此项必填。', en: 'This field is needed.' },
  additionalProperties: { zh: '没有这个字段，请核对名称。', en: 'There is no such field here.' },
  type: { zh: '类型应为 {}。', en: 'Must be of type {}.' },
  enum: { zh: '只能是以下之一：{}。', en: 'Must be one of: {}.' },
  const: { zh: '只能是 {}。', en: 'Must be {}.' },
  anyOf: { zh: '不是允许的值。', en: 'Not one of the permitted values.' },
  minLength: { zh: '至少 {} 个字符。', en: 'At least {} characters.' },
  maxLength: { zh: '最多 {} 个字符。', en: 'At most {} characters.' },
  minItems: { zh: '至少 {} 项。', en: 'At least {} items.' },
  maxItems: { zh: '最多 {} 项。', en: 'At most {} items.' },
  uniqueItems: { zh: '不能有重复的项。', en: 'Items must differ from each other.' },
  minimum: { zh: '不能小于 {}。', en: 'Must not be less than {}.' },
  maximum: { zh: '不能大于 {}。', en: 'Must not be more than {}.' },
  multipleOf: { zh: '精度不符。', en: 'Has too many decimals.' },
  format: { zh: '格式应为 {}。', en: 'Must have the format {}.' },
  pattern: { zh: '格式不正确。', en: 'Does not have the right form.' },
  other: { zh: '内容不符合要求。', en: 'Does not meet the rule for this field.' },
}
