import type { FlowCases, FlowCasesQuery } from '@huiyin/contract/case-bulletins'
import { formatInstant } from '@huiyin/contract/time'
import type { StaffActor } from '../../kernel/access/actor.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { casesAlive, selectCaseSteps } from '../city-cases/index.ts'
import type { StoredWeek } from './bulletins.store.ts'
import { type FlowFound, selectFlow, selectReceived } from './flow-cases.store.ts'
import type { BulletinParts } from './parts.ts'
import { mayReadWhole, sightOf } from './show-bulletin.ts'
import { type Bounds, casesOfFlow, noStock } from './stock.rules.ts'

const casesMax = 200

/**
 * The cases behind a figure of the stock or what came in, found anew from what cannot change: the
 * day they were opened and the entries of the ledger.
 *
 * @throws Refusal `common/not-found` for a unit the reader does not see yet
 */
export async function showFlow(
  parts: BulletinParts,
  actor: StaffActor,
  { bulletin, query }: { readonly bulletin: StoredWeek; readonly query: FlowCasesQuery },
): Promise<FlowCases> {
  const { flow, unit, after = '' } = query
  const page = { after, limit: casesMax }
  const period = periodOf(bulletin)
  if (flow === 'received') {
    if (!mayReadWhole(actor, bulletin)) throw new Refusal('common/not-found')
    const { regionCode } = actor
    const found = await selectReceived(parts.db, { regionCode, period, page })
    return answerOf(found, bulletin.facts.received)
  }
  if (unit === undefined || !sightOf(actor, bulletin)(unit)) throw new Refusal('common/not-found')
  const stock = bulletin.facts.units.find(({ code }) => code === unit)?.stock ?? noStock
  const found = await findFlow(parts, { period, flow, unitCode: unit, page, actor })
  return answerOf(found, stock[flow])
}

async function findFlow(
  { db }: BulletinParts,
  asked: {
    readonly period: Bounds
    readonly flow: Exclude<FlowCasesQuery['flow'], 'received'>
    readonly unitCode: string
    readonly page: { readonly after: string; readonly limit: number }
    readonly actor: StaffActor
  },
): Promise<FlowFound> {
  const { period, flow, unitCode, page } = asked
  const { regionCode } = asked.actor
  const standing = { regionCode, ...period }
  const steps = await selectCaseSteps(db, standing)
  const lives = Map.groupBy(steps, ({ matterId }) => matterId)
  const matterIds = casesOfFlow(lives, period, { flow, unitCode })
  const alive = casesAlive(standing)
  return selectFlow(db, { regionCode, unitCode, flow, period, matterIds, alive, page })
}

/** The bounds of the week as they were when it was counted. */
function periodOf({ facts: { beginsAt, cutOffAt } }: StoredWeek): Bounds {
  return { beginsAt: new Date(beginsAt), cutOffAt: new Date(cutOffAt) }
}

function answerOf({ rows, total }: FlowFound, counted: number): FlowCases {
  return {
    counted,
    total,
    rows: rows.map(({ openedAt, closedAt, ...row }) => ({
      ...row,
      openedAt: formatInstant(openedAt),
      closedAt: closedAt && formatInstant(closedAt),
    })),
  }
}
