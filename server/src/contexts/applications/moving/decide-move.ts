import { parseInstant } from '@huiyin/contract/time'
import type { MoveDecided, MoveLine } from '@huiyin/contract/version-moves'
import type { StaffActor } from '../../../kernel/access/index.ts'
import type { Tx } from '../../../platform/db/db.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import { reachOf } from '../advance.ts'
import { savePlans } from '../application.store.ts'
import type { ApplicationParts } from '../parts.ts'
import { planHashOf } from '../plan.rules.ts'
import { systemAct, takeAll } from '../system-acts.ts'
import { type Candidate, candidatesOf, linesOf, targetVersion } from './find-moves.ts'
import {
  lockMove,
  type Move,
  saveCarried,
  saveDecision,
  savePlanOf,
  selectToMove,
} from './moves.store.ts'
import { carriedRuns } from './moving.rules.ts'
import { sayMove } from './say-move.rules.ts'
import { mayDecide } from './show-moves.ts'
import { tellMove } from './tell-move.ts'

/**
 * A second person agrees to a move, or refuses it. What was proposed is looked at again as things
 * stand now: a matter that has ended since, whose step nothing carries on, or that would end later
 * than its applicant was going to be told, stays where it is, and the record says so.
 *
 * @throws Refusal `applications/move-unknown`, `applications/move-decided`,
 *   `matter/own-work` for who proposed it, `applications/version-not-in-force`
 */
export async function decideMove(
  parts: ApplicationParts,
  actor: StaffActor,
  id: string,
  { decision, note }: MoveDecided,
): Promise<void> {
  await parts.db.transaction(actor.regionCode, async (tx) => {
    const move = await lockMove(tx, id)
    if (move === undefined) throw new Refusal('applications/move-unknown')
    if (move.state !== 'proposed') throw new Refusal('applications/move-decided')
    if (move.proposedBy === actor.staffId) throw new Refusal('matter/own-work')
    if (!mayDecide(move, actor)) throw new Refusal('common/not-permitted')
    const lines = decision === 'agreed' ? await moveAll(tx, parts, move) : move.lines
    const decided: Move = {
      ...move,
      state: decision,
      lines,
      decidedBy: actor.staffId,
      decidedAt: parts.world.now(),
      note: note ?? null,
    }
    await saveDecision(tx, decided)
    await tellMove(tx, parts, actor, 'version_move.decide', decided)
  })
}

async function moveAll(tx: Tx, parts: ApplicationParts, move: Move): Promise<MoveLine[]> {
  const version = await targetVersion(parts, tx.regionCode, move.versionId)
  const item = { code: version.code, hash: version.contentHash }
  const running = await parts.matters.lock(tx, await selectToMove(tx, tx.regionCode, item))
  const proposed = new Map(move.lines.map((line) => [line.number, line]))
  const matters = running.filter(({ number }) => proposed.has(number))
  const candidates = await candidatesOf(parts, tx, { version, stepMap: move.stepMap, matters })
  const now = new Map(
    (await linesOf(parts, tx.regionCode, candidates)).map((line) => [line.number, line]),
  )
  const lines = move.lines.map((line) => settled(line, now.get(line.number)))
  const moving = new Set(
    lines.filter(({ outcome }) => outcome === 'moves').map(({ number }) => number),
  )
  const chosen = candidates.filter(({ matter }) => moving.has(matter.number))
  await carryOn(tx, chosen)
  await takeAll(
    tx,
    parts,
    chosen.map((candidate) => {
      const { matter } = candidate
      const fields = {
        text: sayMove({ ...candidate, isAccepted: candidate.row.acceptedAt !== null }, move),
        move: move.id,
        ground: move.ground,
      }
      return systemAct(matter, matter.number, 'follow_version', fields)
    }),
  )
  return lines
}

/** What becomes of a line that was proposed, as things stand when it is decided. */
function settled(proposed: MoveLine, now: MoveLine | undefined): MoveLine {
  if (now === undefined) return { ...proposed, outcome: 'gone_on' }
  if (now.outcome !== 'moves') return now
  const told = parseInstant(proposed.dueAfter) ?? new Date(0)
  const due = parseInstant(now.dueAfter) ?? new Date(0)
  return now.isLater && due > told ? { ...now, outcome: 'later' } : now
}

/** Gives the applications their plans, and the runs of their steps what they are called there. */
async function carryOn(tx: Tx, chosen: readonly Candidate[]): Promise<void> {
  if (chosen.length === 0) return
  const plans = chosen.map(({ matter, plan }) => ({
    matterId: matter.id,
    plan,
    hash: planHashOf(plan),
  }))
  await savePlans(tx, [...new Map(plans.map((one) => [one.hash, one])).values()])
  for (const { matterId, hash } of plans) await savePlanOf(tx, { matterId, planHash: hash })
  for (const { runs, plan, stepMap } of chosen) {
    const open = carriedRuns(runs, stepMap)
    for (const { matterId, stepId, waitsFor } of open) {
      const step = plan.steps.find(({ id }) => id === stepId)
      if (step === undefined) continue
      await saveCarried(tx, {
        matterId,
        stepId,
        waitsFor,
        name: step.name,
        ...reachOf(plan, stepId),
      })
    }
  }
}
