import type { CellValue, InputOrigin } from '@huiyin/contract/decision-tables'
import type { Word } from '@huiyin/contract/words'

/** What is known of an input when a table is asked. */
export interface Fact {
  /** Left out when it is not known, as when its register does not answer. */
  readonly value?: CellValue
  /** Where it came from, if not from where the table expects it. */
  readonly origin?: InputOrigin
  /** The register and its answer, or the material: for whoever reviews the decision. */
  readonly source?: string
}

/** Facts by the id of their input. */
export type Facts = Readonly<Record<string, Fact | undefined>>

/** An input as the decision saw it, with its origin. */
export interface SeenInput {
  readonly id: string
  readonly name: string
  readonly value: CellValue | null
  readonly origin: InputOrigin
  readonly source?: string
}

/** What a rule that fits concludes. */
export interface Conclusion {
  readonly rule: string
  readonly ground?: string
  readonly outputs: Readonly<Record<string, CellValue>>
}

interface Answer {
  readonly tableId: string
  /** SHA-256 of the canonical JSON (RFC 8785) of the table, hex. */
  readonly tableHash: string
  readonly inputs: readonly SeenInput[]
}

export interface Decided extends Answer {
  readonly outcome: 'decided'
  /** One, except under `collect`. */
  readonly conclusions: readonly Conclusion[]
}

/** Why a table leaves a matter to a person; it never refuses for want of knowledge. */
export type PersonReason = 'missing' | 'outside' | 'no_rule' | 'several_rules'

export interface ForAPerson extends Answer {
  readonly outcome: 'person'
  readonly reason: PersonReason
  /** The inputs that are missing or outside their column. */
  readonly about: readonly string[]
}

export type Decision = Decided | ForAPerson

/** The least that would have to be otherwise for another conclusion. */
export interface Counterfactual {
  /** The inputs that would differ, and how; all others stay. */
  readonly changes: readonly { readonly input: string; readonly words: Word }[]
  readonly conclusion: Conclusion
  /** 若占地面积小于 60 平方米，则予以批准 */
  readonly words: Word
}

export type FindingCode =
  | 'unreadable'
  | 'overlap'
  | 'gap'
  | 'never_fits'
  | 'never_reached'
  | 'too_large'

/** What is wrong with a table, said to the person who writes it. */
export interface Finding extends Word {
  readonly code: FindingCode
  readonly rules: readonly string[]
  /** Inputs for which it goes wrong. */
  readonly example?: Readonly<Record<string, CellValue>>
}
