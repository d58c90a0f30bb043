import type { HotlineFigures, HotlineFiguresQuery } from '@huiyin/contract/hotline-figures'
import { addDays, endOfDay, localDayOf, parseLocalDay, startOfDay } from '@huiyin/contract/time'
import type { StaffActor } from '../../../kernel/access/index.ts'
import { sightOf } from '../../../kernel/matter/index.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import type { HotlineParts } from '../parts.ts'
import { groupOf } from './figures.rules.ts'
import { countTickets } from './figures.store.ts'

const daysUsual = 30

/** Figures of the hotline over a period: of all units somebody sees, and of each. */
export async function showHotlineFigures(
  { db, world, org }: HotlineParts,
  actor: StaffActor,
  query: HotlineFiguresQuery,
): Promise<HotlineFigures> {
  const { from, to } = periodOf(world.now(), query)
  const { regionCode } = actor
  const sight = await sightOf(org, actor)
  const counts = await countTickets(db, {
    regionCode,
    hotline: query.hotline ?? null,
    unitCodes: isOfHotline(actor) ? null : sight === undefined ? [] : sight.unitCodes,
    from: startOfDay(from),
    to: endOfDay(to),
  })
  const { unit } = await org.snapshot(regionCode)
  const unitCodes = [...new Set(counts.map(({ unitCode }) => unitCode))]
  return {
    from,
    to,
    total: groupOf(counts),
    units: unitCodes.map((code) => ({
      unit: { code, name: unit(code)?.name ?? code },
      ...groupOf(counts.filter(({ unitCode }) => unitCode === code)),
    })),
  }
}

/** The hotline answers for every ticket, wherever it lies. */
function isOfHotline({ posts }: StaffActor): boolean {
  return posts.some(({ role }) => role === 'call_agent' || role === 'dispatcher')
}

/** The days of a question; the last thirty unless said. */
export function periodOf(
  now: Date,
  asked: { readonly from?: string | undefined; readonly to?: string | undefined },
) {
  const to = dayOr('to', asked.to, localDayOf(now))
  return { from: dayOr('from', asked.from, addDays(to, 1 - daysUsual)), to }
}

function dayOr(field: string, text: string | undefined, otherwise: ReturnType<typeof localDayOf>) {
  if (text === undefined) return otherwise
  const day = parseLocalDay(text)
  if (day === undefined) throw new Refusal('common/invalid-input', { errors: [{ field }] })
  return day
}
