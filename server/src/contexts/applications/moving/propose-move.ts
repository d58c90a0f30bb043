import type { NewMove, VersionMove } from '@huiyin/contract/version-moves'
import type { StaffActor } from '../../../kernel/access/index.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import type { ApplicationParts } from '../parts.ts'
import { candidatesOf, linesOf, ownTarget } from './find-moves.ts'
import { insertMove, type Move, selectToMove } from './moves.store.ts'
import { shownMoves } from './show-moves.ts'
import { tellMove } from './tell-move.ts'

/**
 * Proposes that running matters follow another version, on a legal ground: else each stays with the
 * one it came in under (依照原有规范). Nothing changes before a second person has agreed.
 *
 * @throws Refusal `applications/version-not-in-force`, `applications/not-to-move` when a matter is
 *   no longer under way or has that version, `applications/move-step-gone` when a step that runs is
 *   not in the version and nothing carries it on, `applications/move-step-taken`,
 *   `applications/later-unsaid` when somebody's date would be later and no reason is told
 */
export async function proposeMove(
  parts: ApplicationParts,
  actor: StaffActor,
  asked: NewMove,
): Promise<VersionMove> {
  const version = await ownTarget(parts, actor, asked.versionId)
  const { regionCode } = actor
  const move = await parts.db.transaction(regionCode, async (tx) => {
    const item = { code: version.code, hash: version.contentHash }
    const running = await parts.matters.lock(tx, await selectToMove(tx, regionCode, item))
    const matters = running.filter(({ number }) => asked.numbers.includes(number))
    if (matters.length < asked.numbers.length) {
      const found = new Set(matters.map(({ number }) => number))
      const numbers = asked.numbers.filter((number) => !found.has(number))
      throw new Refusal('applications/not-to-move', { numbers })
    }
    const { stepMap } = asked
    const lines = await linesOf(
      parts,
      regionCode,
      await candidatesOf(parts, tx, { version, stepMap, matters }),
    )
    assertMovable(lines, asked.laterReason)
    const proposed: Move = {
      id: parts.world.newId(),
      state: 'proposed',
      itemCode: version.code,
      itemName: version.name,
      versionId: version.id,
      versionNumber: version.number,
      ground: asked.ground,
      laterReason: asked.laterReason ?? null,
      stepMap,
      lines,
      proposedBy: actor.staffId,
      proposedAt: parts.world.now(),
      decidedBy: null,
      decidedAt: null,
      note: null,
    }
    await insertMove(tx, proposed)
    await tellMove(tx, parts, actor, 'version_move.propose', proposed)
    return proposed
  })
  const [shown] = await shownMoves(parts, actor, [move])
  if (shown === undefined) throw new Refusal('applications/move-unknown')
  return shown
}

function assertMovable(lines: Move['lines'], laterReason: string | undefined): void {
  const numbersOf = (outcome: string) =>
    lines.filter((line) => line.outcome === outcome).map(({ number }) => number)
  const gone = lines.filter(({ outcome }) => outcome === 'step_gone')
  if (gone.length > 0) {
    const steps = [...new Set(gone.flatMap(({ missing }) => missing.map(({ name }) => name)))]
    throw new Refusal('applications/move-step-gone', { numbers: numbersOf('step_gone'), steps })
  }
  const taken = numbersOf('step_taken')
  if (taken.length > 0) throw new Refusal('applications/move-step-taken', { numbers: taken })
  const later = lines.filter(({ isLater }) => isLater).map(({ number }) => number)
  if (later.length > 0 && laterReason === undefined) {
    throw new Refusal('applications/later-unsaid', { numbers: later })
  }
}
