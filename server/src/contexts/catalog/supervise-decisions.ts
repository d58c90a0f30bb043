import type { PowerTransfer, SupervisionLinks } from '@huiyin/contract/catalog-powers'
import { formatInstant, localDayOf } from '@huiyin/contract/time'
import type { StaffActor } from '../../kernel/access/index.ts'
import type { RuleName } from '../../kernel/rulebook/index.ts'
import type { Tx } from '../../platform/db/db.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import type { CatalogParts } from './parts.ts'
import { powersOver } from './powers.rules.ts'
import { insertLink, markRead, selectLinks } from './supervision.store.ts'

/** 权限划转 of a region; nothing was moved until it says so. */
export const powerTransfersRule: RuleName<{ readonly transfers: readonly PowerTransfer[] }> = {
  name: 'catalog/power-transfers',
  otherwise: { version: 'shipped-1', value: { transfers: [] } },
}

/** A decision on a matter, as far as the section that supervises has to know it. */
export interface DecisionMade {
  readonly itemCode: string
  readonly matterNumber: string
  /** `granted`, `refused`, `revoked` …: as the kind of matter names it. */
  readonly decision: string
  /** The day whose version and whose powers hold for the matter. */
  readonly acceptedOn: string
}

/**
 * Tells a decision to the section that supervises what it allows, in the transaction of the
 * decision; nothing happens where the unit of the item decides itself.
 */
export async function tellSupervisors(
  tx: Tx,
  { catalog, rulebook, world }: Pick<CatalogParts, 'catalog' | 'rulebook' | 'world'>,
  made: DecisionMade,
): Promise<void> {
  const item = await catalog.item(tx.regionCode, made.itemCode)
  if (item === undefined) return
  const { transfers } = rulebook.inForce(tx.regionCode, powerTransfersRule, made.acceptedOn).value
  const { decides, supervises } = powersOver(item, transfers)
  if (supervises === null) return
  await insertLink(tx, {
    id: world.newId(),
    itemCode: made.itemCode,
    matterNumber: made.matterNumber,
    decision: made.decision,
    decidingUnitCode: decides,
    supervisingUnitCode: supervises,
    decidedAt: world.now(),
    readBy: null,
    readAt: null,
  })
}

/** What was decided elsewhere and is to be supervised by the units somebody holds a post in. */
export async function listSupervisionLinks(
  { db, org, catalog }: CatalogParts,
  actor: StaffActor,
  asked: { readonly unread: boolean },
): Promise<SupervisionLinks> {
  const { regionCode } = actor
  const links = await selectLinks(db, { regionCode, unitCodes: unitsOf(actor), ...asked })
  const units = new Map((await org.units(regionCode)).map(({ code, name }) => [code, name]))
  const items = new Map((await catalog.items(regionCode)).map(({ code, name }) => [code, name]))
  const readers = await org.staff(
    db,
    regionCode,
    links.flatMap(({ readBy }) => (readBy === null ? [] : [readBy])),
  )
  const names = new Map(readers.map(({ id, displayName }) => [id, displayName]))
  return {
    rows: links.map((link) => ({
      id: link.id,
      itemCode: link.itemCode,
      itemName: items.get(link.itemCode) ?? link.itemCode,
      matterNumber: link.matterNumber,
      decision: link.decision,
      decidedAt: formatInstant(link.decidedAt),
      decidingUnit: units.get(link.decidingUnitCode) ?? link.decidingUnitCode,
      supervisingUnit: units.get(link.supervisingUnitCode) ?? link.supervisingUnitCode,
      readBy: link.readBy && (names.get(link.readBy) ?? link.readBy),
      readAt: link.readAt && formatInstant(link.readAt),
    })),
  }
}

/**
 * Keeps who read a decision and when; the first reader of the section is its receipt.
 *
 * @throws Refusal `catalog/link-unknown` when it is of another unit, unknown or read already
 */
export async function acknowledgeDecision(
  { db, world, ledger }: CatalogParts,
  actor: StaffActor,
  id: string,
): Promise<void> {
  await db.transaction(actor.regionCode, async (tx) => {
    const at = world.now()
    const read = { id, unitCodes: unitsOf(actor), by: actor.staffId, at }
    if (!(await markRead(tx, read))) throw new Refusal('catalog/link-unknown')
    await ledger.append(tx, [
      {
        streamKind: 'organisation',
        streamId: 'items',
        happenedAt: at,
        act: 'supervision.read',
        actor: `staff:${actor.staffId}`,
        body: { id, day: localDayOf(at) },
      },
    ])
  })
}

function unitsOf({ posts }: StaffActor): string[] {
  return [...new Set(posts.map(({ unitCode }) => unitCode))]
}
