import type { Subject } from '../../kernel/editions/index.ts'
import { touch } from '../../kernel/matter/index.ts'
import type { PublicationSwitches } from './limits.rules.ts'
import { countPublished } from './published.store.ts'

/** The page of figures, and the page of every published bad review, that comes or goes. */
export const showsPages: Subject['touches'] = async (q, { regionCode, ...change }) => {
  const pagesOf = async ({ figures, badReviews }: PublicationSwitches) =>
    (figures ? 1 : 0) + (badReviews ? await countPublished(q, regionCode) : 0)
  const before = await pagesOf(change.before as PublicationSwitches)
  const after = await pagesOf(change.after as PublicationSwitches)
  return [
    touch('pages_shown', Math.max(0, after - before)),
    touch('pages_hidden', Math.max(0, before - after)),
  ]
}
