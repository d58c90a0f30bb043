import type { PublicBearer } from './matter.view.ts'
import { tidyNumber } from './number.rules.ts'
import { selectPublicBearers } from './outside-numbers.store.ts'
import { type ActParts, lifecycleOf } from './take-acts.ts'

/**
 * The matters somebody may mean who has only the number of another system: one as a rule, more where
 * two systems count alike. A kind that its own number does not open is not found by any other.
 *
 * @param typed - as a person types it
 * @returns at most ten, in the order of their numbers
 */
export async function publicBearers(
  parts: Pick<ActParts, 'db' | 'org' | 'lifecycles'>,
  typed: string,
): Promise<readonly PublicBearer[]> {
  const regionCodes = (await parts.org.regions()).map(({ regionCode }) => regionCode)
  const open = [...parts.lifecycles.values()].filter(({ byNumber }) => byNumber !== 'sealed')
  const found = await selectPublicBearers(parts.db, {
    regionCodes,
    kinds: open.map(({ kind }) => kind),
    number: tidyNumber(typed),
  })
  return found.map(({ number, kind }) => {
    const { label } = lifecycleOf(parts, kind)
    return { number, kindLabel: { name: label.zh, nameEn: label.en } }
  })
}
