import type { Theme } from '@huiyin/contract/catalog-rules'
import type { Rulebook } from '../../kernel/rulebook/index.ts'
import type { Queryable, Tx } from '../../platform/db/db.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { themesRule } from './rules-in-force.ts'
import type { VersionWithContent } from './version.types.ts'
import { selectAuthors, selectInForce, selectPublished, selectVersions } from './versions.store.ts'

/** The versions of items that hold on a day, in the order asked; those without one are left out. */
export async function versionsInForce(
  q: Queryable,
  asked: { readonly regionCode: string; readonly day: string; readonly codes: readonly string[] },
): Promise<readonly VersionWithContent[]> {
  const found = new Map((await selectInForce(q, asked)).map((version) => [version.code, version]))
  return asked.codes.flatMap((code) => found.get(code) ?? [])
}

/** A version, published or not. @throws Refusal `catalog/version-unknown` */
export async function versionById(
  q: Queryable,
  regionCode: string,
  id: string,
): Promise<VersionWithContent> {
  const [version] = await selectVersions(q, regionCode, [id])
  if (version === undefined) throw new Refusal('catalog/version-unknown')
  return version
}

/** Every version of these items that was ever published, newest first; at most a hundred an item. */
export async function publishedVersions(
  q: Queryable,
  regionCode: string,
  codes: readonly string[],
): Promise<readonly VersionWithContent[]> {
  const found = await Promise.all(codes.map((code) => selectPublished(q, regionCode, code)))
  return found.flat()
}

/** Who drafted, reviewed and published a version: none of them checks what comes of it. */
export async function authorsOfVersion(
  tx: Tx,
  version: { readonly code: string; readonly contentHash: string },
): Promise<readonly string[]> {
  const found = await selectAuthors(tx, version)
  const all = found.flatMap(({ draftedBy, reviewedBy, decidedBy }) => [
    draftedBy,
    reviewedBy,
    decidedBy,
  ])
  return [...new Set(all.filter((one) => one !== null))]
}

/** A theme (一件事) as it holds on a day. */
export function themeInForce(
  rulebook: Rulebook,
  asked: { readonly regionCode: string; readonly day: string; readonly code: string },
): Theme | undefined {
  const { themes } = rulebook.inForce(asked.regionCode, themesRule, asked.day).value
  return themes.find(({ code }) => code === asked.code)
}
