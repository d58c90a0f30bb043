import type { Tx } from '../../platform/db/db.ts'
import type { World } from '../../platform/world.ts'
import { commit, type Ledger } from '../ledger/index.ts'
import type { LedgerBody } from '../ledger/types.ts'
import type { Matter, TextWritten } from './lifecycle.ts'
import { insertTexts } from './texts.store.ts'

/**
 * Writes into the history of a matter what happened beside its acts, with what was said. The caller
 * has locked the matter, so that the entry keeps its place.
 *
 * @returns the place of the entry in the history
 */
export async function noteBeside(
  tx: Tx,
  { world, ledger }: { readonly world: World; readonly ledger: Ledger },
  note: {
    readonly matter: Pick<Matter, 'id' | 'kind'>
    readonly act: string
    readonly actor: string
    readonly body: LedgerBody
    readonly text: TextWritten | null
  },
): Promise<number> {
  const { matter, text } = note
  const salt = world.randomBytes(16)
  const commitment = text === null ? '' : commit(text.body, salt)
  const happenedAt = world.now()
  const [entry] = await ledger.append(tx, [
    {
      streamKind: 'matter',
      streamId: matter.id,
      happenedAt,
      act: `${matter.kind}.${note.act}`,
      actor: note.actor,
      body: note.body,
      commitments: text === null ? {} : { [text.kind]: commitment },
    },
  ])
  const seq = entry?.seq ?? 0
  if (text !== null) {
    const stored = { ...text, matterId: matter.id, seq, salt, commitment, writtenAt: happenedAt }
    await insertTexts(tx, [stored])
  }
  return seq
}
