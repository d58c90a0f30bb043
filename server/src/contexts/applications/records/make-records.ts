import type { RecordBatch, RecordsMade, RecordTable } from '@huiyin/contract/project-records'
import { formatInstant, localDay, localDayOf } from '@huiyin/contract/time'
import type { Queryable } from '../../../platform/db/db.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import type { ApplicationParts } from '../parts.ts'
import { collectRecords } from './collect-records.ts'
import { checkRow, type OutgoingRow, outgoingOf } from './records.rules.ts'
import {
  insertBatch,
  type ListedBatch,
  lockKnownRows,
  saveRows,
  selectBatches,
} from './records.store.ts'

/**
 * Makes the batch of a day: rows that never went out, that say something else since, or that were
 * rejected above. What has a fault stays here with all of its day and is told; the day can be made again whenever.
 *
 * @param by - `staff:<id>`, or `system` for the command
 * @returns no batch when nothing is left to hand over
 * @throws Refusal `applications/records-day` for a day that is not over
 */
export async function makeRecords(
  parts: ApplicationParts,
  asked: { readonly regionCode: string; readonly day: string; readonly by: string },
): Promise<RecordsMade> {
  const { regionCode, by } = asked
  const day = localDay(asked.day)
  const now = parts.world.now()
  if (day >= localDayOf(now)) throw new Refusal('applications/records-day')
  return parts.db.transaction(regionCode, async (tx) => {
    const known = await lockKnownRows(tx, day)
    const { rows } = await collectRecords(parts, tx, { regionCode, day })
    const faults = rows.flatMap(checkRow)
    // A matter goes up whole or not at all: materials without their acceptance belong to nothing.
    const faulty = new Set(faults.map(({ projectNo }) => projectNo))
    const sound = rows.filter(({ projectNo }) => !faulty.has(projectNo))
    const { key } = parts.secrets.current('receipt')
    const outgoing = outgoingOf(sound, new Map(known.map((row) => [row.rowGuid, row])), key)
    if (outgoing.length === 0) return { batch: null, faults }
    const earlier = new Set(known.map(({ batchNo }) => batchNo))
    const listed = await selectBatches(tx, regionCode, { day })
    const sequence = Math.max(earlier.size, listed.length) + 1
    const batch = {
      batchNo: `${regionCode}-${day.replaceAll('-', '')}-${sequence}`,
      day,
      counts: countsOf(outgoing),
      faults: faults.slice(0, faultsMax),
      madeBy: by,
      madeAt: now,
    }
    await insertBatch(tx, batch)
    await saveRows(tx, batch, outgoing)
    await parts.ledger.append(tx, [
      {
        streamKind: 'organisation',
        streamId: 'project-records',
        happenedAt: now,
        act: 'project_records.make',
        actor: by,
        body: { batch: batch.batchNo, rows: outgoing.length, faults: faults.length },
      },
    ])
    const counted = { ...batch, accepted: 0, rejected: 0, open: outgoing.length }
    return { batch: shownBatch(counted, await madeByName(parts, tx, regionCode, by)), faults }
  })
}

const faultsMax = 500

function countsOf(rows: readonly OutgoingRow[]): Record<RecordTable, number> {
  const count = (table: RecordTable) => rows.filter(({ row }) => row.table === table).length
  return {
    accept: count('accept'),
    material: count('material'),
    process: count('process'),
    special_procedure: count('special_procedure'),
    result: count('result'),
  }
}

/** Batches of the region, the newest first. */
export async function listRecords(
  parts: ApplicationParts,
  regionCode: string,
): Promise<{ rows: RecordBatch[] }> {
  const batches = await selectBatches(parts.db, regionCode)
  const rows: RecordBatch[] = []
  for (const batch of batches) {
    rows.push(shownBatch(batch, await madeByName(parts, parts.db, regionCode, batch.madeBy)))
  }
  return { rows }
}

function shownBatch(batch: ListedBatch, madeBy: string): RecordBatch {
  return {
    ...batch,
    counts: { ...batch.counts },
    faults: [...batch.faults],
    madeAt: formatInstant(batch.madeAt),
    madeBy,
  }
}

async function madeByName(
  { org }: Pick<ApplicationParts, 'org'>,
  q: Queryable,
  regionCode: string,
  by: string,
): Promise<string> {
  const id = by.startsWith('staff:') ? by.slice('staff:'.length) : null
  if (id === null) return '系统'
  const [staff] = await org.staff(q, regionCode, [id])
  return staff?.displayName ?? by
}
