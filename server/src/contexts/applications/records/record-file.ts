import type { RecordTable } from '@huiyin/contract/project-records'
import { localDay } from '@huiyin/contract/time'
import type { StaffActor } from '../../../kernel/access/index.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import type { ApplicationParts } from '../parts.ts'
import { collectRecords } from './collect-records.ts'
import { recordTime, rowGuidOf } from './records.rules.ts'
import { lockKnownRows, selectBatches } from './records.store.ts'

/** A batch as it is handed over: each table with its rows, the head of each row filled in. */
export interface RecordFile {
  readonly batchNo: string
  readonly day: string
  readonly tables: Readonly<Record<RecordTable, readonly Readonly<Record<string, string>>[]>>
}

/**
 * The rows of a batch as they stand: the same bytes as long as nothing of them changed, else a
 * later batch has them. Whoever downloads sees names and numbers: each look is recorded.
 *
 * @param actor - none for the command, which writes for another machine
 * @throws Refusal `applications/records-unknown`
 */
export async function recordFile(
  parts: ApplicationParts,
  asked: { readonly regionCode: string; readonly batchNo: string; readonly actor?: StaffActor },
): Promise<RecordFile> {
  const { regionCode, batchNo, actor } = asked
  return parts.db.transaction(regionCode, async (tx) => {
    const [batch] = await selectBatches(tx, regionCode, { batchNo })
    if (batch === undefined) throw new Refusal('applications/records-unknown')
    const day = localDay(batch.day)
    const known = await lockKnownRows(tx, day)
    const own = new Map(
      known.filter((row) => row.batchNo === batchNo).map((row) => [row.rowGuid, row]),
    )
    const { rows, people } = await collectRecords(parts, tx, { regionCode, day })
    if (actor !== undefined) {
      await parts.people.noteLooks(tx, actor, { looks: people, purpose: 'upload' })
    }
    const head = {
      cd_batch: batchNo,
      cd_time: recordTime(batch.madeAt),
      data_source: regionCode.slice(0, 3),
      region_code: regionCode,
    }
    const filled = rows.flatMap((row) => {
      const rowGuid = rowGuidOf(row)
      const kept = own.get(rowGuid)
      if (kept === undefined) return []
      const { operation } = kept
      return [
        {
          row,
          line: {
            row_guid: rowGuid,
            cd_operation: operation,
            ...head,
            project_no: row.projectNo,
            ...row.fields,
          },
        },
      ]
    })
    const ofTable = (table: RecordTable) =>
      filled.filter(({ row }) => row.table === table).map(({ line }) => line)
    return {
      batchNo,
      day,
      tables: {
        accept: ofTable('accept'),
        material: ofTable('material'),
        process: ofTable('process'),
        special_procedure: ofTable('special_procedure'),
        result: ofTable('result'),
      },
    }
  })
}
