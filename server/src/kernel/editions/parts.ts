import type { Db } from '../../platform/db/db.ts'
import { Refusal } from '../../platform/http/index.ts'
import type { World } from '../../platform/world.ts'
import type { Ledger } from '../ledger/index.ts'
import type { Org } from '../org/index.ts'
import type { Subject } from './types.ts'

export interface EditionParts {
  readonly db: Db
  readonly world: World
  readonly org: Pick<Org, 'staff'>
  readonly ledger: Pick<Ledger, 'append'>
  /** Everything a region rules on by editions, in the order of the screens. */
  readonly subjects: readonly Subject[]
}

/** @throws Refusal `editions/unknown-subject` */
export function subjectOf(parts: Pick<EditionParts, 'subjects'>, name: string): Subject {
  const subject = parts.subjects.find((one) => one.name === name)
  if (subject === undefined) throw new Refusal('editions/unknown-subject')
  return subject
}
