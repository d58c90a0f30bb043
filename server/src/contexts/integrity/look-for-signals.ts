import { signalWords } from '@huiyin/contract/integrity.words'
import { addDays, localDayOf } from '@huiyin/contract/time'
import { periodOfMonth } from '../../kernel/snapshots/index.ts'
import type { Tx } from '../../platform/db/db.ts'
import {
  reviewLimits,
  selectFollowedUp,
  selectParticipationDays,
  selectRatedDays,
  selectReviewMoments,
  selectWindowDays,
} from '../reviews/index.ts'
import { coverageOf, unreportedSignals } from './coverage.rules.ts'
import { selectOutsideCounts } from './coverage.store.ts'
import { insertFlaggedReviews, insertFlags, type StoredFlag, selectFlagged } from './flags.store.ts'
import type { IntegrityParts } from './parts.ts'
import type { MonthInputs, Signal } from './signal.types.ts'
import { type SignalLimits, signalLimits } from './signal-limits.rules.ts'
import { findSignals } from './signals.rules.ts'

/** Reviews come some days after the service; sooner, the last days would look unasked. */
const settledDays = 3
/** What is usual for a unit is what the quarter before the month was. */
const usualDays = 91

/**
 * Looks through the reviews of the month of yesterday, nightly. What is new is flagged once and
 * opens a check by the supervising office; nothing is deleted and no rate changes.
 *
 * @returns how many flags are new
 */
export async function lookForSignals(parts: IntegrityParts, regionCode: string): Promise<number> {
  const { db, world } = parts
  const yesterday = addDays(localDayOf(world.now()), -1)
  const month = yesterday.slice(0, 7)
  const { from } = periodOfMonth(month)
  const span = { from, to: yesterday }
  const settled = { from, to: addDays(yesterday, -settledDays) }
  const limits = parts.rulebook.inForce(regionCode, signalLimits, yesterday).value
  const inputs: MonthInputs = {
    from,
    observations: await selectReviewMoments(db, regionCode, span),
    unitDays: settled.to < from ? [] : await selectParticipationDays(db, regionCode, settled),
    followedUp: await selectFollowedUp(db, regionCode, span),
    ratedDays: await selectRatedDays(db, regionCode, {
      from: addDays(from, -usualDays),
      to: yesterday,
    }),
  }
  const unreported = await findUnreported(parts, { regionCode, span: settled, limits })
  const signals = [...findSignals(inputs, limits), ...unreported]
  if (signals.length === 0) return 0
  await parts.clock.load(regionCode)
  return db.transaction(regionCode, (tx) => keepSignals(tx, parts, { month, signals }))
}

/** What others counted and nobody reported, once reports are no longer merely late. */
async function findUnreported(
  { db, org }: IntegrityParts,
  {
    regionCode,
    span,
    limits,
  }: {
    readonly regionCode: string
    readonly span: { readonly from: string; readonly to: string }
    readonly limits: SignalLimits
  },
): Promise<Signal[]> {
  const outside = span.to < span.from ? [] : await selectOutsideCounts(db, [regionCode], span)
  if (outside.length === 0) return []
  const coverage = coverageOf(outside, await selectWindowDays(db, [regionCode], span))
  const organisation = await org.snapshot(regionCode)
  const supervising = await org.supervisingUnit(regionCode)
  return unreportedSignals(
    coverage,
    (windowCode) => organisation.window(windowCode)?.unitCode ?? supervising?.code ?? windowCode,
    limits,
  )
}

async function keepSignals(
  tx: Tx,
  parts: IntegrityParts,
  { month, signals }: { readonly month: string; readonly signals: readonly Signal[] },
): Promise<number> {
  const known = await selectFlagged(tx, month)
  const keyOf = ({ signal, subjectKey }: Signal) => `${signal} ${subjectKey}`
  const ids = new Map(signals.map((one) => [one, known.get(keyOf(one)) ?? parts.world.newId()]))
  const fresh = signals.filter((one) => !known.has(keyOf(one)))
  const flags = fresh.map(
    ({ reviewIds: _, ...one }, index): StoredFlag => ({
      ...one,
      regionCode: tx.regionCode,
      id: ids.get(fresh[index] as Signal) ?? '',
      month,
      foundAt: parts.world.now(),
      matterId: parts.world.newId(),
    }),
  )
  if (flags.length > 0) {
    await beginChecks(tx, parts, flags)
    await insertFlags(tx, flags)
  }
  const flagged = signals.flatMap((one) =>
    one.reviewIds.map((reviewId) => ({ flagId: ids.get(one) ?? '', reviewId })),
  )
  if (flagged.length > 0) await insertFlaggedReviews(tx, flagged)
  return flags.length
}

/** A check a flag: held by the supervising office, never by the unit it is about. */
async function beginChecks(
  tx: Tx,
  parts: IntegrityParts,
  flags: readonly StoredFlag[],
): Promise<void> {
  const { regionCode } = tx
  const day = localDayOf(parts.world.now())
  const { version, value } = parts.rulebook.inForce(regionCode, reviewLimits, day)
  const supervising = await parts.org.supervisingUnit(regionCode)
  const matters = await Promise.all(
    flags.map(async (flag) => {
      const unit = await parts.org.unit(regionCode, flag.unitCode)
      const holder = supervising?.code ?? flag.unitCode
      const words = signalWords[flag.signal]
      const reason = `${words.name.zh}：${flag.subjectKey}，${seenIn(flag)}`
      return {
        id: flag.matterId ?? '',
        kind: 'integrity_check' as const,
        state: 'open',
        title: `评价诚信核查：${unit?.name ?? flag.unitCode}，${words.name.zh}`,
        itemCode: null,
        accountableUnitCode: flag.unitCode,
        // Whom it is about neither holds, checks nor reads it.
        aboutUnitCode: flag.unitCode,
        holder: { unitCode: holder, staffId: null },
        risk: 'normal' as const,
        identityGrade: 'anonymous' as const,
        openedAt: flag.foundAt,
        opening: { enteredBy: 'system', onBehalfOf: null, answerBy: null, receiptHash: null },
        row: { subjectId: flag.id, handlerStaffId: null, finding: null },
        clocks: [
          { name: 'inquiry', do: 'start' as const, budget: value.check, ruleVersion: version },
        ],
        texts: [{ kind: 'note' as const, body: reason, visibility: 'staff' as const }],
        notices: (matter: { readonly nextDueAt: Date | null }) => [
          { kind: 'check_wanted' as const, toUnitCode: holder, reason, dueAt: matter.nextDueAt },
        ],
        body: { signal: flag.signal, observed: flag.observed, among: flag.among },
      }
    }),
  )
  await parts.matters.begin(tx, matters)
}

function seenIn({ signal, among, observed, expected }: StoredFlag): string {
  return signal === 'unreported'
    ? `别处计 ${among} 件，其中 ${observed} 件没有办结上报`
    : `${among} 次中 ${observed} 次，通常约 ${expected.toFixed(1)} 次`
}
