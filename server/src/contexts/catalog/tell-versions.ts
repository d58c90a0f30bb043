import type { StaffActor } from '../../kernel/access/index.ts'
import type { Tx } from '../../platform/db/db.ts'
import type { CatalogParts } from './parts.ts'
import type { Version } from './version.types.ts'

/** Writes into the ledger who did what with which version; of the document only its hash. */
export async function tellVersions(
  tx: Tx,
  { ledger, world }: Pick<CatalogParts, 'ledger' | 'world'>,
  actor: StaffActor,
  act: `item.${string}`,
  versions: readonly Pick<Version, 'id' | 'code' | 'number' | 'contentHash'>[],
): Promise<void> {
  await ledger.append(
    tx,
    versions.map(({ id, code, number, contentHash }) => ({
      streamKind: 'organisation' as const,
      streamId: 'items',
      happenedAt: world.now(),
      act,
      actor: `staff:${actor.staffId}`,
      body: { id, code, number, contentHash },
    })),
  )
}
