import type { CheckFinding, NewVersion } from '@huiyin/contract/catalog-versions'
import { localDayOf } from '@huiyin/contract/time'
import type { StaffActor } from '../../kernel/access/index.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { checkerOf } from './check-items.ts'
import type { CatalogParts } from './parts.ts'
import { tellVersions } from './tell-versions.ts'
import type { Version, VersionWithContent } from './version.types.ts'
import { contentHashOf, earliestEffect, mayDraft } from './versions.rules.ts'
import { insertVersions, lockVersions, replaceDraft } from './versions.store.ts'

/** A draft that was kept, with what the checks say of it. */
export interface Drafted {
  readonly id: string
  readonly code: string
  readonly number: number
  readonly findings: readonly CheckFinding[]
}

/**
 * Drafts versions of several items in one transaction: all of them, or none. They hold nowhere
 * until a second person has reviewed and a third published them; what the checks find does not
 * keep anybody from saving.
 *
 * @throws Refusal `catalog/other-unit`, `catalog/open-draft`, `catalog/too-early`,
 *   `catalog/nothing-changed`, each with the code of the item
 */
export async function draftVersions(
  parts: CatalogParts,
  actor: StaffActor,
  drafts: readonly NewVersion[],
): Promise<Drafted[]> {
  const check = await checkerOf(parts, actor.regionCode)
  return parts.db.transaction(actor.regionCode, async (tx) => {
    const known = Map.groupBy(
      await lockVersions(
        tx,
        drafts.map(({ code }) => code),
      ),
      ({ code }) => code,
    )
    const versions = drafts.map((draft) =>
      newVersion(parts, actor, draft, known.get(draft.code) ?? []),
    )
    if (versions.length > 0) await insertVersions(tx, versions)
    await tellVersions(tx, parts, actor, 'item.draft', versions)
    return versions.map(({ id, code, number, content }) => ({
      id,
      code,
      number,
      findings: check(code, content),
    }))
  })
}

/**
 * Changes a draft that nobody has reviewed yet.
 *
 * @throws Refusal `catalog/version-unknown`, `catalog/decided`, `catalog/not-yours`,
 *   `catalog/other-unit`, `catalog/too-early`
 */
export async function reviseDraft(
  parts: CatalogParts,
  actor: StaffActor,
  id: string,
  input: NewVersion,
): Promise<Drafted> {
  const check = await checkerOf(parts, actor.regionCode)
  return parts.db.transaction(actor.regionCode, async (tx) => {
    const all = await lockVersions(tx, [input.code])
    const version = all.find((one) => one.id === id)
    if (version === undefined) throw new Refusal('catalog/version-unknown')
    if (version.state !== 'draft') throw new Refusal('catalog/decided')
    if (version.draftedBy !== actor.staffId) throw new Refusal('catalog/not-yours')
    assertDraftable(actor, input, all, localDayOf(parts.world.now()))
    const revised = { ...version, ...fieldsOf(input), draftedAt: parts.world.now() }
    await replaceDraft(tx, revised)
    await tellVersions(tx, parts, actor, 'item.revise', [revised])
    return { ...revised, findings: check(version.code, input.content) }
  })
}

function newVersion(
  parts: CatalogParts,
  actor: StaffActor,
  draft: NewVersion,
  known: readonly Version[],
): VersionWithContent {
  const { code } = draft
  const isOpen = ({ state }: Version) => state === 'draft' || state === 'reviewed'
  if (known.some(isOpen)) throw new Refusal('catalog/open-draft', { code })
  assertDraftable(actor, draft, known, localDayOf(parts.world.now()))
  const fields = fieldsOf(draft)
  const last = known.findLast(({ state }) => state === 'published')
  const endsNow = draft.validTo !== undefined && last?.validTo !== draft.validTo
  if (last?.contentHash === fields.contentHash && !endsNow) {
    throw new Refusal('catalog/nothing-changed', { code })
  }
  return {
    ...fields,
    id: parts.world.newId(),
    code,
    number: (known.at(-1)?.number ?? 0) + 1,
    state: 'draft',
    draftedBy: actor.staffId,
    draftedAt: parts.world.now(),
    reviewedBy: null,
    reviewedAt: null,
    decidedBy: null,
    decidedAt: null,
    reason: null,
  }
}

function assertDraftable(
  actor: StaffActor,
  { code, content, validFrom }: NewVersion,
  known: readonly Version[],
  today: string,
): void {
  if (!mayDraft(actor, content.identity.unitCode)) throw new Refusal('catalog/other-unit', { code })
  const published = known.filter(({ state }) => state === 'published')
  const earliest = earliestEffect(published, today)
  if (validFrom < earliest) throw new Refusal('catalog/too-early', { code, earliest })
}

function fieldsOf({ content, validFrom, validTo, ground }: NewVersion) {
  const { name, unitCode } = content.identity
  return {
    name,
    unitCode,
    validFrom,
    validTo: validTo ?? null,
    ground,
    content,
    contentHash: contentHashOf(content),
  }
}
