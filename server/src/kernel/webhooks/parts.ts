import type { Courier } from '../../platform/courier/index.ts'
import type { CryptoProvider } from '../../platform/crypto/index.ts'
import type { Db, Tx } from '../../platform/db/db.ts'
import type { World } from '../../platform/world.ts'
import type { Ledger } from '../ledger/index.ts'
import type { Notices } from '../notices/index.ts'
import type { ToldRegions } from './told-regions.ts'

export interface WebhookParts {
  readonly db: Db
  readonly world: World
  readonly crypto: CryptoProvider
  readonly ledger: Pick<Ledger, 'append' | 'subscribe'>
  readonly notices: Pick<Notices, 'queue'>
  readonly courier: Courier
  readonly toldRegions: ToldRegions
  /** Says in the transaction that messages wait: they leave as soon as it commits. */
  readonly wake: (tx: Tx) => Promise<void>
}

/** What a cipher of a secret belongs to: it opens nowhere else. */
export function secretContext(regionCode: string, id: string): string {
  return `${regionCode}|webhook|${id}`
}

/** Writes into the ledger what was done to a webhook; its address stays in its row. */
export async function tellLedger(
  tx: Tx,
  { ledger, world }: Pick<WebhookParts, 'ledger' | 'world'>,
  told: { readonly act: `webhook.${string}`; readonly actor: string; readonly id: string },
): Promise<void> {
  const { act, actor, id } = told
  const stream = { streamKind: 'organisation', streamId: 'webhooks' } as const
  await ledger.append(tx, [{ ...stream, happenedAt: world.now(), act, actor, body: { id } }])
}
