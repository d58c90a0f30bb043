import { localDayOf } from '@huiyin/contract/time'
import type { Matter, NewMatter } from '../../../kernel/matter/index.ts'
import type { Tx } from '../../../platform/db/db.ts'
import type { Application } from '../application.types.ts'
import type { ApplicationParts } from '../parts.ts'
import type { ListedRun } from '../step.store.ts'
import type { ApprovalStep } from '../step.types.ts'
import { fastLaneLimits, hurried, isFast } from './fast-lane.rules.ts'

/** An application as it goes on today: on the fast lane its steps have less time. */
export function asFast(
  parts: ApplicationParts,
  { regionCode }: Matter,
  row: Application,
): Application {
  const today = localDayOf(parts.world.now())
  if (!isFast(row, today)) return row
  const { value } = parts.rulebook.inForce(regionCode, fastLaneLimits, today)
  return { ...row, plan: hurried(row.plan, value) }
}

/** What is on the fast lane stands first in work lists, with all its steps, until its last day. */
export async function putFirst(
  tx: Tx,
  parts: ApplicationParts,
  of: {
    readonly rows: ReadonlyMap<string, Application>
    readonly runs: ReadonlyMap<string, readonly ListedRun[]>
    readonly begun: readonly NewMatter[]
  },
): Promise<void> {
  const firsts = [...of.rows].flatMap(([id, { fastLane }]) => {
    if (fastLane === null || fastLane.since === null) return []
    const begun = of.begun.filter(({ row }) => (row as ApprovalStep).applicationId === id)
    const steps = [
      ...(of.runs.get(id) ?? []).map(({ matterId }) => matterId),
      ...begun.map((one) => one.id),
    ]
    return [id, ...steps].map((matterId) => ({ matterId, until: fastLane.until }))
  })
  await parts.matters.putFirst(tx, firsts)
}
