import type { ActBody, ActResult } from '@huiyin/contract/matter'
import { formatInstant } from '@huiyin/contract/time'
import { Refusal } from '../../platform/http/refusal.ts'
import type { StaffActor } from '../access/actor.ts'
import type { Lane } from './lane.ts'
import type { Matter } from './lifecycle.ts'
import { parseNumber, tidyNumber } from './number.rules.ts'
import { mayAssist, maySee, mayServe, sightOf } from './sight.ts'
import { type ActRequest, lifecycleOf } from './take-acts.ts'
import type { WorkListParts } from './work-list.ts'

/**
 * Takes one act of a member of staff. Sight is judged on the row the lane has locked, so that an act
 * costs no read of its own: what the lifecycle refuses to a stranger is refused as unknown here.
 */
export async function takeAct(
  parts: WorkListParts,
  lane: Lane<ActRequest, Matter>,
  actor: StaffActor,
  request: { readonly number: string; readonly body: ActBody },
): Promise<ActResult> {
  const number = tidyNumber(request.number)
  const regionCode = parseNumber(number)?.regionCode
  const sight = await sightOf(parts.org, actor)
  const regionCodes = sight?.regionCodes ?? [actor.regionCode]
  if (regionCode === undefined || !regionCodes.includes(regionCode)) {
    throw new Refusal('matter/not-found')
  }
  const { act, version, ...fields } = request.body
  await parts.clock.load(regionCode)
  const matter = await lane.submit({
    regionCode,
    number,
    act,
    version,
    fields,
    acting: actor,
    visibleTo: (found, assisting) =>
      mayServe(actor, found, lifecycleOf(parts, found.kind)) ||
      (sight !== undefined &&
        (maySee(sight, actor, found) || mayAssist(sight, actor, found, assisting))),
  })
  return resultOf(matter)
}

export function resultOf(matter: Matter): ActResult {
  return {
    number: matter.number,
    version: matter.version,
    state: matter.state,
    stage: matter.stage,
    nextDueAt: matter.nextDueAt === null ? null : formatInstant(matter.nextDueAt),
  }
}

/** What became of one matter of a bulk act. */
export interface BulkResult {
  readonly number: string
  readonly ok: boolean
  readonly code?: string
}

/** The same act on many matters: each stands or falls by itself. */
export async function takeBulkAct(
  parts: WorkListParts,
  lane: Lane<ActRequest, Matter>,
  actor: StaffActor,
  bulk: {
    readonly act: string
    readonly items: readonly { readonly number: string; readonly version: number }[]
    readonly fields: Readonly<Record<string, unknown>>
  },
): Promise<BulkResult[]> {
  return Promise.all(
    bulk.items.map(async ({ number, version }): Promise<BulkResult> => {
      try {
        const body = { ...bulk.fields, act: bulk.act, version }
        await takeAct(parts, lane, actor, { number, body })
        return { number, ok: true }
      } catch (error) {
        if (error instanceof Refusal) return { number, ok: false, code: error.code }
        throw error
      }
    }),
  )
}
