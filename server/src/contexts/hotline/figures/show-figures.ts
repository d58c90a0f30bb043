import type { CountedMatters } from '@huiyin/contract/counted-figures'
import type {
  CountedTicketsQuery,
  HotlineFigures,
  HotlineFiguresQuery,
} from '@huiyin/contract/hotline-figures'
import { endOfDay, type LocalDay, startOfDay } from '@huiyin/contract/time'
import type { StaffActor } from '../../../kernel/access/index.ts'
import { sightOf } from '../../../kernel/matter/index.ts'
import { countedPage, countedRows, figuresPeriod, onlyUnit } from '../../../kernel/metrics/index.ts'
import type { HotlineParts } from '../parts.ts'
import { ticket } from '../ticket.lifecycle.ts'
import { countedIn, groupOf } from './figures.rules.ts'
import { type CountingAsked, countTickets, selectCounted } from './figures.store.ts'

/** Figures of the hotline over a period: of all units somebody sees, and of each. */
export async function showHotlineFigures(
  parts: HotlineParts,
  actor: StaffActor,
  query: HotlineFiguresQuery,
): Promise<HotlineFigures> {
  const { from, to, asked } = await countingOf(parts, actor, query)
  const counts = await countTickets(parts.db, asked)
  const { unit } = await parts.org.snapshot(asked.regionCode)
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

/** The tickets one number of a figure counts: exactly those, of all units or of one. */
export async function listCountedTickets(
  parts: HotlineParts,
  actor: StaffActor,
  query: CountedTicketsQuery,
): Promise<CountedMatters> {
  const { figure, part, unit: unitCode, after = '' } = query
  const { asked: seen } = await countingOf(parts, actor, query)
  const { unitCodes } = seen
  const narrowed = unitCode === undefined ? unitCodes : onlyUnit(unitCodes, unitCode)
  const asked = { ...seen, unitCodes: narrowed }
  const group = groupOf(await countTickets(parts.db, asked))
  const counted = countedIn(figure, part)
  const rows =
    counted.counts.length === 0
      ? []
      : await selectCounted(parts.db, asked, { ...counted, after, limit: countedPage })
  const { unit } = await parts.org.snapshot(asked.regionCode)
  return {
    total: group.figures.find(({ id }) => id === figure)?.[part] ?? 0,
    rows: countedRows(rows, { unit, states: ticket.states }),
  }
}

/** What may be counted for somebody. */
async function countingOf(
  { world, org }: HotlineParts,
  actor: StaffActor,
  query: HotlineFiguresQuery,
): Promise<{ readonly from: LocalDay; readonly to: LocalDay; readonly asked: CountingAsked }> {
  const { from, to } = figuresPeriod(world.now(), query)
  const sight = await sightOf(org, actor)
  const seen = sight === undefined ? [] : sight.unitCodes
  const asked = {
    regionCode: actor.regionCode,
    hotline: query.hotline ?? null,
    unitCodes: isOfHotline(actor) ? null : seen,
    from: startOfDay(from),
    to: endOfDay(to),
  }
  return { from, to, asked }
}

/** The hotline answers for every ticket, wherever it lies. */
function isOfHotline({ posts }: StaffActor): boolean {
  return posts.some(({ role }) => role === 'call_agent' || role === 'dispatcher')
}
