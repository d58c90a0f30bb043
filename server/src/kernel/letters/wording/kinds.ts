import type { WordingField } from '@huiyin/contract/letter-wordings'
import { requiredFacts } from '../facts.rules.ts'
import type { FrozenFacts, LetterKind } from '../types.ts'
import { fieldOf, fieldsByName, type PrintedField } from './fields.ts'
import { shippedWordings } from './shipped.ts'

/** What is not a matter of wording: to whom a letter goes, and whether it is signed for. */
export interface Frame {
  readonly addressee: string | null
  readonly note: string | null
  readonly copyTo: readonly string[]
  /** Whether the unit signs for it on a second part (回执). */
  readonly asksReceipt: boolean
}

/**
 * What a letter of a kind must print, whatever its wording: the facts it cannot be issued without,
 * the number it is found by, and what a reader has a right to know, such as the remedies.
 * Source: docs/domain/letters.md, rule 14.
 */
const moreNeeded: Partial<Record<LetterKind, readonly PrintedField[]>> = {
  assignment: ['requirements', 'answerTo'],
  supervision: ['consequence'],
  notice_of_delay: ['remedies'],
  rectification_answer: ['remedies'],
}

export function neededFields(kind: LetterKind): readonly PrintedField[] {
  return ['matterNumber', ...requiredFacts[kind], ...(moreNeeded[kind] ?? [])]
}

/** Fields that every letter of the kind has, so that a line with them is never left out. */
export function sureFields(kind: LetterKind): ReadonlySet<PrintedField> {
  return new Set([
    ...requiredFacts[kind],
    'matterNumber',
    'toUnitName',
    'issuerName',
    'progressUrl',
  ] satisfies PrintedField[])
}

/** What a wording of the kind may print: all that its shipped ones do, and what it must. */
export function fieldsOfKind(kind: LetterKind): readonly WordingField[] {
  const needed: ReadonlySet<PrintedField> = new Set(neededFields(kind))
  const shipped = JSON.stringify(shippedWordings[kind])
  const isShipped = (name: string) =>
    [`{${name}}`, `{${name}|`].some((one) => shipped.includes(one))
  const offered = [...fieldsByName].filter(
    ([name, field]) => needed.has(field) || always.has(field) || isShipped(name),
  )
  return offered
    .map(([name, field]) => ({ name, en: fieldOf(field).en, needed: needed.has(field) }))
    .toSorted((a, b) => Number(b.needed) - Number(a.needed))
}

const always: ReadonlySet<PrintedField> = new Set([
  'matterNumber',
  'toUnitName',
  'issuerName',
  'issuerPhone',
  'progressUrl',
])

/** The frame of a letter; the wording stands in it. */
export function frameOf(kind: LetterKind, facts: FrozenFacts): Frame {
  const { toUnitName, fromUnitName, source = null, copyTo = [] } = facts
  const note = facts.issuerPhone === undefined ? null : `（联系电话：${facts.issuerPhone}）`
  switch (kind) {
    case 'assignment':
    case 'supervision':
    case 'appeal_decision':
      return { addressee: toUnitName, note, copyTo, asksReceipt: true }
    case 'reassignment': {
      const told = facts.copyTo ?? (fromUnitName === undefined ? [] : [fromUnitName])
      return { addressee: toUnitName, note, copyTo: told, asksReceipt: true }
    }
    case 'notice_of_delay':
    case 'rectification_answer':
      return { addressee: '评价人', note, copyTo: [], asksReceipt: false }
    case 'outside_reply':
      return { addressee: source, note, copyTo: [], asksReceipt: false }
    case 'filing_receipt':
    case 'acceptance_notice':
    case 'correction_notice':
    case 'refusal_to_accept':
    case 'grant_decision':
    case 'refusal_decision':
    case 'special_procedure_notice':
    case 'delivery_record':
    case 'certificate_decision':
      return { addressee: '申请人', note, copyTo: [], asksReceipt: false }
    // Forms for the file, without a reader outside.
    case 'extension_decision':
    case 'follow_up_record':
    case 'publication_review':
      return { addressee: null, note: null, copyTo: [], asksReceipt: false }
  }
}
