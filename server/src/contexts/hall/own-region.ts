import type { Actor } from '../../kernel/access/index.ts'
import { Refusal } from '../../platform/http/refusal.ts'

/**
 * Staff and keys, each in their own region.
 *
 * @throws Refusal `common/not-permitted`
 */
export function inOwnRegion(actor: Actor, regionCode: string): void {
  const isOwn = (actor.kind === 'staff' || actor.kind === 'api') && actor.regionCode === regionCode
  if (!isOwn) throw new Refusal('common/not-permitted')
}
