import type { CellValue } from '@huiyin/contract/decision-tables'
import type { Comparable } from './cell.rules.ts'
import {
  type Column,
  type CompiledTable,
  comparableOf,
  hitsOf,
  type RuleSet,
  ruleSetOf,
} from './compile.rules.ts'
import { conclusionOf } from './decide.rules.ts'
import { isOrdered, type Slice } from './slices.rules.ts'
import type { Counterfactual, Decided } from './types.ts'
import { describeConclusion, describeSlices, joined } from './wording.rules.ts'

/** A search that has looked at so many points ends with the best it has found. */
const pointsMax = 200_000
const yearDays = 365

/**
 * The least that would have to be otherwise for another conclusion: fewest inputs first, then the
 * smallest relative distance. The stretch it names is as wide as it may be and exact: every value
 * in it leads to that conclusion, all other inputs as they are.
 *
 * @param towards - the first output the person would like, as `approve`; any other without it
 * @returns `undefined` where nothing else could have come out, and under `collect`
 */
export function nearestCounterfactual(
  compiled: CompiledTable,
  decision: Decided,
  towards?: CellValue,
): Counterfactual | undefined {
  const { table, columns } = compiled
  const actual = table.rules.findIndex(({ id }) => id === decision.conclusions[0]?.rule)
  if (table.hitPolicy === 'collect' || actual === -1) return undefined
  const wanted = ruleSetOf(
    [...table.rules.keys()].filter((rule) => isWanted(compiled, { rule, actual, towards })),
  )
  const places = columns.map((column, index) => placeOf(column, decision.inputs[index]?.value))
  const point = nearestPoint(compiled, places, wanted)
  if (point === undefined) return undefined
  const box = widen(compiled, places, point)
  const conclusion = conclusionOf(compiled, box.rule)
  const changes = box.sides.map(({ column, slices }) => ({
    input: (columns[column] as Column).input.id,
    words: describeSlices(columns[column] as Column, slices),
  }))
  const condition = joined(changes.map(({ words }) => words))
  const result = describeConclusion(table.outputs, conclusion)
  const words = {
    zh: `若${condition.zh}，则${result.zh}`,
    en: `If ${condition.en}, then ${result.en}`,
  }
  return { changes, conclusion, words }
}

function isWanted(
  { table }: CompiledTable,
  ask: { readonly rule: number; readonly actual: number; readonly towards: CellValue | undefined },
): boolean {
  const gives = table.rules[ask.rule]?.gives
  if (ask.towards !== undefined && gives?.[0] !== ask.towards) return false
  return JSON.stringify(gives) !== JSON.stringify(table.rules[ask.actual]?.gives)
}

/** Where a column stands: the slice of its value and the rules that fit it. */
interface Place {
  readonly slice: number
  readonly rules: RuleSet
  readonly value: Comparable | undefined
}

/** What is not known stays so: only rules that do not ask for it fit. */
function placeOf(column: Column, value: CellValue | null | undefined): Place {
  const comparable =
    value === null || value === undefined ? undefined : comparableOf(value, column.input.type)
  const slice = comparable === undefined ? -1 : column.find(comparable)
  return { slice, rules: column.rules[slice] ?? column.indifferent, value: comparable }
}

interface Change {
  readonly column: number
  readonly slice: number
}

interface Search {
  readonly compiled: CompiledTable
  readonly places: readonly Place[]
  readonly wanted: RuleSet
  points: number
  best: { readonly distance: number; readonly changes: readonly Change[] } | undefined
}

function nearestPoint(
  compiled: CompiledTable,
  places: readonly Place[],
  wanted: RuleSet,
): readonly Change[] | undefined {
  const search: Search = { compiled, places, wanted, points: 0, best: undefined }
  for (let changes = 1; changes <= places.length && search.points < pointsMax; changes++) {
    look(search, { fitting: compiled.allRules, left: changes, distance: 0, changes: [] }, 0)
    if (search.best !== undefined) return search.best.changes
  }
  return undefined
}

interface Step {
  readonly fitting: RuleSet
  readonly left: number
  readonly distance: number
  readonly changes: readonly Change[]
}

