import assert from 'node:assert/strict'
import { localDayOf } from '@huiyin/contract/time'
import type { Db, Tx } from '../../platform/db/db.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import type { Clock } from '../clock/index.ts'
import type { Org } from '../org/index.ts'
import type { Rulebook } from '../rulebook/index.ts'
import { decideAct, isForAssisting, postFor } from './acts.rules.ts'
import { applyEffects, type Change, withUnitsOfToday } from './changes.rules.ts'
import { loadClocks } from './clocks.store.ts'
import { inOrder, type Lane, type Outcome, openLane, settleByRegion } from './lane.ts'
import type { Acting, Fields, Lifecycle, Matter, MatterClock, Situation } from './lifecycle.ts'
import { lockMatters } from './matter.store.ts'
import { type Surroundings, surroundingsOf } from './surroundings.ts'
import { checkingOf, verificationRule } from './verification.rules.ts'
import { type WritingParts, writeChanges } from './write-changes.ts'

/** Somebody takes an act on a matter, having seen it at `version`. */
export interface ActRequest {
  readonly regionCode: string
  readonly number: string
  readonly act: string
  /** `undefined` only for the system's own acts, which decide on the present state. */
  readonly version: number | undefined
  readonly fields: Fields
  readonly acting: Acting
  /**
   * Whether the asker may know of the matter at all, or of this act as a unit that takes part; who
   * may not is told there is none.
   */
  readonly visibleTo?: (matter: Matter, assistingUnitCodes: readonly string[]) => boolean
}

export interface ActParts extends WritingParts {
  readonly db: Db
  readonly clock: Clock
  readonly org: Org
  readonly rulebook: Rulebook
  readonly lifecycles: ReadonlyMap<string, Lifecycle<unknown>>
}

/** A matter as the decisions of one batch see it: later acts build on earlier ones. */
interface Loaded {
  matter: Matter
  row: unknown
  clocks: readonly MatterClock[]
  readonly around: Surroundings
}

/** The lane of all acts: one transaction a region and batch. */
export function openActLane(parts: ActParts): Lane<ActRequest, Matter> {
  return openLane({ run: (batch) => takeBatch(parts, batch) })
}

async function takeBatch(
  parts: ActParts,
  batch: readonly ActRequest[],
): Promise<readonly Outcome<Matter>[]> {
  const outcomes = await settleByRegion(
    batch,
    ({ regionCode }) => regionCode,
    (regionCode, ofRegion) =>
      parts.db.transaction(regionCode, (tx) => takeInRegion(tx, parts, ofRegion)),
  )
  return inOrder(batch, outcomes)
}

/**
 * Takes acts in the caller's transaction, for matters that change together with others, as an
 * application with its steps; each stands or falls by itself.
 */
export async function takeInRegion(
  tx: Tx,
  parts: ActParts,
  requests: readonly ActRequest[],
): Promise<ReadonlyMap<ActRequest, Outcome<Matter>>> {
  const loaded = await loadMatters(tx, parts, [...new Set(requests.map(({ number }) => number))])
  const outcomes = new Map<ActRequest, Outcome<Matter>>()
  const changes: Change[] = []
  for (const request of requests) {
    const found = loaded.get(request.number)
    const isKnown = found !== undefined && isKnownTo(parts, request, found)
    const change = isKnown ? decide(parts, request, found) : undefined
    if (found === undefined || change === undefined) {
      outcomes.set(request, { ok: false, error: new Refusal('matter/not-found') })
    } else if (change instanceof Refusal) {
      outcomes.set(request, { ok: false, error: change })
    } else {
      Object.assign(found, { matter: change.matter, row: change.row, clocks: change.clocks })
      changes.push(change)
      outcomes.set(request, { ok: true, value: change.matter })
    }
  }
  if (changes.length > 0) {
    await writeChanges(
      tx,
      parts,
      changes.map((change) => ({ change })),
    )
  }
  return outcomes
}

/** A unit that takes part knows of its own acts alone. */
function isKnownTo(
  parts: ActParts,
  { act, visibleTo }: ActRequest,
  { matter, row }: Loaded,
): boolean {
  if (visibleTo === undefined) return true
  const { acts, assistingUnits } = lifecycleOf(parts, matter.kind)
  const isTheirs = Object.hasOwn(acts, act) && isForAssisting(acts[act])
  return visibleTo(matter, isTheirs ? (assistingUnits?.(row) ?? []) : [])
}

