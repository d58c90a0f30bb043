import type { Db, Queryable, Tx } from '../../platform/db/db.ts'
import type { StaffActor } from '../access/actor.ts'
import type { Ledger } from '../ledger/index.ts'
import type { Org } from '../org/index.ts'
import { composeLetter, isToReporter, type LetterToRead, letterToRead } from './compose.ts'
import type { LetterDocument } from './document.ts'
import { type IssueParts, issueLetters } from './issue-letters.ts'
import { findLetter, lettersOfMatter } from './letters.store.ts'
import { receiveLetter } from './receive-letter.ts'
import type { Letter, LetterRequest } from './types.ts'

export { titleOf } from './compose.ts'
export { letterDay, letterMoment } from './date.rules.ts'
export { densePage } from './dense-page.docx.ts'
export {
  type Block,
  fields,
  type LetterDocument,
  paragraph,
  paragraphs,
  sections,
} from './document.ts'
export { letterDocx } from './letter.docx.ts'
export { letterPage } from './letter.pages.ts'
export { letterStyleHash } from './letter-style.ts'
export { lettersPolicy } from './letters.policy.ts'
export { addLetterRoutes } from './letters.routes.ts'
export type { Letter, LetterFacts, LetterKind, LetterRequest } from './types.ts'
export { letterKinds } from './types.ts'
export { tamperedLetters } from './verify-letters.ts'
export { wordingSubjects } from './wording-subjects.ts'

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
  /** What the matter's own person was written, in order of issue; the letters between offices are not among it. */
  toReporter(q: Queryable, regionCode: string, matterId: string): Promise<LetterToRead[]>
  /** The letter as blocks, for `letterPage` and `letterDocx`; names who signed for it. */
  compose(q: Queryable, letter: Letter): Promise<LetterDocument>
  /** Signs for a letter in the name of its addressee (签收), see {@link receiveLetter}. */
  receive(actor: StaffActor, letterId: string): Promise<Letter & { receivedAt: Date }>
}

export interface LettersParts extends IssueParts {
  readonly db: Db
  readonly org: IssueParts['org'] & Pick<Org, 'staff'>
  readonly ledger: Pick<Ledger, 'append'>
}

export function openLetters(parts: LettersParts): Letters {
  return {
    issue: (tx, requests) => issueLetters(tx, parts, requests),
    find: findLetter,
    ofMatter: lettersOfMatter,
    async toReporter(q, regionCode, matterId) {
      const letters = await lettersOfMatter(q, regionCode, matterId)
      return letters.filter(isToReporter).map(letterToRead)
    },
    async compose(q, letter) {
      if (letter.receivedBy === null) return composeLetter(letter, null)
      const [receiver] = await parts.org.staff(q, letter.regionCode, [letter.receivedBy])
      return composeLetter(letter, receiver?.displayName ?? null)
    },
    receive: (actor, letterId) => receiveLetter(parts, actor, letterId),
  }
}
