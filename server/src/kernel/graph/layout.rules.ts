import type { Ordered, StepGraph } from './order.rules.ts'
import { predecessorsOf, withAncestors } from './order.rules.ts'

/** A place in the drawing, in columns and rows; rows may be halves, so that columns are centred. */
export interface Place {
  readonly column: number
  readonly row: number
}

/** A line from step to step, through the places between their columns. */
export interface Line {
  readonly from: string
  readonly to: string
  readonly through: readonly Place[]
  /** Examined beforehand: the later step may begin, not end, before the earlier ends. */
  readonly isLegal: boolean
}

export interface Layout {
  readonly columns: number
  readonly rows: number
  readonly places: ReadonlyMap<string, Place>
  readonly lines: readonly Line[]
}

/** Sweeps that pull what is joined to one height; more change nothing in graphs of this size. */
const sweeps = 4

/** A step, or the place a long line passes in a column between its steps. */
interface Node {
  readonly id: string
  readonly column: number
  readonly before: readonly string[]
}

/**
 * Lays steps out in columns: each stands right of all it waits for, what runs beside each other
 * stands below each other. The same steps always give the same drawing. Lines that other lines
 * already say are left out.
 */
export function layOut(graph: StepGraph<Ordered>): Layout {
  const columns = columnsOf(graph)
  const wanted = graph.order.flatMap((step) => linesTo(graph, step))
  const nodes = nodesOf(graph, columns, wanted)
  const rows = rowsOf(nodes)
  const placeOf = (id: string): Place => ({
    column: nodes.get(id)?.column ?? 0,
    row: rows.get(id) ?? 0,
  })
  return {
    columns: Math.max(...columns.values()) + 1,
    rows: Math.max(...rows.values()) + 1,
    places: new Map(graph.steps.map(({ id }) => [id, placeOf(id)])),
    lines: wanted.map((line) => ({
      ...line,
      through: passed(line, columns).map(({ id }) => placeOf(id)),
    })),
  }
}

function columnsOf(graph: StepGraph<Ordered>): ReadonlyMap<string, number> {
  const columns = new Map<string, number>()
  for (const step of graph.order) {
    const before = predecessorsOf(step).map((id) => columns.get(id) ?? 0)
    columns.set(step.id, Math.max(-1, ...before) + 1)
  }
  return columns
}

type WantedLine = Omit<Line, 'through'>

/** The lines to a step, without those that a longer way already tells. */
function linesTo(graph: StepGraph<Ordered>, step: Ordered): WantedLine[] {
  const { id, after, decideAfter = [] } = step
  const told = (from: string) =>
    after.some((other) => other !== from && withAncestors(graph, other).has(from))
  return [
    ...after.filter((from) => !told(from)).map((from) => ({ from, to: id, isLegal: false })),
    ...decideAfter
      .filter((from) => !after.includes(from) && !told(from))
      .map((from) => ({ from, to: id, isLegal: true })),
  ]
}

function nodesOf(
  graph: StepGraph<Ordered>,
  columns: ReadonlyMap<string, number>,
  lines: readonly WantedLine[],
): ReadonlyMap<string, Node> {
  const nodes = new Map<string, Node>()
  for (const { id } of graph.steps) {
    const before = lines
      .filter(({ to }) => to === id)
      .map((line) => passed(line, columns).at(-1)?.id ?? line.from)
    nodes.set(id, { id, column: columns.get(id) ?? 0, before })
  }
  for (const line of lines) for (const node of passed(line, columns)) nodes.set(node.id, node)
  return nodes
}

/** The places a line passes between its two steps, first to last. */
function passed({ from, to }: WantedLine, columns: ReadonlyMap<string, number>): Node[] {
  const first = (columns.get(from) ?? 0) + 1
  const count = (columns.get(to) ?? 0) - first
  const idOf = (index: number) => `${from} ${to} ${index}`
  return Array.from({ length: Math.max(0, count) }, (_, index) => ({
    id: idOf(index),
    column: first + index,
    before: [index === 0 ? from : idOf(index - 1)],
  }))
}

/** A row for every node: columns centred, neighbours in the order that crosses few lines. */
function rowsOf(nodes: ReadonlyMap<string, Node>): ReadonlyMap<string, number> {
  const all = [...nodes.values()]
  const last = Math.max(...all.map(({ column }) => column))
  const columns = Array.from({ length: last + 1 }, (_, column) =>
    all.filter((node) => node.column === column).map(({ id }) => id),
  )
  const behind = new Map(
    all.map(({ id }) => [id, all.filter(({ before }) => before.includes(id)).map((one) => one.id)]),
  )
  const most = Math.max(...columns.map(({ length }) => length))
  const rows = new Map<string, number>()
  const settle = (column: string[]) =>
    column.forEach((id, index) => {
      rows.set(id, index + (most - column.length) / 2)
    })
  columns.forEach(settle)
  for (let sweep = 0; sweep < sweeps; sweep++) {
    const isForward = sweep % 2 === 0
    for (const column of isForward ? columns : columns.toReversed()) {
      const neighbours = (id: string) => (isForward ? nodes.get(id)?.before : behind.get(id)) ?? []
      const weights = new Map(column.map((id) => [id, mean(neighbours(id), rows) ?? rows.get(id)]))
      column.sort((one, other) => (weights.get(one) ?? 0) - (weights.get(other) ?? 0))
      settle(column)
    }
  }
  return rows
}

function mean(ids: readonly string[], rows: ReadonlyMap<string, number>): number | undefined {
  if (ids.length === 0) return undefined
  return ids.reduce((sum, id) => sum + (rows.get(id) ?? 0), 0) / ids.length
}
