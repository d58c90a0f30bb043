import type { StaffActor } from '../../../kernel/access/index.ts'
import type { Tx } from '../../../platform/db/db.ts'
import type { ApplicationParts } from '../parts.ts'
import type { Move } from './moves.store.ts'

/** Writes into the ledger who proposed or decided which move, of which matters. */
export async function tellMove(
  tx: Tx,
  { ledger, world }: Pick<ApplicationParts, 'ledger' | 'world'>,
  { staffId }: StaffActor,
  act: 'version_move.propose' | 'version_move.decide',
  move: Pick<Move, 'id' | 'itemCode' | 'versionNumber' | 'state' | 'lines' | 'ground'>,
): Promise<void> {
  const moving = move.lines.filter(({ outcome }) => outcome === 'moves')
  await ledger.append(tx, [
    {
      streamKind: 'organisation',
      streamId: 'version-moves',
      happenedAt: world.now(),
      act,
      actor: `staff:${staffId}`,
      body: {
        id: move.id,
        item: move.itemCode,
        version: move.versionNumber,
        state: move.state,
        ground: move.ground,
        numbers: moving.map(({ number }) => number),
      },
    },
  ])
}
