import type { CheckFinding } from '@huiyin/contract/catalog-versions'
import { localDayOf } from '@huiyin/contract/time'
import { checkItem } from './item-checks.rules.ts'
import type { CatalogParts } from './parts.ts'
import { abolishedProofsRule } from './rules-in-force.ts'

/** Checks documents against what holds in a region today: its units, its abolished proofs. */
export async function checkerOf(
  { org, rulebook, world }: Pick<CatalogParts, 'org' | 'rulebook' | 'world'>,
  regionCode: string,
): Promise<(code: string, content: unknown) => CheckFinding[]> {
  const today = localDayOf(world.now())
  const units = await org.units(regionCode)
  const unitCodes = new Set(units.map(({ code }) => code))
  const { proofs } = rulebook.inForce(regionCode, abolishedProofsRule, today).value
  return (code, content) => checkItem(content, { code, unitCodes, abolishedProofs: proofs })
}
