import { wordsOf } from '../../kernel/matter/words.rules.ts'

const suggestedMax = 5
/** Said of every grid, so they tell nothing of a place. */
const idle = new Set(wordsOf('网格', '第一网格', '社区网格'))

/**
 * The grids whose names share most with an address: pairs of neighbouring characters, as in the
 * search of matters. No gazetteer is needed; a name without anything in common is left out.
 */
export function likelyGrids<Grid extends { readonly code: string; readonly name: string }>(
  address: string,
  grids: readonly Grid[],
): Grid[] {
  const said = new Set(wordsOf(address).filter((word) => !idle.has(word)))
  return grids
    .map((grid) => ({ grid, shared: wordsOf(grid.name).filter((word) => said.has(word)).length }))
    .filter(({ shared }) => shared > 0)
    .toSorted(
      (one, other) =>
        other.shared - one.shared || one.grid.code.localeCompare(other.grid.code, 'en'),
    )
    .slice(0, suggestedMax)
    .map(({ grid }) => grid)
}
