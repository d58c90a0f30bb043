import type { BulletinFormat, CaseBulletinActBody } from '@huiyin/contract/case-bulletins'
import type { StaffActor } from '../../kernel/access/actor.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { actOnBulletin } from './act-on-bulletin.ts'
import type { StoredBulletin } from './bulletins.store.ts'
import { type MakingParts, makeFile } from './make-files.ts'
import { mayReadWhole } from './show-bulletin.ts'

interface Asked {
  readonly actor: StaffActor
  readonly bulletinId: string
}

/** How a kind of bulletin is found and shown; what its editions go through is the same for all. */
export interface EditionKind<One extends StoredBulletin, View> {
  readonly get: (parts: MakingParts, asked: Asked) => Promise<One>
  readonly show: (parts: MakingParts, actor: StaffActor, bulletin: One) => Promise<View>
}

/** An edition as its reader may see it. */
export async function showEdition<One extends StoredBulletin, View>(
  parts: MakingParts,
  { get, show }: EditionKind<One, View>,
  asked: Asked,
): Promise<View> {
  return show(parts, asked.actor, await get(parts, asked))
}

/** Takes an act on an edition, and shows the one to look at next. See `act-on-bulletin.ts`. */
export async function actOnEdition<One extends StoredBulletin, View>(
  parts: MakingParts,
  kind: EditionKind<One, View>,
  asked: Asked & CaseBulletinActBody,
): Promise<View> {
  const { actor, act } = asked
  const { watermark } = parts
  const before = await kind.get(parts, asked)
  const bulletinId = await actOnBulletin(parts, { ...asked, watermark })
  // What was withdrawn is found no more; it is shown a last time as it was.
  return act === 'withdraw'
    ? kind.show(parts, actor, { ...before, state: 'withdrawn' })
    : showEdition(parts, kind, { actor, bulletinId })
}

/**
 * The document of this very edition.
 *
 * @throws Refusal `case-bulletins/not-published` to a unit before it is out
 */
export async function editionFile<One extends StoredBulletin>(
  parts: MakingParts,
  { get }: Pick<EditionKind<One, unknown>, 'get'>,
  asked: Asked & { readonly format: Exclude<BulletinFormat, 'json'> },
): ReturnType<typeof makeFile> {
  const bulletin = await get(parts, asked)
  if (!mayReadWhole(asked.actor, bulletin)) throw new Refusal('case-bulletins/not-published')
  return makeFile(parts, bulletin, { format: asked.format, isStaff: true })
}
