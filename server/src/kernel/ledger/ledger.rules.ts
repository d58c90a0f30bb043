import assert from 'node:assert/strict'
import { hash as digest } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { HashAlgorithm, LedgerBody } from './types.ts'

/** Version of the canonical form; a change of its shape is a new version, never an edit. */
export const canonicalVersion = 1

/** Fewer bytes of salt would let a short text be guessed from its commitment. */
export const saltBytesMin = 16

/** What is hashed of an entry, its two open parts already in canonical form. */
export interface SealedFields {
  readonly algorithm: HashAlgorithm
  readonly version: number
  readonly regionCode: string
  readonly streamKind: string
  readonly streamId: string
  readonly seq: number
  /** `YYYY-MM-DD`: the day whose root includes the entry. */
  readonly day: string
  /** RFC 3339 in UTC with milliseconds, as `Date.toISOString` writes it. */
  readonly happenedAt: string
  readonly enteredAt: string
  readonly late: boolean
  readonly act: string
  readonly actor: string
  /** Canonical JSON of the body. */
  readonly body: string
  /** Canonical JSON of the commitments; `null` without any. */
  readonly commitments: string | null
  /** Hash of the entry before it in the stream, hex; `null` for the first. */
  readonly previous: string | null
}

/**
 * The commitment to a text that may be erased later: SHA-256 over salt and UTF-8 text, in hex.
 *
 * @param salt - at least {@link saltBytesMin} random bytes, kept beside the text and erased with it
 */
export function commit(text: string, salt: Uint8Array): string {
  assert(salt.length >= saltBytesMin, 'a salt of at least 16 bytes')
  return digest('sha256', Buffer.concat([salt, Buffer.from(text, 'utf8')]), 'hex')
}

/** JSON of RFC 8785: one text for one value, whoever writes it. */
export function canonicalJson(value: LedgerBody): string {
  const text = canonicalize(value)
  assert(text !== undefined, 'a ledger body is an object')
  return text
}

/**
 * The canonical form of an entry: RFC 8785 JSON with the fields below. Its outer shape never
 * varies, so it is written out in the order RFC 8785 sorts to (by UTF-16 unit) instead of being
 * sorted thousands of times a second; a property test holds it to the library.
 */
export function canonicalEntry(fields: SealedFields): string {
  const { seq, late, version, body, commitments, previous } = fields
  return (
    `{"act":${quote(fields.act)},"actor":${quote(fields.actor)}` +
    `,"algorithm":"${fields.algorithm}","body":${body},"commitments":${commitments}` +
    `,"day":"${fields.day}","enteredAt":"${fields.enteredAt}"` +
    `,"happenedAt":"${fields.happenedAt}","late":${late}` +
    `,"previous":${previous === null ? 'null' : `"${previous}"`}` +
    `,"regionCode":"${fields.regionCode}","seq":${seq}` +
    `,"streamId":${quote(fields.streamId)},"streamKind":${quote(fields.streamKind)}` +
    `,"version":${version}}`
  )
}

/** The hash that seals an entry to everything before it in its stream, in hex. */
export function sealEntry(fields: SealedFields): string {
  return digest(fields.algorithm, canonicalEntry(fields), 'hex')
}

/** An act entered later than the region's limit after it happened is flagged for the reader. */
export function isLate(happenedAt: Date, enteredAt: Date, lateAfterSeconds: number): boolean {
  return enteredAt.getTime() - happenedAt.getTime() > lateAfterSeconds * 1000
}

const plainText = /^[\w .:@/+-]*$/

function quote(text: string): string {
  return plainText.test(text) ? `"${text}"` : JSON.stringify(text)
}
