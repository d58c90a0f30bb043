import type { Visits } from '@huiyin/contract/hall-visits'
import { formatInstant } from '@huiyin/contract/time'
import type { HallParts } from '../parts.ts'
import { selectVisits } from './visit.store.ts'

/** The visits of a day, or all about a matter, the failed ones too. */
export async function listVisits(
  parts: HallParts,
  of: { readonly regionCode: string; readonly day?: string; readonly matterNumber?: string },
): Promise<Visits> {
  const { regionCode, day = null, matterNumber = null } = of
  const rows = await selectVisits(parts.db, { regionCode, day, matterNumber })
  const organisation = await parts.org.snapshot(regionCode)
  const items = new Map((await parts.catalog.items(regionCode)).map((one) => [one.code, one.name]))
  return {
    total: rows[0]?.total ?? 0,
    rows: rows.map(({ total, windowCode, takenAt, leftAt, ...row }) => ({
      ...row,
      takenAt: takenAt && formatInstant(takenAt),
      leftAt: leftAt && formatInstant(leftAt),
      itemName: items.get(row.itemCode ?? '') ?? null,
      windowName: organisation.window(windowCode ?? '')?.name ?? null,
    })),
  }
}
