import type { Guidances } from '@huiyin/contract/hall-guidance'
import { formatInstant } from '@huiyin/contract/time'
import type { HallParts } from '../parts.ts'
import { selectGuidances } from './guidance.store.ts'

/** Guidances that run, with names masked. */
export async function listGuidances(parts: HallParts, regionCode: string): Promise<Guidances> {
  const { db, org, people, catalog, world } = parts
  const rows = await selectGuidances(db, regionCode)
  const { unit } = await org.snapshot(regionCode)
  const citizenIds = rows.flatMap(({ citizenId }) => citizenId ?? [])
  const masked = await people.masked(db, regionCode, citizenIds)
  const guides = await org.staff(db, regionCode, [...new Set(rows.map(({ staffId }) => staffId))])
  const nameOf = new Map(guides.map(({ id, displayName }) => [id, displayName]))
  const items = new Map((await catalog.items(regionCode)).map(({ code, name }) => [code, name]))
  return {
    total: rows[0]?.total ?? 0,
    rows: rows.map(({ total, staffId, citizenId, unitCode, itemCode, ...row }) => ({
      ...row,
      itemName: items.get(itemCode ?? '') ?? null,
      unitName: unit(unitCode)?.name ?? unitCode,
      guideName: nameOf.get(staffId) ?? null,
      applicant: masked.get(citizenId ?? '')?.name ?? null,
      lastContactAt: row.lastContactAt && formatInstant(row.lastContactAt),
      dueAt: row.dueAt && formatInstant(row.dueAt),
      isOverdue: row.dueAt !== null && row.dueAt < world.now(),
    })),
  }
}
