import type { CellType, CellValue } from '@huiyin/contract/decision-tables'
import { formatInstant, parseLocalDay } from '@huiyin/contract/time'
import type { Facts } from '../../../kernel/decisions/index.ts'
import type { MaterialState, PlannedDecision } from '../application.types.ts'
import { type RegisterAnswer, type RegisterQuestion, registerFaultWords } from './registers.ts'

/** What is known when a table is asked. */
export interface Known {
  readonly form: readonly { readonly field: string; readonly value: string }[]
  readonly materials: Readonly<Record<string, MaterialState>>
  /** By {@link questionKey}. */
  readonly answers: ReadonlyMap<string, RegisterAnswer>
  readonly askedAt: Date
}

/** Where an input came from, kept beside its value; never the key a register was asked about. */
export interface InputOrigin {
  readonly input: string
  readonly from: 'form' | 'material' | 'register'
  readonly name: string
  /** The register's own number of its answer. */
  readonly responseId?: string
  /** RFC 3339: when the register answered, or did not. */
  readonly at?: string
  /** Why there is no value, in words. */
  readonly fault?: string
}

/** The questions a table has for registers, each once. */
export function questionsOf(
  { sources }: Pick<PlannedDecision, 'sources'>,
  form: Known['form'],
): readonly RegisterQuestion[] {
  const questions = sources.flatMap(({ from, name, by }) => {
    const key = from === 'register' ? fieldOf(form, by) : undefined
    return key === undefined ? [] : [{ register: name, key }]
  })
  return [...new Map(questions.map((one) => [questionKey(one), one])).values()]
}

export function questionKey({ register, key }: RegisterQuestion): string {
  return `${register}\n${key}`
}

/**
 * The facts a table is asked with and where each came from. What is not there, cannot be read or
 * was not answered is left out of the facts: the table then leaves the matter to a person.
 */
export function gatherFacts(
  { table, sources }: Pick<PlannedDecision, 'table' | 'sources'>,
  known: Known,
): { readonly facts: Facts; readonly origins: readonly InputOrigin[] } {
  const found = table.inputs.flatMap(({ id, type }) => {
    const source = sources.find(({ input }) => input === id)
    return source === undefined ? [] : [fetchValue(source, type, known)]
  })
  return {
    facts: Object.fromEntries(
      found.flatMap(({ origin, value }) =>
        value === undefined
          ? []
          : [[origin.input, { value, source: origin.responseId ?? origin.name }]],
      ),
    ),
    origins: found.map(({ origin }) => origin),
  }
}

interface Found {
  readonly origin: InputOrigin
  readonly value: CellValue | undefined
}

function fetchValue(
  { input, from, name, by, fact = '' }: PlannedDecision['sources'][number],
  type: CellType,
  known: Known,
): Found {
  const origin = { input, from, name }
  if (from === 'material') {
    const state = known.materials[name]
    return { origin, value: state === 'handed_in' || state === 'fetched' }
  }
  if (from === 'form') {
    const value = readValue(fieldOf(known.form, name), type)
    return {
      origin: value === undefined ? { ...origin, fault: '没有填写或无法识别' } : origin,
      value,
    }
  }
  const key = fieldOf(known.form, by)
  const answer =
    key === undefined ? undefined : known.answers.get(questionKey({ register: name, key }))
  if (answer === undefined) {
    return { origin: { ...origin, fault: `没有填写${by ?? ''}，无法查询` }, value: undefined }
  }
  const asked = { ...origin, at: formatInstant(known.askedAt) }
  if (!answer.ok) {
    return {
      origin: { ...asked, fault: `${name}${registerFaultWords[answer.fault]}` },
      value: undefined,
    }
  }
  const { responseId } = answer
  const answered = { ...asked, responseId }
  const value = typeIs(answer.facts[fact], type) ? answer.facts[fact] : undefined
  if (value !== undefined) return { origin: answered, value }
  return { origin: { ...answered, fault: `${name}的应答中没有可用的“${fact}”` }, value }
}

function fieldOf(form: Known['form'], field: string | undefined): string | undefined {
  const value = form.find((one) => one.field === field)?.value.trim()
  return value === '' ? undefined : value
}

const booleans: Readonly<Record<string, boolean>> = {
  是: true,
  否: false,
  true: true,
  false: false,
}

/** What somebody wrote into a form, as the column wants it; `undefined` when it is no such value. */
function readValue(text: string | undefined, type: CellType): CellValue | undefined {
  if (text === undefined) return undefined
  switch (type) {
    case 'string':
      return text
    case 'boolean':
      return Object.hasOwn(booleans, text) ? booleans[text] : undefined
    case 'day':
      return parseLocalDay(text)
    case 'number':
      return /^-?[0-9]{1,12}(\.[0-9]{1,6})?$/.test(text) ? Number(text) : undefined
    case 'money':
      // Yuan as people write them; tables reckon in whole fen.
      return /^[0-9]{1,12}(\.[0-9]{1,2})?$/.test(text) ? Math.round(Number(text) * 100) : undefined
  }
}

function typeIs(value: CellValue | undefined, type: CellType): boolean {
  if (type === 'boolean') return typeof value === 'boolean'
  if (type === 'string') return typeof value === 'string'
  if (type === 'day') return typeof value === 'string' && parseLocalDay(value) !== undefined
  return typeof value === 'number' && Number.isFinite(value)
}
