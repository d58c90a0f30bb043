import type { CaseFigures, CaseFiguresQuery } from '@huiyin/contract/case-figures'
import { endOfDay, type LocalDay, startOfDay } from '@huiyin/contract/time'
import type { StaffActor } from '../../../kernel/access/index.ts'
import { sightOf } from '../../../kernel/matter/index.ts'
import { figuresPeriod } from '../../../kernel/metrics/index.ts'
import type { Queryable } from '../../../platform/db/db.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import type { CaseParts } from '../parts.ts'
import { type CaseCounts, caseFigures, ofUnit, unitsOf } from './figures.rules.ts'
import { type CountingAsked, countReports, countSteps } from './figures.store.ts'

/**
 * Figures of the street over a period: of all units somebody sees, and of each.
 *
 * @throws Refusal `common/not-permitted` for another region than the own, `common/invalid-input`
 */
export async function showCaseFigures(
  parts: CaseParts,
  actor: StaffActor,
  query: CaseFiguresQuery,
): Promise<CaseFigures> {
  const { from, to, asked } = await countingOf(parts, actor, query)
  const counts = await countCases(parts.db, asked)
  const { unit } = await parts.org.snapshot(asked.regionCode)
  return {
    from,
    to,
    total: { figures: caseFigures(counts) },
    units: unitsOf(counts).map((code) => ({
      unit: { code, name: unit(code)?.name ?? code },
      figures: caseFigures(ofUnit(counts, code)),
    })),
  }
}

export async function countCases(q: Queryable, asked: CountingAsked): Promise<CaseCounts> {
  const [reports, steps] = await Promise.all([countReports(q, asked), countSteps(q, asked)])
  return { reports, steps }
}

/** What may be counted for somebody; a day that still runs is counted up to now. */
export async function countingOf(
  { world, org }: CaseParts,
  actor: StaffActor,
  query: CaseFiguresQuery,
): Promise<{ readonly from: LocalDay; readonly to: LocalDay; readonly asked: CountingAsked }> {
  const { regionCode } = actor
  if (query.regionCode !== undefined && query.regionCode !== regionCode) {
    throw new Refusal('common/not-permitted')
  }
  const now = world.now()
  const { from, to } = figuresPeriod(now, query)
  const cutOff = new Date(Math.min(endOfDay(to).getTime(), now.getTime()))
  const sight = await sightOf(org, actor)
  const seen = sight === undefined ? [] : sight.unitCodes
  const unitCodes = watchesAll(actor) ? null : seen
  return { from, to, asked: { regionCode, from: startOfDay(from), cutOff, unitCodes } }
}

/** Who files and who dispatches answers for every case, wherever it lies. */
function watchesAll({ posts }: StaffActor): boolean {
  return posts.some(({ role }) => role === 'acceptor' || role === 'dispatcher')
}
