import type { PublicShare } from '../../../kernel/metrics/index.ts'
import type { Say } from '../../../platform/pages/say.ts'
import { percent } from './figures.rules.ts'

/** A share in public, with the word that says it is only a limit. */
export function shareWords(say: Say, share: PublicShare | null): string {
  if (share === null || share.is === 'exact') return percent(share?.share ?? null)
  const limit = percent(share.share)
  return share.is === 'least' ? say('atLeast', { limit }) : say('atMost', { limit })
}
