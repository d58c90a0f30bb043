import type { CaseMap, CaseMapQuery } from '@huiyin/contract/city-cases'
import { formatInstant } from '@huiyin/contract/time'
import type { StaffActor } from '../../kernel/access/index.ts'
import { cityCase } from './case.lifecycle.ts'
import { selectMapped } from './cases.store.ts'
import type { CaseParts } from './parts.ts'

const limitDefault = 200

/** Cases of the region for map and list; a unit that handles sees its own alone. */
export async function listCases(
  { db, world, org }: CaseParts,
  actor: StaffActor,
  { tab = 'open', limit = limitDefault, componentCode }: CaseMapQuery,
): Promise<CaseMap> {
  const { regionCode, posts } = actor
  const now = world.now()
  const { unit, withPredecessors } = await org.snapshot(regionCode)
  const seesAll = posts.some(({ role }) => role !== 'handler' && role !== 'unit_leader')
  // Asked of the database: a few of the newest of a whole city may hold none of the own unit.
  const unitCodes = seesAll ? null : posts.flatMap(({ unitCode }) => withPredecessors(unitCode))
  const rows = await selectMapped(db, { regionCode, tab, componentCode, unitCodes, now, limit })
  return {
    rows: rows.map(({ unitCode, openedAt, dueAt, ...row }) => ({
      ...row,
      stateLabel: cityCase.states[row.state]?.label.zh ?? row.state,
      unitName: unit(unitCode)?.name ?? unitCode,
      openedAt: formatInstant(openedAt),
      dueAt: dueAt && formatInstant(dueAt),
      isOverdue: dueAt !== null && dueAt < now,
    })),
  }
}
