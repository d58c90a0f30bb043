import type { VersionDecision } from '@huiyin/contract/catalog-item.words'
import type { VersionsDecided } from '@huiyin/contract/catalog-versions'
import { localDayOf } from '@huiyin/contract/time'
import type { StaffActor } from '../../kernel/access/index.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { checkerOf } from './check-items.ts'
import { followInForce } from './follow-versions.ts'
import { hasFaults } from './item-checks.rules.ts'
import type { CatalogParts } from './parts.ts'
import { tellVersions } from './tell-versions.ts'
import type { DecidedVersion, Version } from './version.types.ts'
import { earliestEffect, judgeVersion, lastDayBefore } from './versions.rules.ts'
import { lockVersions, saveDecisions, selectVersions } from './versions.store.ts'

/**
 * Reviews, publishes, returns or withdraws versions: all of those named, or none. What is published
 * holds from its date of effect and ends the version before it on the day before; matters accepted
 * under that one keep it.
 *
 * @throws Refusal `catalog/version-unknown`, `catalog/decided`, `catalog/second-person`,
 *   `catalog/not-yours`, `catalog/other-unit`, `catalog/reason-wanted`, `catalog/not-ready`,
 *   `catalog/too-early`, each with the code of the item
 */
export async function decideVersions(
  parts: CatalogParts,
  actor: StaffActor,
  { ids, decision, reason }: VersionsDecided,
): Promise<void> {
  if (decision === 'return' && reason === undefined) throw new Refusal('catalog/reason-wanted')
  const { regionCode } = actor
  const found = await selectVersions(parts.db, regionCode, ids)
  if (found.length < ids.length) throw new Refusal('catalog/version-unknown')
  if (decision === 'review' || decision === 'publish') await assertReady(parts, regionCode, found)
  await parts.db.transaction(regionCode, async (tx) => {
    const codes = found.map(({ code }) => code)
    const locked = await lockVersions(tx, codes)
    const chosen = locked.filter(({ id }) => ids.includes(id))
    for (const version of chosen) {
      // A draft that was revised after it was checked is not the one that was looked at.
      const isSame = found.some((one) => one.contentHash === version.contentHash)
      const judged = isSame ? judgeVersion(version, actor, decision) : 'catalog/decided'
      if (judged !== 'allowed') throw new Refusal(judged, { code: version.code })
    }
    const now = parts.world.now()
    const decided = chosen.map((version) => after(version, { decision, reason, actor, now }))
    const followed = decision === 'publish' ? endedBy(chosen, locked, localDayOf(now)) : []
    await saveDecisions(tx, [...decided, ...followed])
    await tellVersions(tx, parts, actor, `item.${decision}`, chosen)
    if (decision === 'publish') await followInForce(tx, parts, codes)
  })
  if (decision === 'publish') parts.catalog.forget()
}

async function assertReady(
  parts: CatalogParts,
  regionCode: string,
  versions: Awaited<ReturnType<typeof selectVersions>>,
): Promise<void> {
  const check = await checkerOf(parts, regionCode)
  for (const { code, content } of versions) {
    const findings = check(code, content)
    if (hasFaults(findings)) throw new Refusal('catalog/not-ready', { code, findings })
  }
}

interface Deciding {
  readonly decision: VersionDecision
  readonly reason: string | undefined
  readonly actor: StaffActor
  readonly now: Date
}

function after(version: Version, deciding: Deciding): DecidedVersion {
  const { decision, actor, now } = deciding
  const { id, validTo } = version
  const reason = deciding.reason ?? null
  const by = actor.staffId
  const reviewed = { reviewedBy: version.reviewedBy, reviewedAt: version.reviewedAt }
  const open = { decidedBy: null, decidedAt: null }
  switch (decision) {
    case 'review':
      return { id, validTo, reason, state: 'reviewed', reviewedBy: by, reviewedAt: now, ...open }
    case 'return':
      return { id, validTo, reason, state: 'draft', reviewedBy: null, reviewedAt: null, ...open }
    case 'publish':
      return { id, validTo, reason, state: 'published', ...reviewed, decidedBy: by, decidedAt: now }
    case 'withdraw':
      return { id, validTo, reason, state: 'withdrawn', ...reviewed, decidedBy: by, decidedAt: now }
  }
}

/** Published versions that end the day before one of the chosen takes effect. */
function endedBy(
  chosen: readonly Version[],
  locked: readonly Version[],
  today: string,
): DecidedVersion[] {
  return chosen.flatMap(({ code, validFrom }) => {
    const published = locked.filter((one) => one.code === code && one.state === 'published')
    const earliest = earliestEffect(published, today)
    if (validFrom < earliest) throw new Refusal('catalog/too-early', { code, earliest })
    const lastDay = lastDayBefore(validFrom)
    return published
      .filter(({ validTo }) => validTo === null || validTo > lastDay)
      .map((version) => ({ ...version, validTo: lastDay }))
  })
}
