import type { TableInput } from '@huiyin/contract/decision-tables'
import { type Bound, type Cell, type Comparable, namedTexts, turningPoints } from './cell.rules.ts'

/**
 * A part of a column on which no cell changes its answer: one named value, or what lies between
 * two. Whatever is true of its sample is true of all of it, so a table is checked, evaluated and
 * explained over slices, exactly and without rounding.
 */
export interface Slice {
  readonly sample: Comparable
  /** Bounds of an ordered slice; a side where the column itself ends has none. */
  readonly from?: Bound
  readonly to?: Bound
  /** Every text that no cell names. */
  readonly isOther?: true
}

/** The slices of a column in order, and the way from a value to its slice. */
export interface Sliced {
  readonly slices: readonly Slice[]
  /** Index of the slice a value lies in; -1 when it lies outside the column. */
  find(value: Comparable): number
}

/** Numbers, money and days have an order; texts and yes or no have none. */
export function isOrdered(input: TableInput): boolean {
  return input.type === 'number' || input.type === 'money' || input.type === 'day'
}

/** Cuts a column wherever one of its cells may change its answer. */
export function sliceColumn(input: TableInput, cells: readonly Cell[]): Sliced {
  return isOrdered(input) ? sliceOrdered(input, cells) : sliceNamed(input, cells)
}

function sliceNamed(input: TableInput, cells: readonly Cell[]): Sliced {
  const slices = namedSlices(input, cells)
  const indexes = new Map(slices.map(({ sample }, index) => [sample, index]))
  const other = slices.findIndex(({ isOther }) => isOther)
  const known = input.type === 'string' && input.values === undefined ? other : -1
  return { slices, find: (value) => indexes.get(value) ?? known }
}

function namedSlices(input: TableInput, cells: readonly Cell[]): Slice[] {
  if (input.type === 'boolean') return [{ sample: true }, { sample: false }]
  if (input.values !== undefined) return input.values.map((sample) => ({ sample }))
  const texts = [...new Set(cells.flatMap(namedTexts))]
  let other = '其他'
  while (texts.includes(other)) other += '值'
  return [...texts.map((sample) => ({ sample })), { sample: other, isOther: true as const }]
}

function sliceOrdered(input: TableInput, cells: readonly Cell[]): Sliced {
  const { minimum = Number.NEGATIVE_INFINITY, maximum = Number.POSITIVE_INFINITY } = input
  const isWhole = input.type !== 'number' || input.isWhole === true
  const isPossible = (value: number) =>
    value >= minimum && value <= maximum && (!isWhole || Number.isSafeInteger(value))
  const points = [...new Set([...cells.flatMap(turningPoints), ...finite(minimum, maximum)])]
  points.sort((one, other) => one - other)
  // Positions alternate: before the first point, the first point, between it and the second …
  const byPosition = positionsOf(points, isWhole).map((slice) =>
    isPossible(slice.sample) ? withoutColumnEnds(slice, minimum, maximum) : undefined,
  )
  const slices = byPosition.filter((slice) => slice !== undefined)
  const indexes = byPosition.map((slice) => (slice === undefined ? -1 : slices.indexOf(slice)))
  return {
    slices,
    find(value) {
      if (typeof value !== 'number' || !isPossible(value)) return -1
      return indexes[positionOf(points, value)] ?? -1
    },
  }
}

interface OrderedSlice extends Slice {
  readonly sample: number
}

function positionsOf(points: readonly number[], isWhole: boolean): OrderedSlice[] {
  const excluded = (value: number | undefined, side: 'from' | 'to') =>
    value === undefined ? {} : { [side]: { value, isIncluded: false } }
  const between = (from: number | undefined, to: number | undefined): OrderedSlice => ({
    sample: sampleBetween(from, to, isWhole),
    ...excluded(from, 'from'),
    ...excluded(to, 'to'),
  })
  const slices = [between(undefined, points[0])]
  points.forEach((value, index) => {
    const bound = { value, isIncluded: true }
    slices.push({ sample: value, from: bound, to: bound }, between(value, points[index + 1]))
  })
  return slices
}

/** A value strictly between two; not a number when there is none. */
function sampleBetween(from: number | undefined, to: number | undefined, isWhole: boolean): number {
  if (from === undefined) return to === undefined ? 0 : isWhole ? Math.ceil(to) - 1 : to - 1
  const sample =
    to === undefined || isWhole
      ? isWhole
        ? Math.floor(from) + 1
        : from + 1
      : from + (to - from) / 2
  return to === undefined || (from < sample && sample < to) ? sample : Number.NaN
}

/** Nobody says "at least 0" of an area: where the column ends, the slice has no bound. */
function withoutColumnEnds(slice: OrderedSlice, minimum: number, maximum: number): Slice {
  const { sample, from, to } = slice
  return {
    sample,
    ...(from === undefined || from.value < minimum || isAt(from, minimum) ? {} : { from }),
    ...(to === undefined || to.value > maximum || isAt(to, maximum) ? {} : { to }),
  }
}

const isAt = (bound: Bound, end: number) => bound.value === end && bound.isIncluded

/** Where a value lies among the alternating positions of sorted points. */
function positionOf(points: readonly number[], value: number): number {
  let low = 0
  let high = points.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((points[middle] ?? Number.POSITIVE_INFINITY) < value) low = middle + 1
    else high = middle
  }
  return points[low] === value ? 2 * low + 1 : 2 * low
}

function finite(...values: readonly number[]): number[] {
  return values.filter(Number.isFinite)
}
