import type { Tx } from '../../platform/db/db.ts'
import { sql } from '../../platform/db/sql.ts'

/** @returns whether it was unspent: of two at once one is */
export async function spendNonce(
  tx: Tx,
  { keyId, nonce, at }: { readonly keyId: string; readonly nonce: string; readonly at: Date },
): Promise<boolean> {
  const rows = await tx.query(sql<{ nonce: string }>`
    insert into kernel.host_link_nonce (region_code, key_id, nonce, spent_at)
    values (${tx.regionCode}, ${keyId}, ${nonce}, ${at})
    on conflict (region_code, key_id, nonce) do nothing
    returning nonce`)
  return rows.length === 1
}

export async function deleteNonces(tx: Tx, before: Date): Promise<void> {
  await tx.query(sql`
    delete from kernel.host_link_nonce
    where region_code = ${tx.regionCode}
    and spent_at < ${before}`)
}
