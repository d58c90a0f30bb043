import type { Actor } from '../../../kernel/access/index.ts'
import type { Letter } from '../../../kernel/letters/index.ts'
import type { Matter } from '../../../kernel/matter/index.ts'
import { application } from '../application.lifecycle.ts'

/** What a window hands over: none of them names a person. */
const printed: readonly string[] = [
  'filing_receipt',
  'acceptance_notice',
  'correction_notice',
  'refusal_to_accept',
]

/** Whether a clerk of the one window prints a letter; of other letters the matter decides. */
export function mayPrintAtWindow(
  actor: Actor,
  { kind }: Pick<Letter, 'kind'>,
  matter: Pick<Matter, 'kind' | 'regionCode'>,
): boolean {
  if (actor.kind !== 'staff' || actor.regionCode !== matter.regionCode) return false
  const isClerk = actor.posts.some(({ role }) => role === 'window_clerk')
  return isClerk && matter.kind === application.kind && printed.includes(kind)
}
