import type { Queryable, Tx } from '../../platform/db/db.ts'
import { type IssueParts, issueLetters } from './issue-letters.ts'
import { findLetter, lettersOfMatter } from './letters.store.ts'
import type { Letter, LetterRequest } from './types.ts'

export { lettersTables } from './tables.ts'
export type { Letter, LetterFacts, LetterKind, LetterLine, LetterRequest } from './types.ts'
export { letterKinds } from './types.ts'

/** Letters (函件): numbered and frozen when issued, printed from what was frozen. */
export interface Letters {
  /**
   * Issues letters of the transaction's region in one insert, in the order of the requests.
   * @throws AssertionError when a fact that the kind needs is missing (see `requiredFacts`)
   */
  issue(tx: Tx, requests: readonly LetterRequest[]): Promise<readonly Letter[]>
  find(q: Queryable, regionCode: string, letterId: string): Promise<Letter | undefined>
  /** In order of issue, at most 200. */
  ofMatter(q: Queryable, regionCode: string, matterId: string): Promise<readonly Letter[]>
}

export function openLetters(parts: IssueParts): Letters {
  return {
    issue: (tx, requests) => issueLetters(tx, parts, requests),
    find: findLetter,
    ofMatter: lettersOfMatter,
  }
}
