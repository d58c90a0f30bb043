import type { RecordReceipts } from '@huiyin/contract/project-records'
import { Refusal } from '../../../platform/http/refusal.ts'
import type { ApplicationParts } from '../parts.ts'
import { saveReceipts, selectBatches } from './records.store.ts'

/** 回执: what the system above took and what it rejected; what was rejected goes with the next batch. */
export async function takeReceipts(
  parts: ApplicationParts,
  asked: { readonly regionCode: string; readonly batchNo: string } & RecordReceipts,
): Promise<{ accepted: number; rejected: number; unknown: number }> {
  const { regionCode, batchNo } = asked
  const said = [...new Map(asked.rows.map((row) => [row.rowGuid, row])).values()].map(
    ({ rowGuid, code, message }) => ({
      rowGuid,
      isAccepted: code === '0',
      message: message ?? null,
    }),
  )
  const noted = await parts.db.transaction(regionCode, async (tx) => {
    const [batch] = await selectBatches(tx, regionCode, { batchNo })
    if (batch === undefined) throw new Refusal('applications/records-unknown')
    return saveReceipts(tx, batchNo, said)
  })
  const accepted = noted.filter(({ isAccepted }) => isAccepted).length
  return { accepted, rejected: noted.length - accepted, unknown: said.length - noted.length }
}
