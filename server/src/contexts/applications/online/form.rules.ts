import type { ItemContent, ItemMaterial } from '@huiyin/contract/catalog-item'
import type { TableInput } from '@huiyin/contract/decision-tables'
import type { LocalDay } from '@huiyin/contract/time'
import type { Plan } from '../application.types.ts'
import { isPromisable } from '../promises/promisable.rules.ts'
import type { DraftContent, DraftFile } from './draft.types.ts'

/** A question beforehand; asked once, however many items of a theme ask it. */
export type Question = ItemContent['questions'][number]

/** A material of the applicant, with what its page says about it. */
export interface AskedMaterial
  extends Pick<
    ItemMaterial,
    'name' | 'fillingNote' | 'acceptance' | 'basis' | 'issuer' | 'deferrable'
  > {
  readonly id: string
  readonly isPromisable: boolean
  /** Why no promise stands in for it, where the item would let one. */
  readonly promiseBar: PromiseBar | null
  /** Days in which a file handed in before may be used again; the region's, where none are named. */
  readonly reusableDays: number | null
}

/** 承诺不实: for some days after a false promise the applicant hands the papers in. */
export interface PromiseBar {
  readonly until: LocalDay
  /** What was found is said to the applicant alone, not to an agent. */
  readonly isOwn: boolean
}

/** A page of the form: one group of questions. */
export type FormStep =
  | { readonly kind: 'question'; readonly id: string; readonly question: Question }
  | { readonly kind: 'details'; readonly id: 'details'; readonly inputs: readonly TableInput[] }
  | { readonly kind: 'material'; readonly id: string; readonly material: AskedMaterial }
  | { readonly kind: 'delivery'; readonly id: 'delivery' }

/** The form as it is with these answers: an answer may change which pages follow. */
export interface ApplyForm {
  readonly steps: readonly FormStep[]
  /** What we fetch ourselves, by name. */
  readonly fetched: readonly string[]
  readonly isResultPosted: boolean
}

type Version = { readonly content: ItemContent }

/**
 * The pages of the form: every question, every input of a decision table that the applicant knows,
 * every material once, and how the result comes.
 *
 * @param plan - the handling in the situations answered so far; it says which materials are wanted
 * @param bar - what keeps the applicant from promising, if anything
 */
export function formOf(
  versions: readonly Version[],
  plan: Plan,
  bar: PromiseBar | null = null,
): ApplyForm {
  const contents = versions.map(({ content }) => content)
  const questions = onceBy(
    contents.flatMap((content) => content.questions),
    ({ text }) => text,
  )
  const inputs = onceBy(
    contents.flatMap(({ handling }) => handling.decisions).flatMap(fieldsOf),
    ({ id }) => id,
  )
  const materials = plan.materials.filter(({ source }) => source === 'applicant')
  return {
    steps: [
      ...questions.map(
        (question, index) => ({ kind: 'question', id: `q${index + 1}`, question }) as const,
      ),
      ...(inputs.length === 0 ? [] : [{ kind: 'details', id: 'details', inputs } as const]),
      ...materials.map(
        (one, index) =>
          ({
            kind: 'material',
            id: `m${index + 1}`,
            material: askedOf(one, contents, bar),
          }) as const,
      ),
      { kind: 'delivery', id: 'delivery' },
    ],
    fetched: plan.materials.filter(({ source }) => source === 'register').map(({ name }) => name),
    isResultPosted: contents.every(({ promise }) => promise.isResultPosted),
  }
}

type Decision = ItemContent['handling']['decisions'][number]

/** What a table asks the applicant: its own inputs, and what registers are asked about. */
function fieldsOf({ table, sources = [] }: Decision): TableInput[] {
  const typed = table.inputs.flatMap((input): TableInput[] => {
    const source = sources.find((one) => one.input === input.id)
    if (source === undefined) return input.origin === 'applicant' ? [input] : []
    return source.from === 'form' ? [{ ...input, id: source.name }] : []
  })
  const keys = sources.flatMap(({ by }): TableInput[] =>
    by === undefined ? [] : [{ id: by, name: by, type: 'string', origin: 'applicant' }],
  )
  return [...typed, ...keys]
}

