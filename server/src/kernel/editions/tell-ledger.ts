import type { Tx } from '../../platform/db/db.ts'
import type { StaffActor } from '../access/index.ts'
import type { EditionParts } from './parts.ts'

/** Writes into the ledger who drafted or decided which edition; the value stays in its row. */
export async function tellLedger(
  tx: Tx,
  { ledger, world }: Pick<EditionParts, 'ledger' | 'world'>,
  told: {
    readonly act: `edition.${string}`
    readonly actor: StaffActor
    readonly id: string
    readonly subject: string
    readonly number: number
    readonly version?: string
  },
): Promise<void> {
  const { act, actor, ...body } = told
  await ledger.append(tx, [
    {
      streamKind: 'organisation',
      streamId: 'editions',
      happenedAt: world.now(),
      act,
      actor: `staff:${actor.staffId}`,
      body,
    },
  ])
}
