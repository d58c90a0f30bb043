import assert from 'node:assert/strict'
import { hash } from 'node:crypto'
import type { LetterWording } from '@huiyin/contract/letter-wordings'
import { formatInstant } from '@huiyin/contract/time'
import canonicalize from 'canonicalize'
import type { FrozenFacts, Letter, LetterFacts, LetterKind, LetterNames } from './types.ts'

/** A moment given to a letter; frozen as RFC 3339 text. */
export type Instant = Date | string

/** Longest text a letter prints; a longer one is an attachment, not a letter. */
const textLengthMax = 4000
const listLengthMax = 50

/** Without these a letter would have a hole where its duty stands. */
export const requiredFacts = {
  assignment: ['summary', 'dueAt'],
  reassignment: ['summary', 'reason', 'fromUnitName', 'dueAt'],
  supervision: ['problem', 'dueAt'],
  notice_of_delay: ['reason', 'originalDueAt', 'newDueAt'],
  rectification_answer: ['action'],
  appeal_decision: ['appealGround', 'decisionWords', 'reason'],
  extension_decision: ['reason', 'originalDueAt', 'decisionWords'],
  follow_up_record: ['contactTries'],
  publication_review: ['publishedText', 'decisionWords'],
  outside_reply: ['source', 'action'],
  filing_receipt: ['itemName', 'dueAt'],
  acceptance_notice: ['itemName', 'decidedAt', 'dueAt'],
  correction_notice: ['itemName', 'requirements', 'dueAt'],
  refusal_to_accept: ['itemName', 'decisionWords', 'reason', 'remedies'],
  grant_decision: ['itemName', 'decidedAt'],
  refusal_decision: ['itemName', 'decidedAt', 'reason', 'remedies'],
  special_procedure_notice: ['itemName', 'action', 'basis', 'requestedDays', 'dueAt'],
  delivery_record: ['itemName', 'summary', 'action', 'decidedAt'],
  certificate_decision: [
    'itemName',
    'summary',
    'decisionWords',
    'reason',
    'decidedAt',
    'dueAt',
    'remedies',
  ],
} as const satisfies Record<LetterKind, readonly (keyof LetterFacts)[]>

/**
 * The copy of facts and names that a letter keeps: moments as RFC 3339 with the city's offset,
 * absent values left out.
 *
 * @throws AssertionError when a required fact is missing or a value cannot be printed: a bug of the
 *   caller, found by its tests, because a letter with a hole must not go out
 */
export function freezeFacts(kind: LetterKind, facts: LetterFacts, names: LetterNames): FrozenFacts {
  for (const name of requiredFacts[kind]) {
    assert(facts[name] !== undefined && facts[name] !== null, `letter ${kind} lacks fact ${name}`)
  }
  // What is required was found above, and what is left is of the kinds that `freeze` lets through.
  return freeze({ ...facts, ...names }, kind) as unknown as FrozenFacts
}

function freeze(value: object, where: string): Record<string, unknown> {
  const entries = Object.entries(value).filter(([, one]) => one !== undefined && one !== null)
  return Object.fromEntries(
    entries.map(([name, one]) => [name, freezeValue(one, `${where}.${name}`)]),
  )
}

function freezeValue(value: unknown, where: string): unknown {
  if (value instanceof Date) return formatInstant(value)
  if (typeof value === 'number' || typeof value === 'boolean') return value
  if (typeof value === 'string') {
    assert(value.length <= textLengthMax, `${where} is too long for a letter`)
    return value
  }
  if (Array.isArray(value)) {
    assert(value.length <= listLengthMax, `${where} has too many lines for a letter`)
    return value.map((one, index) => freezeValue(one, `${where}.${index}`))
  }
  assert(typeof value === 'object' && value !== null, `${where} cannot be printed`)
  return freeze(value, where)
}

/** What the hash of a letter covers: everything printed but the receipt. */
export type HashedLetter = Pick<
  Letter,
  | 'number'
  | 'kind'
  | 'matterId'
  | 'templateVersion'
  | 'ownWording'
  | 'toUnitCode'
  | 'issuedAt'
  | 'facts'
>

/** SHA-256 of a wording in canonical form (RFC 8785): its key among the wordings of a region. */
export function digestOf(wording: LetterWording): Buffer {
  return hash('sha256', String(canonicalize(wording)), 'buffer')
}

/** SHA-256 over the canonical form (RFC 8785) of a letter, hex; printed on it and verified later. */
export function hashLetter(letter: HashedLetter): string {
  const canonical = canonicalize({
    facts: letter.facts,
    issuedAt: letter.issuedAt.toISOString(),
    kind: letter.kind,
    matterId: letter.matterId,
    number: letter.number,
    templateVersion: letter.templateVersion,
    toUnitCode: letter.toUnitCode,
    // Left out of letters in the words of the product, whose hashes are older.
    ...(letter.ownWording === null ? {} : { wording: letter.ownWording }),
  })
  return hash('sha256', String(canonical), 'hex')
}
