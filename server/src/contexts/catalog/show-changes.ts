import type { DraftChanges, ItemChanges } from '@huiyin/contract/catalog-changes'
import { localDayOf } from '@huiyin/contract/time'
import type { StaffActor } from '../../kernel/access/index.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { diffItems } from './item-diff.rules.ts'
import type { CatalogParts } from './parts.ts'
import type { VersionWithContent } from './version.types.ts'
import { selectPublished, selectVersions } from './versions.store.ts'

/**
 * Two published versions of an item read as one: those named, else the one in force (or the first
 * to come) and the one before it. What is published for a later day is no secret either.
 *
 * @throws Refusal `catalog/item-unknown`, `catalog/version-unknown`
 */
export async function showChanges(
  { db, world }: Pick<CatalogParts, 'db' | 'world'>,
  asked: {
    readonly regionCode: string
    readonly code: string
    readonly from?: number | undefined
    readonly to?: number | undefined
  },
): Promise<ItemChanges> {
  const versions = await selectPublished(db, asked.regionCode, asked.code)
  const today = localDayOf(world.now())
  const held = versions.find(({ validFrom }) => validFrom <= today) ?? versions.at(-1)
  if (held === undefined) throw new Refusal('catalog/item-unknown')
  const to = asked.to === undefined ? held : versions.find(({ number }) => number === asked.to)
  if (to === undefined) throw new Refusal('catalog/version-unknown')
  const from =
    asked.from === undefined
      ? versions.find(({ number }) => number < to.number)
      : versions.find(({ number }) => number === asked.from)
  if (asked.from !== undefined && from === undefined) throw new Refusal('catalog/version-unknown')
  return {
    code: asked.code,
    name: to.name,
    from: from === undefined ? null : sideOf(from),
    to: sideOf(to),
    versions: versions.map(sideOf),
    rows: from === undefined ? [] : diffItems(from.content, to.content),
  }
}

/**
 * A draft beside the last published version of its item: what the second and third person look at.
 *
 * @throws Refusal `catalog/version-unknown`
 */
export async function showDraftChanges(
  { db }: Pick<CatalogParts, 'db'>,
  { regionCode }: StaffActor,
  id: string,
): Promise<DraftChanges> {
  const [version] = await selectVersions(db, regionCode, [id])
  if (version === undefined) throw new Refusal('catalog/version-unknown')
  const published = await selectPublished(db, regionCode, version.code)
  const before = published.find(({ number }) => number < version.number)
  return { rows: before === undefined ? [] : diffItems(before.content, version.content) }
}

function sideOf({ number, validFrom, validTo, ground, contentHash }: VersionWithContent) {
  return { version: number, validFrom, validTo, ground, contentHash }
}
