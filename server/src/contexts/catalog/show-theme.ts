import { localDayOf } from '@huiyin/contract/time'
import { Refusal } from '../../platform/http/refusal.ts'
import type { CatalogParts } from './parts.ts'
import { themesRule } from './rules-in-force.ts'
import { selectInForce } from './versions.store.ts'

/**
 * A theme with those of its items that are on offer today, in the order of the theme.
 *
 * @throws Refusal `catalog/theme-unknown`
 */
export async function showTheme(
  { db, org, rulebook, world }: CatalogParts,
  regionCode: string,
  code: string,
) {
  const day = localDayOf(world.now())
  const { themes } = rulebook.inForce(regionCode, themesRule, day).value
  const theme = themes.find((one) => one.code === code)
  if (theme === undefined) throw new Refusal('catalog/theme-unknown')
  const codes = theme.itemCodes
  const held = await selectInForce(db, { regionCode, day, codes })
  const unit = await org.unit(regionCode, theme.leadUnitCode)
  return {
    theme,
    unitName: unit?.name ?? theme.leadUnitCode,
    items: held.toSorted((one, other) => codes.indexOf(one.code) - codes.indexOf(other.code)),
  }
}
