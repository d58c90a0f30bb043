import type { HelpCounts, HelpKind } from '@huiyin/contract/hall-help'
import type { Span } from '../figures/figures.store.ts'
import type { HallParts } from '../parts.ts'
import { countHelp } from './help.store.ts'

/** 件次 of help and 次 of difficulty solved, in all and by unit, the most helpful first. */
export async function showHelp({ db, org }: HallParts, span: Span): Promise<HelpCounts> {
  const rows = await countHelp(db, span)
  const { unit } = await org.snapshot(span.regionCode)
  const units = [...Map.groupBy(rows, ({ unitCode }) => unitCode)].map(([code, ofUnit]) => ({
    unit: { code, name: unit(code)?.name ?? code },
    ...sumUp(ofUnit),
  }))
  return { ...sumUp(rows), units: units.toSorted((one, other) => other.helped - one.helped) }
}

function sumUp(rows: readonly { readonly kind: HelpKind; readonly n: number }[]) {
  const of = (kind: HelpKind) =>
    rows.filter((row) => row.kind === kind).reduce((total, { n }) => total + n, 0)
  const [accompanied, doneFor] = [of('accompanied'), of('done_for')]
  return {
    accompanied,
    doneFor,
    helped: accompanied + doneFor,
    difficultiesSolved: of('difficulty_solved'),
  }
}
