import type { CountsQuery } from '@huiyin/contract/application-counts'
import type { PromiseChecks } from '@huiyin/contract/promises'
import { promiseCheckWords } from '@huiyin/contract/promises.words'
import { formatInstant } from '@huiyin/contract/time'
import type { StaffActor } from '../../../kernel/access/index.ts'
import { share } from '../../../kernel/metrics/index.ts'
import { countedBy, unitRefs } from '../counting/count-applications.ts'
import type { ApplicationParts } from '../parts.ts'
import { type PromiseCheckLine, selectPromiseChecks } from './promise-check.store.ts'

/** What was promised in place of papers and granted in a period: looked at or not, true or not. */
export async function listPromiseChecks(
  parts: ApplicationParts,
  actor: StaffActor,
  query: CountsQuery,
): Promise<PromiseChecks> {
  const { counted, from, to } = await countedBy(parts, actor, query)
  const now = parts.world.now()
  const unitRef = await unitRefs(parts, actor.regionCode)
  const lines = await selectPromiseChecks(parts.db, counted)
  const byUnit = [...Map.groupBy(lines, ({ unitCode }) => unitCode)]
  return {
    from,
    to,
    rows: lines.map(({ unitCode, openedAt, dueAt, closedAt, materials, ...line }) => ({
      ...line,
      materials: [...materials],
      unit: unitRef(unitCode),
      openedAt: formatInstant(openedAt),
      dueAt: dueAt && formatInstant(dueAt),
      closedAt: closedAt && formatInstant(closedAt),
      isOverdue: dueAt !== null && dueAt < now,
      stateLabel: promiseCheckWords[line.state].zh,
    })),
    byUnit: byUnit
      .map(([code, ofUnit]) => ({ unit: unitRef(code), ...countsOf(ofUnit, now) }))
      .sort((a, b) => b.granted - a.granted || (a.unit.code < b.unit.code ? -1 : 1)),
    total: countsOf(lines, now),
  }
}

/** 属实率: true ÷ looked at. What had to be put right was not true when it was promised. */
function countsOf(lines: readonly PromiseCheckLine[], now: Date) {
  const n = (...states: readonly PromiseCheckLine['state'][]) =>
    lines.filter(({ state }) => states.includes(state)).length
  const [found, corrected, wrong] = [n('found_true'), n('corrected'), n('found_false')]
  return {
    granted: lines.length,
    open: n('open', 'correcting'),
    overdue: lines.filter(
      ({ closedAt, dueAt }) => closedAt === null && dueAt !== null && dueAt < now,
    ).length,
    true: found,
    corrected,
    false: wrong,
    trueRate: share({ numerator: found, denominator: found + corrected + wrong }),
  }
}
