import { addDays, dayNumber, type LocalDay, localDayOf } from '@huiyin/contract/time'
import type { EntriesHandler } from '../../kernel/ledger/index.ts'
import { start } from '../../kernel/matter/index.ts'
import type { Tx } from '../../platform/db/db.ts'
import { acceptStaticReview } from './accept-static-review.ts'
import { reviewLimits } from './limits.rules.ts'
import type { ReviewParts } from './parts.ts'
import {
  findBadOfItem,
  findLastProblems,
  findMatterFacts,
  type MatterFacts,
  type Problem,
} from './problems.store.ts'
import { markNotAdopted } from './reviews.store.ts'
import { addToRollups, type Counted } from './rollups.store.ts'
import { findServiceEnd } from './service-ends.store.ts'
import { saveFinding } from './static-reviews.store.ts'

/**
 * Several bad reviews of one item within some days propose a problem of the item: the item is to be
 * mended, not only the person who served (国办发〔2019〕51号: 对评价集中的事项分析整改).
 */
export function proposeProblems(parts: ReviewParts): EntriesHandler {
  return async (tx, entries) => {
    const opened = await findMatterFacts(
      tx,
      entries.map(({ streamId }) => streamId),
    )
    const items = Map.groupBy(opened, ({ itemCode }) => itemCode)
    const lasts = await findLastProblems(tx, [...items.keys()])
    for (const [itemCode, matters] of items) {
      const last = lasts.get(itemCode)
      const ids = matters.map(({ id }) => id)
      if (last?.closedAt === null) await link(parts, tx, ids, last.id)
      else await proposeProblem(parts, tx, { itemCode, matters, last })
    }
  }
}

interface Suspicion {
  readonly itemCode: string
  /** The bad reviews just come, the last of them last. */
  readonly matters: readonly MatterFacts[]
  readonly last: Problem | undefined
}

async function proposeProblem(parts: ReviewParts, tx: Tx, suspicion: Suspicion): Promise<void> {
  const { itemCode, matters, last } = suspicion
  const newest = matters.at(-1)
  if (newest === undefined) return
  const day = localDayOf(newest.openedAt)
  const { version, value } = parts.rulebook.inForce(tx.regionCode, reviewLimits, day)
  // What was decided once is not asked again: only what has come since counts anew.
  const since = [addDays(day, -value.problemDays), ...decidedOn(last)].toSorted().at(-1) ?? day
  const bad = await findBadOfItem(tx, itemCode, since)
  if (bad.length < value.problemReviews) return
  await parts.clock.load(tx.regionCode)
  const item = await parts.catalog.item(tx.regionCode, itemCode)
  const supervising = await parts.org.supervisingUnit(tx.regionCode)
  const holder = supervising?.code ?? newest.accountableUnitCode
  const id = parts.world.newId()
  const reason = `“${item?.name ?? itemCode}”${value.problemDays} 天内 ${bad.length} 个差评，请决定是否作为事项问题整改`
  await parts.matters.begin(tx, [
    {
      id,
      kind: 'item_problem',
      state: 'open',
      title: `事项问题：${item?.name ?? itemCode}`,
      itemCode,
      accountableUnitCode: newest.accountableUnitCode,
      holder: { unitCode: holder, staffId: null },
      risk: 'normal',
      identityGrade: 'open',
      openedAt: newest.openedAt,
      opening: { enteredBy: 'system', onBehalfOf: null, answerBy: null, receiptHash: null },
      row: { subjectId: itemCode, handlerStaffId: null, finding: null },
      clocks: [start('inquiry', value.check, version)],
      texts: [{ kind: 'note', body: reason, visibility: 'staff' }],
      notices: (problem) => [
        { kind: 'problem_proposed', toUnitCode: holder, reason, dueAt: problem.nextDueAt },
      ],
      body: { item: itemCode, bad: bad.length, days: dayNumber(day) - dayNumber(since) },
    },
  ])
  await link(parts, tx, bad, id)
}

function link(parts: ReviewParts, tx: Tx, matterIds: readonly string[], to: string) {
  return parts.matters.link(
    tx,
    matterIds.map((from) => ({ from, to, reason: 'same_item' })),
  )
}

function decidedOn(last: Problem | undefined): LocalDay[] {
  return last?.closedAt == null ? [] : [addDays(localDayOf(last.closedAt), 1)]
}

/** An appeal that was upheld takes the review out of the rates, and puts it beside them. */
export function takeNotAdopted(): EntriesHandler {
  return async (tx, entries) => {
    const upheld = entries.filter(({ body }) => body.decision === 'not_adopted')
    const matterIds = upheld.map(({ streamId }) => streamId)
    for (const review of await markNotAdopted(tx, matterIds)) {
      const end = await findServiceEnd(tx, tx.regionCode, review.serviceEndId)
      if (end === undefined) continue
      const { endedOn: day, unitCode, itemCode, channel } = end
      const base = { day, unitCode, itemCode, channel }
      const counted: Counted[] = [
        { ...base, measure: `${review.origin}:${review.grade}`, n: -1 },
        { ...base, measure: `not_adopted:${review.grade}`, n: 1 },
      ]
      await addToRollups(tx, counted)
    }
  }
}

/** What the check of a review by static code found, once it stands: such a service, or none. */
export function keepFinding(parts: ReviewParts): EntriesHandler {
  return async (tx, entries) => {
    for (const { streamId, body } of entries) {
      if (body.to !== 'closed') continue
      await saveFinding(tx, streamId, String(body.finding))
      if (body.finding === 'confirmed') await acceptStaticReview(tx, parts, streamId)
    }
  }
}
