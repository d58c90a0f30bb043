import type { Theme } from '@huiyin/contract/catalog-rules'
import type { Rulebook } from '../../kernel/rulebook/index.ts'
import type { Queryable } from '../../platform/db/db.ts'
import { themesRule } from './rules-in-force.ts'
import type { VersionWithContent } from './version.types.ts'
import { selectInForce } from './versions.store.ts'

/** The versions of items that hold on a day, in the order asked; those without one are left out. */
export async function versionsInForce(
  q: Queryable,
  asked: { readonly regionCode: string; readonly day: string; readonly codes: readonly string[] },
): Promise<readonly VersionWithContent[]> {
  const found = new Map((await selectInForce(q, asked)).map((version) => [version.code, version]))
  return asked.codes.flatMap((code) => found.get(code) ?? [])
}

/** A theme (一件事) as it holds on a day. */
export function themeInForce(
  rulebook: Rulebook,
  asked: { readonly regionCode: string; readonly day: string; readonly code: string },
): Theme | undefined {
  const { themes } = rulebook.inForce(asked.regionCode, themesRule, asked.day).value
  return themes.find(({ code }) => code === asked.code)
}
