import { formatInstant } from '@huiyin/contract/time'
import type { VersionMove } from '@huiyin/contract/version-moves'
import type { StaffActor } from '../../../kernel/access/index.ts'
import type { ApplicationParts } from '../parts.ts'
import { type Move, selectMoves } from './moves.store.ts'

/** Who may agree to a move, or refuse it: never who proposed it. */
export const moveDeciders = ['supervisor', 'leader', 'unit_leader'] as const

/** Moves of the region, the newest first. */
export async function listMoves(
  parts: ApplicationParts,
  actor: StaffActor,
  asked: Parameters<typeof selectMoves>[2],
): Promise<{ rows: VersionMove[] }> {
  return {
    rows: await shownMoves(parts, actor, await selectMoves(parts.db, actor.regionCode, asked)),
  }
}

/** Moves as they are read, with the names of people. */
export async function shownMoves(
  { db, org }: Pick<ApplicationParts, 'db' | 'org'>,
  actor: StaffActor,
  moves: readonly Move[],
): Promise<VersionMove[]> {
  const ids = moves.flatMap(({ proposedBy, decidedBy }) =>
    [proposedBy, decidedBy].filter((id) => id !== null),
  )
  const staff = await org.staff(db, actor.regionCode, [...new Set(ids)])
  const names = new Map(staff.map(({ id, displayName }) => [id, displayName]))
  const nameOf = (id: string) => names.get(id) ?? id
  return moves.map(({ stepMap: _map, lines, ...move }) => ({
    ...move,
    lines: [...lines],
    proposedBy: nameOf(move.proposedBy),
    proposedAt: formatInstant(move.proposedAt),
    decidedBy: move.decidedBy === null ? null : nameOf(move.decidedBy),
    decidedAt: move.decidedAt === null ? null : formatInstant(move.decidedAt),
    mayDecide: mayDecide(move, actor),
  }))
}

/** Whether somebody is a second person who decides on what was proposed. */
export function mayDecide(
  move: Pick<Move, 'state' | 'proposedBy'>,
  { staffId, posts }: StaffActor,
): boolean {
  const isDecider = posts.some(({ role }) => moveDeciders.some((decider) => decider === role))
  return move.state === 'proposed' && move.proposedBy !== staffId && isDecider
}
