import assert from 'node:assert/strict'
import { formatInstant, localDayOf } from '@huiyin/contract/time'
import type { MoveAsked, MoveLine, MovePreview } from '@huiyin/contract/version-moves'
import type { StaffActor } from '../../../kernel/access/index.ts'
import type { Matter } from '../../../kernel/matter/index.ts'
import type { Queryable } from '../../../platform/db/db.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import {
  mayDraft,
  publishedVersions,
  themeInForce,
  type VersionWithContent,
  versionById,
} from '../../catalog/index.ts'
import { loadApplications } from '../application.store.ts'
import type { Application, Plan } from '../application.types.ts'
import { asFast } from '../fast-lane/go-first.ts'
import type { ApplicationParts } from '../parts.ts'
import { resolvePlan } from '../plan.rules.ts'
import { type ListedRun, loadRuns } from '../step.store.ts'
import { selectToMove } from './moves.store.ts'
import { type Compared, compareMove, movedPlan, type StepMap } from './moving.rules.ts'

/** A running application beside what it would be under the version asked. */
export interface Candidate extends Compared {
  readonly matter: Matter
  readonly row: Application
  readonly runs: readonly ListedRun[]
  readonly plan: Plan
  /** As the plan of the application names the steps: of a theme, with the item before them. */
  readonly stepMap: StepMap
  readonly fromNumber: number | null
}

/**
 * The version others are to follow: published, and in force today.
 *
 * @throws Refusal `catalog/version-unknown`, `applications/version-not-in-force`
 */
export async function targetVersion(
  { db, world }: Pick<ApplicationParts, 'db' | 'world'>,
  regionCode: string,
  versionId: string,
): Promise<VersionWithContent> {
  const version = await versionById(db, regionCode, versionId)
  const today = localDayOf(world.now())
  const { state, validFrom, validTo } = version
  const holds = validFrom <= today && (validTo === null || validTo >= today)
  if (state !== 'published' || !holds) throw new Refusal('applications/version-not-in-force')
  return version
}

/** The same for whoever proposes: of the own unit, or of any for the posts that draft any. */
export async function ownTarget(
  parts: Pick<ApplicationParts, 'db' | 'world'>,
  actor: StaffActor,
  versionId: string,
): Promise<VersionWithContent> {
  const version = await targetVersion(parts, actor.regionCode, versionId)
  if (mayDraft(actor, version.unitCode)) return version
  throw new Refusal('catalog/other-unit', { code: version.code })
}

/** Every running matter of the item that has another version, and what a move would bring it. */
export async function previewMove(
  parts: ApplicationParts,
  actor: StaffActor,
  asked: MoveAsked,
): Promise<MovePreview> {
  const version = await ownTarget(parts, actor, asked.versionId)
  const { regionCode } = actor
  const item = { code: version.code, hash: version.contentHash }
  const ids = await selectToMove(parts.db, regionCode, item)
  const matters = await Promise.all(ids.map((id) => parts.matters.findById(regionCode, id)))
  const candidates = await candidatesOf(parts, parts.db, {
    version,
    stepMap: asked.stepMap,
    matters: matters.filter((matter) => matter !== undefined),
  })
  return {
    steps: version.content.handling.steps.map(({ id, name }) => ({ id, name })),
    lines: await linesOf(parts, regionCode, candidates),
  }
}

/** These matters under the version, each with what the move would bring. */
export async function candidatesOf(
  parts: ApplicationParts,
  q: Queryable,
  asked: {
    readonly version: VersionWithContent
    readonly stepMap: StepMap
    readonly matters: readonly Matter[]
  },
): Promise<Candidate[]> {
  const { version, matters } = asked
  const [first] = matters
  if (first === undefined) return []
  const { regionCode } = first
  const ids = matters.map(({ id }) => id)
  await parts.clock.load(regionCode)
  const rows = await loadApplications(q, regionCode, ids)
  const runs = await loadRuns(q, regionCode, ids)
  const codes = [...rows.values()].flatMap(({ plan }) => plan.items.map(({ code }) => code))
  const versions = await publishedVersions(q, regionCode, [...new Set(codes)])
  const ordered = matters.toSorted((one, other) => (one.number < other.number ? -1 : 1))
  return ordered.flatMap((matter) => {
    const row = rows.get(matter.id)
    if (row === undefined) return []
    const own = { matter, row, runs: runs.get(matter.id) ?? [] }
    return [candidateOf(parts, own, { version, stepMap: asked.stepMap, versions })]
  })
}

function candidateOf(
  parts: ApplicationParts,
  own: Pick<Candidate, 'matter' | 'row' | 'runs'>,
  to: {
    readonly version: VersionWithContent
    readonly stepMap: StepMap
    readonly versions: readonly VersionWithContent[]
  },
): Candidate {
  const { matter, row, runs } = own
  const { items } = row.plan
  const had = items.map(({ code, hash }) =>
    to.versions.find((one) => one.code === code && one.contentHash === hash),
  )
  const place = items.findIndex(({ code }) => code === to.version.code)
  const next = had.map((one, at) => (at === place ? to.version : one))
  const known = next.filter((one) => one !== undefined)
  assert(known.length === items.length, `${matter.number} has a version that was never published`)
  const prefix = items.length > 1 ? `i${place + 1}-` : ''
  const stepMap = Object.fromEntries(
    Object.entries(to.stepMap).map(([from, into]) => [`${prefix}${from}`, `${prefix}${into}`]),
  )
  const theme =
    row.themeCode === null
      ? undefined
      : themeInForce(parts.rulebook, {
          regionCode: matter.regionCode,
          day: localDayOf(matter.openedAt),
          code: row.themeCode,
        })
  // Which papers somebody needs was settled when it came in: situations choose nothing else.
  const plan = movedPlan(row.plan, resolvePlan(known, [], theme?.links), stepMap)
  const now = parts.world.now()
  const plans = {
    old: asFast(parts, matter, row).plan,
    next: asFast(parts, matter, { ...row, plan }).plan,
  }
  const acceptedAt = row.acceptedAt ?? now
  const calendar = parts.clock.calendarOf(matter.regionCode)
  const compared = compareMove(plans, runs, stepMap, { acceptedAt, now, calendar })
  return { ...own, ...compared, plan, stepMap, fromNumber: had[place]?.number ?? null }
}

/** As people read it, with the names of steps without the item of a theme before them. */
export async function linesOf(
  { org }: Pick<ApplicationParts, 'org'>,
  regionCode: string,
  candidates: readonly Candidate[],
): Promise<MoveLine[]> {
  const { unit } = await org.snapshot(regionCode)
  return candidates.map(({ matter, fromNumber, outcome, missing, changes, ...dates }) => ({
    number: matter.number,
    title: matter.title,
    unit: unit(matter.accountableUnitCode)?.name ?? matter.accountableUnitCode,
    fromNumber,
    outcome,
    missing: missing.map(({ id, name }) => ({ id: id.replace(/^i\d+-/, ''), name })),
    changes: changes.map(({ zh, en }) => ({ zh, en })),
    dueBefore: formatInstant(dates.dueBefore),
    dueAfter: formatInstant(dates.dueAfter),
    isLater: dates.isLater,
  }))
}