async function loadMatters(
  tx: Tx,
  parts: ActParts,
  numbers: readonly string[],
): Promise<Map<string, Loaded>> {
  const matters = await lockMatters(tx, numbers)
  const idsOf = (some: readonly Matter[]) => some.map(({ id }) => id)
  const byKind = [...Map.groupBy(matters, (matter) => matter.kind)]
  const [clocks, around, rowsOfKinds] = await Promise.all([
    loadClocks(tx, tx.regionCode, idsOf(matters)),
    surroundingsOf(parts.org, tx.regionCode),
    Promise.all(
      byKind.map(([kind, ofKind]) => lifecycleOf(parts, kind).store.load(tx, idsOf(ofKind))),
    ),
  ])
  const rows = new Map(rowsOfKinds.flatMap((ofKind) => [...ofKind]))
  return new Map(
    matters.map((matter) => [
      matter.number,
      { matter, row: rows.get(matter.id), clocks: clocks.get(matter.id) ?? [], around },
    ]),
  )
}

function decide(parts: ActParts, request: ActRequest, found: Loaded): Change | Refusal {
  const { matter } = found
  if (request.version !== undefined && request.version !== matter.version) {
    return new Refusal('matter/changed-meanwhile', { version: matter.version })
  }
  const lifecycle = lifecycleOf(parts, matter.kind)
  const situation = situationOf(parts, { ...found, lifecycle }, request.acting)
  const decision = decideAct(lifecycle, request.act, situation, request.fields)
  if (!decision.ok) return new Refusal(decision.code, decision.details)
  const effects = withUnitsOfToday(decision.effects, found.around.currentUnit)
  const { by } = lifecycle.acts[request.act] ?? {}
  const { acting } = request
  const post = acting.kind === 'staff' && by ? postFor(by, acting, situation) : undefined
  const applied = applyEffects(lifecycle, situation, effects, calendarsOf(parts, matter))
  return {
    ...applied,
    lifecycle,
    before: matter,
    effects,
    act: request.act,
    actor: nameOf(acting),
    ...(post?.deputyFor ? { deputyFor: post.deputyFor } : {}),
    happenedAt: situation.now,
  }
}

/** Everything the rules of a kind may look at, for deciding and for offering acts. */
export function situationOf<Row>(
  parts: Pick<ActParts, 'world' | 'clock' | 'rulebook'>,
  found: Pick<Situation<Row>, 'matter' | 'row' | 'clocks'> & {
    readonly around: Surroundings
    readonly lifecycle: Pick<Lifecycle<Row>, 'assistingUnits'>
  },
  acting: Acting,
): Situation<Row> {
  const { matter, row, clocks, around, lifecycle } = found
  const acceptedOn = localDayOf(matter.openedAt)
  // The rule version is pinned: what was in force on the day of acceptance.
  const rule: Situation<Row>['rule'] = (name) =>
    parts.rulebook.inForce(matter.regionCode, name, acceptedOn)
  return {
    matter,
    row,
    clocks,
    acting,
    rule,
    supervisingUnitCode: around.supervisingUnitCode ?? matter.accountableUnitCode,
    assistingUnitCodes: lifecycle.assistingUnits?.(row) ?? [],
    checking: checkingOf(rule(verificationRule).value, matter, around),
    unitName: around.unitName,
    now: parts.world.now(),
    calendar: parts.clock.calendarOf(matter.regionCode),
  }
}

export function calendarsOf(parts: Pick<ActParts, 'clock'>, matter: { regionCode: string }) {
  return (calendarUnitCode: string | null) =>
    parts.clock.calendarOf(matter.regionCode, calendarUnitCode ?? undefined)
}

export function lifecycleOf(parts: Pick<ActParts, 'lifecycles'>, kind: string): Lifecycle<unknown> {
  const lifecycle = parts.lifecycles.get(kind)
  assert(lifecycle !== undefined, `no lifecycle for ${kind}`)
  return lifecycle
}

/** How the ledger names an actor: an id, never a person's name. */
export function nameOf(acting: Acting): string {
  if (acting.kind === 'staff') return `staff:${acting.staffId}`
  const isAgent = acting.kind === 'reporter' && acting.agent !== undefined
  return isAgent ? `agent:${acting.agent}` : acting.kind
}
