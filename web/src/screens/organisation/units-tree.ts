import type { AdminUnitRow } from '@huiyin/contract/administration'

/** A unit and how deep it stands below the highest. */
export interface TreeLine {
  readonly unit: AdminUnitRow
  readonly depth: number
}

/**
 * Units as a tree read from the top: each below its superior. With a search only what matches, as a
 * plain list; whose superior is not shown stands at the top.
 */
export function treeOf(
  units: readonly AdminUnitRow[],
  filter: { readonly q: string; readonly isEndedShown: boolean },
): TreeLine[] {
  const wanted = filter.q.trim().toLowerCase()
  const shown = units.filter((unit) => filter.isEndedShown || unit.successorCode === null)
  if (wanted !== '') {
    const matches = ({ name, nameEn, code }: AdminUnitRow) =>
      [name, nameEn ?? '', code].some((text) => text.toLowerCase().includes(wanted))
    return shown.filter(matches).map((unit) => ({ unit, depth: 0 }))
  }
  const codes = new Set(shown.map(({ code }) => code))
  const parentOf = ({ parentCode }: AdminUnitRow) =>
    parentCode !== null && codes.has(parentCode) ? parentCode : null
  const lines: TreeLine[] = []
  const walk = (parentCode: string | null, depth: number) => {
    for (const unit of shown.filter((one) => parentOf(one) === parentCode)) {
      lines.push({ unit, depth })
      walk(unit.code, depth + 1)
    }
  }
  walk(null, 0)
  return lines
}