/** What every item that asks for a material lets pass may pass. */
function askedOf(
  { id, name, source, deferrable }: Plan['materials'][number],
  contents: readonly ItemContent[],
  bar: PromiseBar | null,
): AskedMaterial {
  const known = contents.flatMap(({ handling }) => handling.materials)
  const same = known.filter((one) => one.name === name && one.source === 'applicant')
  const [first] = same
  const mayBePromised = isPromisable({ name, source }, contents)
  return {
    id,
    name,
    deferrable,
    isPromisable: mayBePromised && bar === null,
    promiseBar: mayBePromised ? bar : null,
    reusableDays: shortest(same.flatMap(({ reusableDays }) => reusableDays ?? [])),
    ...(first?.fillingNote === undefined ? {} : { fillingNote: first.fillingNote }),
    ...(first?.acceptance === undefined ? {} : { acceptance: first.acceptance }),
    ...(first?.basis === undefined ? {} : { basis: first.basis }),
    ...(first?.issuer === undefined ? {} : { issuer: first.issuer }),
  }
}

const shortest = (days: readonly number[]) => (days.length === 0 ? null : Math.min(...days))

function onceBy<One>(all: readonly One[], key: (one: One) => string): One[] {
  return [...new Map(all.toReversed().map((one) => [key(one), one])).values()].toReversed()
}

/** Whether a page has been answered, so that the form may go on. */
export function isAnswered(
  step: FormStep,
  content: DraftContent,
  files: readonly DraftFile[],
): boolean {
  switch (step.kind) {
    case 'question':
      return step.question.choices.some(({ id }) => id === content.situations[step.question.id])
    case 'details':
      return step.inputs.every((input) => inputFault(input, content.form[input.id] ?? '') === null)
    case 'material': {
      const { id, deferrable, isPromisable } = step.material
      const choice = content.materials[id]
      if (choice === 'promise') return isPromisable
      if (choice === 'later') return deferrable
      return files.some(({ materialId }) => materialId === id)
    }
    case 'delivery':
      return (
        content.deliveryWay !== null &&
        (content.deliveryWay === 'counter' || content.address !== '')
      )
  }
}

/** What is wrong with a value that was typed; nothing when it can be used. */
export function inputFault(
  input: TableInput,
  typed: string,
): 'missing' | 'number' | 'day' | 'choice' | null {
  const value = typed.trim()
  if (value === '') return 'missing'
  if (value.length > 60) return 'choice'
  switch (input.type) {
    case 'number':
    case 'money':
      return isNumberIn(input, value) ? null : 'number'
    case 'day':
      return isDay(value) ? null : 'day'
    case 'boolean':
      return value === 'true' || value === 'false' ? null : 'choice'
    case 'string':
      return input.values === undefined || input.values.includes(value) ? null : 'choice'
  }
}

function isNumberIn({ minimum, maximum, isWhole, type }: TableInput, value: string): boolean {
  const form = type === 'money' ? /^[0-9]{1,12}(\.[0-9]{1,2})?$/ : /^-?[0-9]{1,12}(\.[0-9]{1,6})?$/
  if (!form.test(value)) return false
  // Money is typed in yuan and kept in fen.
  const amount = type === 'money' ? Math.round(Number(value) * 100) : Number(value)
  if (isWhole === true && !Number.isInteger(amount)) return false
  return amount >= (minimum ?? Number.NEGATIVE_INFINITY) && amount <= (maximum ?? Infinity)
}

function isDay(value: string): boolean {
  if (!/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(value)) return false
  const moment = new Date(`${value}T00:00:00Z`)
  return !Number.isNaN(moment.getTime()) && moment.toISOString().startsWith(value)
}

/** The first page that still has to be answered; none when the form can be handed in. */
export function firstOpen(
  form: ApplyForm,
  content: DraftContent,
  files: readonly DraftFile[],
): FormStep | undefined {
  return form.steps.find((step) => !isAnswered(step, content, files))
}

/** The situations that were chosen, for the plan. */
export function situationsOf({ situations }: DraftContent): string[] {
  return [...new Set(Object.values(situations))]
}
