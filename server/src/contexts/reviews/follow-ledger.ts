import { addDays, dayNumber, type LocalDay, localDayOf } from '@huiyin/contract/time'
import type { EntryHandler } from '../../kernel/ledger/index.ts'
import { start } from './effects.rules.ts'
import { reviewLimits } from './limits.rules.ts'
import type { ReviewParts } from './parts.ts'
import { findBadOfItem, findLastProblem, findMatterFacts } from './problems.store.ts'
import { markNotAdopted } from './reviews.store.ts'
import { addToRollups, type Counted } from './rollups.store.ts'
import { findServiceEnd } from './service-ends.store.ts'
import { saveFinding } from './static-reviews.store.ts'

/**
 * Several bad reviews of one item within some days propose a problem of the item: the item is to be
 * mended, not only the person who served (国办发〔2019〕51号: 对评价集中的事项分析整改).
 */
export function proposeProblems(parts: ReviewParts): EntryHandler {
  return async (tx, entry) => {
    const matter = await findMatterFacts(tx, entry.streamId)
    if (matter === undefined || matter.itemCode === null) return
    const day = localDayOf(entry.happenedAt)
    const { version, value } = parts.rulebook.inForce(tx.regionCode, reviewLimits, day)
    const last = await findLastProblem(tx, matter.itemCode)
    if (last?.closedAt === null) {
      await parts.matters.link(tx, [{ from: matter.id, to: last.id, reason: 'same_item' }])
      return
    }
    // What was decided once is not asked again: only what has come since counts anew.
    const since = [addDays(day, -value.problemDays), ...decidedOn(last)].toSorted().at(-1) ?? day
    const bad = await findBadOfItem(tx, matter.itemCode, since)
    if (bad.length < value.problemReviews) return
    await parts.clock.load(tx.regionCode)
    const item = await parts.catalog.item(tx.regionCode, matter.itemCode)
    const supervising = await parts.org.supervisingUnit(tx.regionCode)
    const holder = supervising?.code ?? matter.accountableUnitCode
    const id = parts.world.newId()
    const reason = `“${item?.name ?? matter.itemCode}”${value.problemDays} 天内 ${bad.length} 个差评，请决定是否作为事项问题整改`
    await parts.matters.begin(tx, [
      {
        id,
        kind: 'item_problem',
        state: 'open',
        title: `事项问题：${item?.name ?? matter.itemCode}`,
        itemCode: matter.itemCode,
        accountableUnitCode: matter.accountableUnitCode,
        holder: { unitCode: holder, staffId: null },
        risk: 'normal',
        identityGrade: 'open',
        openedAt: entry.happenedAt,
        opening: { enteredBy: 'system', onBehalfOf: null, answerBy: null, receiptHash: null },
        row: { subjectId: matter.itemCode, handlerStaffId: null, finding: null },
        clocks: [start('inquiry', value.check, version)],
        texts: [{ kind: 'note', body: reason, visibility: 'staff' }],
        notices: (problem) => [
          { kind: 'problem_proposed', toUnitCode: holder, reason, dueAt: problem.nextDueAt },
        ],
        body: { item: matter.itemCode, bad: bad.length, days: dayNumber(day) - dayNumber(since) },
      },
    ])
    await parts.matters.link(
      tx,
      bad.map((from) => ({ from, to: id, reason: 'same_item' })),
    )
  }
}

function decidedOn(last: { readonly closedAt: Date | null } | undefined): LocalDay[] {
  return last?.closedAt == null ? [] : [addDays(localDayOf(last.closedAt), 1)]
}

/** An appeal that was upheld takes the review out of the rates, and puts it beside them. */
export function takeNotAdopted(): EntryHandler {
  return async (tx, entry) => {
    if (entry.body.decision !== 'not_adopted') return
    for (const review of await markNotAdopted(tx, [entry.streamId])) {
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
export function keepFinding(): EntryHandler {
  return async (tx, entry) => {
    if (entry.body.to !== 'closed') return
    await saveFinding(tx, entry.streamId, String(entry.body.finding))
  }
}
