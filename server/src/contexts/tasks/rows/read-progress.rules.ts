import type { GridCell } from '../layout/grid.types.ts'

/**
 * 进度 as ledgers write it: 0.6, 60, 60%, or, as often, in words. Of several rows the slowest counts.
 */
export function readPercent(cells: readonly GridCell[]): {
  readonly percent: number | null
  readonly words: string | null
} {
  const read = cells.map(percentOf)
  const numbers = read.filter((one) => one !== undefined)
  if (numbers.length === cells.length) {
    return { percent: numbers.length === 0 ? null : Math.min(...numbers), words: null }
  }
  return { percent: null, words: cells.map(String).join('；') }
}

function percentOf(cell: GridCell): number | undefined {
  const text = String(cell).normalize('NFKC').replace(/\s/g, '')
  const match = /^(\d+(?:\.\d+)?)(%?)$/.exec(text)
  if (match === null) return undefined
  const number = Number(match[1])
  // Excel keeps 60 % as 0.6; a bare 1 is all of it.
  const percent = match[2] === '' && number <= 1 ? number * 100 : number
  return percent <= 100 ? Math.round(percent) : undefined
}

const over = /销号|已完成|完成整改|整改完成|整改到位|办结|^完成$|^是$|^[√✓]$/
const notOver = /未|没有|基本|正在|部分|拟|待|申请|推进|持续|长期|^否$|[×✗]/

/** Whether the ledger itself holds a problem for struck off: by its state, else by the day. */
export function isStruckOff(state: string | null, closedOn: string | null): boolean {
  if (state === null) return closedOn !== null
  return state.split('\n').every((line) => over.test(line) && !notOver.test(line))
}
