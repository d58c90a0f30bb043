import type { RecheckBody } from '@huiyin/contract/rechecks'
import { addDays, localDay, localDayOf, startOfDay } from '@huiyin/contract/time'
import type { StaffActor } from '../../../kernel/access/index.ts'
import type { LedgerBody } from '../../../kernel/ledger/index.ts'
import type { Tx } from '../../../platform/db/db.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import { showGrids } from '../../routing/index.ts'
import type { CaseParts } from '../parts.ts'
import { collectorFor, drawMethod, drawSample, populationHash, type Rounds } from './draw.rules.ts'
import {
  insertDrawn,
  insertRecheck,
  type StoredRecheck,
  saveSeed,
  selectActors,
  selectClosed,
  selectDrawn,
  selectRecheck,
} from './rechecks.store.ts'

type Who = Pick<StaffActor, 'regionCode' | 'staffId'>

/**
 * Announces a re-check: which cases are drawn from, how many and by which seed is fixed before the
 * seed can be known.
 *
 * @throws Refusal `city-cases/seed-too-early` unless the seed comes after today,
 *   `city-cases/nothing-to-draw`
 */
export async function announceRecheck(
  parts: CaseParts,
  { regionCode, staffId }: Who,
  { from, to, size, seedSource, seedOn }: RecheckBody,
): Promise<string> {
  const { db, world } = parts
  const now = world.now()
  if (seedOn <= localDayOf(now)) throw new Refusal('city-cases/seed-too-early')
  const span = { since: startOfDay(localDay(from)), until: startOfDay(addDays(localDay(to), 1)) }
  const population = await selectClosed(db, { regionCode, ...span })
  if (population.length === 0) throw new Refusal('city-cases/nothing-to-draw')
  const id = world.newId()
  const populationSha256 = populationHash(population)
  await db.transaction(regionCode, async (tx) => {
    await insertRecheck(tx, {
      ...{ id, from, to, size, seedSource, seedOn, population, populationSha256 },
      method: drawMethod,
      announcedBy: staffId,
      announcedAt: now,
    })
    const body = { id, size, seedSource, seedOn, populationSha256, method: drawMethod }
    await tell(tx, parts, { act: 'recheck.announced', staffId, body })
  })
  return id
}

/**
 * Draws by the seed the announced source gave: entered by another person than who announced it.
 *
 * @throws Refusal `city-cases/recheck-unknown`, `city-cases/seed-too-early`,
 *   `city-cases/drawn-already`, `matter/own-work`
 */
export async function drawRecheck(
  parts: CaseParts,
  { regionCode, staffId }: Who,
  { id, seed }: { readonly id: string; readonly seed: string },
): Promise<void> {
  const { db, world } = parts
  const recheck = await selectRecheck(db, { regionCode, id })
  if (recheck === undefined) throw new Refusal('city-cases/recheck-unknown')
  if (recheck.seed !== null) throw new Refusal('city-cases/drawn-already')
  if (recheck.announcedBy === staffId) throw new Refusal('matter/own-work')
  const now = world.now()
  if (localDayOf(now) < recheck.seedOn) throw new Refusal('city-cases/seed-too-early')
  const rows = await assigned(parts, { regionCode, recheck, seed })
  await db.transaction(regionCode, async (tx) => {
    const isFirst = await saveSeed(tx, { id, seed, by: staffId, at: now })
    if (!isFirst) throw new Refusal('city-cases/drawn-already')
    await insertDrawn(tx, rows)
    const body = { id, seed, numbers: rows.map(({ number }) => number) }
    await tell(tx, parts, { act: 'recheck.drawn', staffId, body })
  })
}

/** The sample in the order of its draw, each with a collector of another community. */
async function assigned(
  parts: CaseParts,
  {
    regionCode,
    recheck,
    seed,
  }: { readonly regionCode: string; readonly recheck: StoredRecheck; readonly seed: string },
) {
  const numbers = drawSample(recheck.population, { seed, size: recheck.size })
  const found = await selectDrawn(parts.db, { regionCode, numbers })
  const byNumber = new Map(found.map((one) => [one.number, one]))
  const matterIds = found.map(({ matterId }) => matterId)
  const actors = await selectActors(parts.db, { regionCode, matterIds })
  const collectors = await roundsOf(parts, regionCode)
  return numbers.flatMap((number, index) => {
    const drawn = byNumber.get(number)
    if (drawn === undefined) return []
    const staffIds = actors.get(drawn.matterId) ?? []
    const staffId = collectorFor({ ...drawn, staffIds }, collectors, seed)
    return [{ recheckId: recheck.id, position: index + 1, ...drawn, staffId }]
  })
}

/** Every collector of the region with the grids of the own round. */
async function roundsOf({ db, world, org, routing }: CaseParts, regionCode: string) {
  const today = localDayOf(world.now())
  const { posts } = await org.snapshot(regionCode)
  const collecting = posts.filter(({ role }) => role === 'collector')
  const held = await Promise.all(
    collecting.map(({ code }) => org.holdersOf(db, { regionCode, postCode: code, day: today })),
  )
  const { features } = await showGrids(routing.parts, regionCode, {})
  const staffIds = [...new Set(held.flat().map(({ id }) => id))]
  return staffIds.map(
    (staffId): Rounds => ({
      staffId,
      gridCodes: features.flatMap(({ properties }) =>
        properties.collectorStaffId === staffId ? [properties.code] : [],
      ),
    }),
  )
}

/** What was announced, drawn and found stands in the ledger, so that it cannot be drawn until it fits. */
export async function tell(
  tx: Tx,
  { ledger, world }: Pick<CaseParts, 'ledger' | 'world'>,
  {
    act,
    staffId,
    body,
  }: {
    readonly act: `recheck.${string}`
    readonly staffId: string
    readonly body: LedgerBody
  },
): Promise<void> {
  await ledger.append(tx, [
    {
      streamKind: 'organisation',
      streamId: 'rechecks',
      happenedAt: world.now(),
      act,
      actor: `staff:${staffId}`,
      body,
    },
  ])
}
