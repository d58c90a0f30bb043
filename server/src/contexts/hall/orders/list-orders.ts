import type { Orders, OrdersQuery } from '@huiyin/contract/hall-orders'
import { endOfDay, formatInstant, localDay, startOfDay } from '@huiyin/contract/time'
import type { HallParts } from '../parts.ts'
import { hallOrder } from './order.lifecycle.ts'
import { selectOrders } from './order.store.ts'

/** The orders of a day, or all that are open, with names masked. */
export async function listOrders(
  parts: HallParts,
  regionCode: string,
  { day, type }: OrdersQuery,
): Promise<Orders> {
  const { db, org, people, catalog } = parts
  const between = day === undefined ? null : spanOf(day)
  const rows = await selectOrders(db, { regionCode, between, type: type ?? null })
  const organisation = await org.snapshot(regionCode)
  const citizenIds = rows.flatMap(({ citizenId }) => citizenId ?? [])
  const masked = await people.masked(db, regionCode, citizenIds)
  const staffIds = [...new Set(rows.flatMap(({ staffId }) => staffId ?? []))]
  const staff = await org.staff(db, regionCode, staffIds)
  const nameOf = new Map(staff.map((one) => [one.id, one.displayName]))
  const items = new Map((await catalog.items(regionCode)).map((one) => [one.code, one.name]))
  return {
    total: rows[0]?.total ?? 0,
    rows: rows.map((row) => ({
      number: row.number,
      type: row.type,
      channel: row.channel,
      state: row.state,
      stateLabel: hallOrder.states[row.state]?.label.zh ?? row.state,
      itemName: items.get(row.itemCode ?? '') ?? null,
      unitName: organisation.unit(row.unitCode)?.name ?? row.unitCode,
      windowName: organisation.window(row.windowCode ?? '')?.name ?? null,
      startsAt: row.startsAt && formatInstant(row.startsAt),
      place: row.place,
      assignedTo: nameOf.get(row.staffId ?? '') ?? null,
      applicant: masked.get(row.citizenId ?? '')?.name ?? null,
      dueAt: row.dueAt && formatInstant(row.dueAt),
    })),
  }
}

function spanOf(day: string): readonly [Date, Date] {
  return [startOfDay(localDay(day)), endOfDay(localDay(day))]
}