/** Walks the columns, keeping or changing each; a way on which no wanted rule fits is left. */
function look(search: Search, step: Step, index: number): void {
  const { compiled, places, wanted, best } = search
  if ((step.fitting & wanted) === 0n || search.points > pointsMax) return
  if (best !== undefined && step.distance >= best.distance) return
  const column = compiled.columns[index]
  const place = places[index]
  if (column === undefined || place === undefined) {
    search.points++
    const rule = ruleAt(compiled, step.fitting)
    const isFound = rule !== undefined && (wanted & (1n << BigInt(rule))) !== 0n
    if (isFound) search.best = { distance: step.distance, changes: step.changes }
    return
  }
  look(search, { ...step, fitting: step.fitting & place.rules }, index + 1)
  if (step.left === 0 || place.slice === -1) return
  column.slices.forEach((slice, at) => {
    if (at === place.slice) return
    const next = {
      fitting: step.fitting & (column.rules[at] ?? 0n),
      left: step.left - 1,
      distance: step.distance + distanceTo(column, slice, place.value),
      changes: [...step.changes, { column: index, slice: at }],
    }
    look(search, next, index + 1)
  })
}

/** The rule that would decide; none when none fits, or several under `unique`. */
function ruleAt(compiled: CompiledTable, fitting: RuleSet): number | undefined {
  const hits = hitsOf(compiled, fitting)
  return hits.length === 1 ? hits[0] : undefined
}

/** How far a value is from a slice, as a part of its size; of days, as a part of a year. */
function distanceTo({ input }: Column, slice: Slice, value: Comparable | undefined): number {
  if (!isOrdered(input) || typeof value !== 'number') return 1
  const nearest = slice.from !== undefined && value <= slice.from.value ? slice.from : slice.to
  if (nearest === undefined) return 0
  const apart = Math.abs(nearest.value - value)
  const size = Math.max(Math.abs(value), Math.abs(nearest.value), 1)
  return apart / (input.type === 'day' ? yearDays : size)
}

/** A changed column with the slices it may lie in, ascending. */
interface Side {
  readonly column: number
  readonly slices: readonly number[]
}

/** Widens each changed column as far as every combination still concludes the same. */
function widen(compiled: CompiledTable, places: readonly Place[], point: readonly Change[]) {
  const { columns, table, allRules } = compiled
  let sides: readonly Side[] = point.map(({ column, slice }) => ({ column, slices: [slice] }))
  const kept = places.filter((_, index) => sides.every(({ column }) => column !== index))
  const fixed = kept.reduce((fitting, { rules }) => fitting & rules, allRules)
  const rulesOf = (of: readonly Side[]) =>
    combinations(columns, of, fixed).map((fitting) => ruleAt(compiled, fitting))
  const [rule = 0] = rulesOf(sides)
  const aim = JSON.stringify(table.rules[rule]?.gives)
  for (const [index, { column, slice }] of point.entries()) {
    const withSlices = (slices: readonly number[]) => sides.with(index, { column, slices })
    const slices = widenColumn(columns[column] as Column, slice, (wider) =>
      rulesOf(withSlices(wider)).every(
        (each) => each !== undefined && JSON.stringify(table.rules[each]?.gives) === aim,
      ),
    )
    sides = withSlices(slices)
  }
  return { sides, rule }
}

/** An ordered column grows to one stretch; of a named one every value is tried. */
function widenColumn(
  column: Column,
  slice: number,
  leadsThere: (slices: readonly number[]) => boolean,
): number[] {
  let slices = [slice]
  for (const way of [1, -1]) {
    for (let next = slice + way; column.slices[next] !== undefined; next += way) {
      const wider = [...slices, next]
      if (leadsThere(wider)) slices = wider
      else if (isOrdered(column.input)) break
    }
  }
  return slices.toSorted((one, other) => one - other)
}

/** The rules that fit each combination of the slices of the sides. */
function combinations(
  columns: readonly Column[],
  sides: readonly Side[],
  fixed: RuleSet,
): RuleSet[] {
  return sides.reduce<RuleSet[]>(
    (all, { column, slices }) =>
      all.flatMap((fitting) => slices.map((at) => fitting & (columns[column]?.rules[at] ?? 0n))),
    [fixed],
  )
}
