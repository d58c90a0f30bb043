import { formatInstant } from '@huiyin/contract/time'
import type { AppendedEntry } from '../../kernel/ledger/index.ts'
import type { Tx } from '../../platform/db/db.ts'
import { prepareCase } from '../city-cases/index.ts'
import { loadFriendlyNotices } from './friendly-notice.store.ts'
import { selectFrontage } from './frontages.store.ts'
import type { FrontageParts } from './parts.ts'

/**
 * What was told and is not put right becomes a case at the place, with the notice tied to it. The
 * case and its number in the notice are written together: heard twice, it is one case.
 */
export async function beginCases(
  tx: Tx,
  parts: FrontageParts,
  entries: readonly AppendedEntry[],
): Promise<void> {
  const { regionCode } = tx
  const matterIds = entries.map(({ streamId }) => streamId)
  const rows = await loadFriendlyNotices(tx, regionCode, matterIds)
  await parts.clock.load(regionCode)
  const told = new Map(
    (await parts.matters.lock(tx, matterIds)).map((matter) => [matter.id, matter]),
  )
  for (const { streamId, actor } of entries) {
    const [row, notice] = [rows.get(streamId), told.get(streamId)]
    if (row === undefined || notice === undefined || row.caseNumber !== null) continue
    const frontage = await selectFrontage(tx, { regionCode, id: row.frontageId })
    if (frontage === undefined) continue
    const caseId = parts.world.newId()
    const write = await prepareCase(parts.cityCases, {
      body: {
        regionCode,
        source: 'collector',
        kind: 'event',
        category: row.category,
        description: `${frontage.name}门前，已于 ${dayOf(notice.openedAt)} 友情提醒（${notice.number}），复看仍未改正。`,
        address: frontage.address,
        longitude: frontage.longitude,
        latitude: frontage.latitude,
        clientId: caseId,
      },
      enteredBy: actor,
      collectorStaffId: actor.startsWith('staff:') ? actor.slice('staff:'.length) : null,
    })
    const number = await write(tx)
    await parts.matters.link(tx, [{ from: streamId, to: caseId, reason: 'notice' }])
    await nameCase(tx, parts, { number: notice.number, as: number })
  }
}

async function nameCase(
  tx: Tx,
  { matters }: FrontageParts,
  { number, as }: { readonly number: string; readonly as: string },
): Promise<void> {
  await matters.actIn(tx, [
    {
      regionCode: tx.regionCode,
      number,
      act: 'name_case',
      version: undefined,
      fields: { number: as },
      acting: { kind: 'system' },
    },
  ])
}

function dayOf(moment: Date): string {
  return formatInstant(moment).slice(0, 10)
}
