import type { Queryable } from '../../platform/db/db.ts'
import { hashLetter } from './facts.rules.ts'
import { lettersAfter } from './letters.store.ts'

const pageSize = 500

/** Numbers of letters whose frozen facts no longer have their hash: somebody changed the row. */
export async function* tamperedLetters(q: Queryable, regionCode: string): AsyncGenerator<string> {
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const page = await lettersAfter(q, regionCode, { after, limit: pageSize })
    for (const letter of page) {
      if (hashLetter(letter) !== letter.factsHash) yield letter.number
    }
    const last = page.at(-1)
    if (last === undefined || page.length < pageSize) return
    after = last.id
  }
}
