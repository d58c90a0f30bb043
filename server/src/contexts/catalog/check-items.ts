import type { CheckFinding, ItemFindings } from '@huiyin/contract/catalog-versions'
import { localDayOf } from '@huiyin/contract/time'
import type { StaffActor } from '../../kernel/access/index.ts'
import { drawnOf } from './drawn-steps.ts'
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

/** What the checks say of a document somebody is typing, and its steps as far as they can be drawn. */
export async function checkTyped(
  parts: CatalogParts,
  { regionCode }: StaffActor,
  typed: { readonly code: string; readonly content: unknown },
): Promise<ItemFindings> {
  const check = await checkerOf(parts, regionCode)
  const findings = check(typed.code, typed.content)
  return { findings, drawn: (await drawnOf(parts, regionCode, typed.content)) ?? null }
}
