import { formatInstant, localDayOf } from '@huiyin/contract/time'
import type { NewMatter } from '../../kernel/matter/index.ts'
import type { Tx } from '../../platform/db/db.ts'
import { loadDisputes, selectDisputed } from './dispute.store.ts'
import type { Dispute, Disputed } from './dispute.types.ts'
import { disputeLimits } from './dispute-limits.rules.ts'
import type { RoutingParts } from './parts.ts'
import { insertPrecedent } from './precedents.store.ts'

/** What a context tells of its matters that are disputed. */
export type DescribeDisputed = (
  tx: Tx,
  matterIds: readonly string[],
) => Promise<readonly Disputed[]>

/** Acts of a dispute after which the matter it is about goes on. */
export const endingActs = ['dispute.rule', 'dispute.accept_duty', 'dispute.withdraw'] as const

/**
 * Opens a dispute beside each matter whose unit disputes that it answers; told twice it opens one.
 * The arbiter is the office that supervises, and the first word is that of whoever disputes.
 */
export async function beginDisputes(
  tx: Tx,
  parts: RoutingParts,
  disputed: readonly Disputed[],
): Promise<void> {
  const known = await selectDisputed(
    tx,
    tx.regionCode,
    disputed.map(({ matterId }) => matterId),
  )
  const fresh = disputed.filter(({ matterId }) => !known.has(matterId))
  if (fresh.length === 0) return
  await parts.clock.load(tx.regionCode)
  const arbiter = (await parts.org.supervisingUnit(tx.regionCode))?.code
  const begun = fresh.map((one) => newDispute(parts, one, arbiter ?? one.claimedUnitCode, tx))
  await parts.matters.begin(tx, begun)
  await parts.matters.link(
    tx,
    begun.map(({ id, row }) => ({ from: (row as Dispute).parentId, to: id, reason: 'dispute' })),
  )
}

function newDispute(
  { world, rulebook }: RoutingParts,
  one: Disputed,
  arbiterUnitCode: string,
  { regionCode }: Tx,
): NewMatter {
  const now = world.now()
  const { value, version } = rulebook.inForce(regionCode, disputeLimits, localDayOf(now))
  const parties = [...new Set([one.provisionalUnitCode, one.claimedUnitCode])]
  const row: Dispute = {
    parentId: one.matterId,
    parentNumber: one.number,
    kind: one.kind,
    category: one.category,
    areaCode: one.areaCode,
    provisionalUnitCode: one.provisionalUnitCode,
    partyUnitCodes: parties,
    statements: [
      {
        unitCode: one.provisionalUnitCode,
        position: 'deny',
        ground: one.ground,
        at: formatInstant(now),
      },
    ],
    hazard: one.hazard,
    fenced: one.fenced,
    costYuan: null,
    meetingOn: null,
    ruledUnitCode: null,
    rulingGround: null,
    precedentAreaCode: null,
    handlerStaffId: null,
    handledBy: [],
    endedAt: null,
  }
  return {
    id: world.newId(),
    kind: 'dispute',
    state: 'stating',
    title: `管辖争议：${one.title}`.slice(0, 200),
    itemCode: null,
    accountableUnitCode: arbiterUnitCode,
    holder: { unitCode: arbiterUnitCode, staffId: null },
    risk: one.hazard ? 'high' : 'normal',
    identityGrade: 'open',
    opening: { enteredBy: 'system', onBehalfOf: null, answerBy: null, receiptHash: null },
    openedAt: now,
    row,
    clocks: [{ name: 'arbitrate', do: 'start', budget: value.arbitrate, ruleVersion: version }],
    words: [one.number.toLowerCase()],
    notices: (matter) =>
      [arbiterUnitCode, one.claimedUnitCode].map((toUnitCode) => ({
        kind: 'approval_wanted',
        toUnitCode,
        reason: `${matter.number}：${one.title}`.slice(0, 200),
        dueAt: matter.nextDueAt,
      })),
    body: { parent: one.number, parties },
  }
}

/**
 * What follows from the end of disputes: the ruling is kept where it holds from now on, and the
 * matter goes to the unit that answers. One that was closed meanwhile stays closed.
 */
export async function endDisputes(
  tx: Tx,
  parts: RoutingParts,
  disputeIds: readonly string[],
): Promise<void> {
  await parts.clock.load(tx.regionCode)
  const disputes = await loadDisputes(tx, disputeIds)
  const matters = await parts.matters.lock(tx, disputeIds)
  for (const { id, number } of matters) {
    const row = disputes.get(id)
    if (row === undefined || row.ruledUnitCode === null) continue
    await keepRuling(tx, { id, number, row, unitCode: row.ruledUnitCode })
    const [parent] = await parts.matters.lock(tx, [row.parentId])
    if (parent === undefined || parent.closedAt !== null) continue
    const request = {
      regionCode: tx.regionCode,
      number: parent.number,
      act: 'settle_dispute',
      version: undefined,
      fields: { unitCode: row.ruledUnitCode, dispute: number },
      acting: { kind: 'system' },
    } as const
    const outcome = (await parts.matters.actIn(tx, [request])).get(request)
    if (outcome?.ok === false) throw outcome.error
  }
}

async function keepRuling(
  tx: Tx,
  ruled: {
    readonly id: string
    readonly number: string
    readonly row: Dispute
    readonly unitCode: string
  },
): Promise<void> {
  const { kind, category, precedentAreaCode, rulingGround, endedAt } = ruled.row
  if (precedentAreaCode === null || endedAt === null) return
  await insertPrecedent(tx, {
    disputeId: ruled.id,
    disputeNumber: ruled.number,
    kind,
    category,
    areaCode: precedentAreaCode,
    unitCode: ruled.unitCode,
    ground: rulingGround ?? '',
    ruledAt: endedAt,
  })
}
