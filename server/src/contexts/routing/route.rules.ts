import type {
  ResponsibilityBasis,
  ResponsibilityRow,
  RoutedBy,
  RoutedKind,
  RouteExplained,
  RoutingTableValue,
} from '@huiyin/contract/routing'
import { decide } from '../../kernel/decisions/index.ts'
import type { Rule } from '../../kernel/rulebook/index.ts'
import { compiledExpressions } from './table.rules.ts'

/** A grid by its code and by the name people use. */
export interface NamedGrid {
  readonly code: string
  readonly name: string
}

/** What is to be routed, with its place found. */
export interface RouteAsked {
  readonly kind: RoutedKind
  readonly category: string
  /** Code of the area or grid, as exact as it is known. */
  readonly areaCode: string | null
  /** It has a point that lies in no grid. */
  readonly isOutside: boolean
  /** Every grid the point lies in or on. */
  readonly grids: readonly NamedGrid[]
  /** 权属单位 of the register of components. */
  readonly ownerUnitCode: string | null
}

/** What an arbiter ruled. */
export interface Precedent {
  readonly disputeNumber: string
  readonly kind: RoutedKind
  readonly category: string
  readonly areaCode: string
  readonly unitCode: string
  readonly ground: string
}

export interface RouteKnown {
  readonly table: Rule<RoutingTableValue>
  readonly precedents: readonly Precedent[]
  /** A unit that is there today, after successions; `undefined` for any other. */
  readonly unit: (code: string) => { readonly code: string; readonly name: string } | undefined
  /** The office everything unowned ends with. */
  readonly supervisingUnitCode: string
}

export interface Look {
  readonly by: RoutedBy
  readonly reference: string | null
  readonly unitCode: string | null
  readonly unitName: string | null
  readonly ground: string
  readonly used: boolean
}

export interface Routed {
  readonly unitCode: string
  readonly unitName: string
  readonly by: RoutedBy
  readonly reference: string | null
  readonly provisional: boolean
  readonly areaCode: string | null
  readonly grids: readonly NamedGrid[]
  readonly version: string
  readonly rows: number
  readonly looked: readonly Look[]
}

/**
 * Which side is asked first. 部件先属主后属地, 事件先属地后属主; a request of the hotline goes to
 * the department before the place (谁主管谁负责).
 * @see docs/domain/routing.md
 */
export const basesInOrder = {
  component: ['owner', 'territory'],
  event: ['territory', 'owner'],
  ticket: ['owner', 'territory'],
} as const satisfies Record<RoutedKind, readonly ResponsibilityBasis[]>

/** More that fits behind the one that was used is counted, not listed. */
const lookedMax = 20

/**
 * Who answers: a precedent, else the first expression that fits, else the register and the rows by
 * the order of the kind, the most exact first; else nobody, which is a duty gap and goes up.
 */
export function findRoute(asked: RouteAsked, known: RouteKnown): Routed {
  const { table, unit } = known
  const found = asked.isOutside ? [] : candidatesOf(asked, known)
  const chosen = found.find(({ unitCode }) => unit(unitCode) !== undefined)
  const last = chosen ?? lastResort(asked, known)
  const { code, name } = unit(last.unitCode) ?? { code: last.unitCode, name: last.unitCode }
  const looked = [...found, ...(chosen === undefined ? [last] : [])].map((one) => ({
    by: one.by,
    reference: one.reference,
    unitCode: one.unitCode,
    unitName: unit(one.unitCode)?.name ?? null,
    ground: one.ground,
    used: one === last,
  }))
  return {
    unitCode: code,
    unitName: name,
    by: last.by,
    reference: last.reference,
    provisional: asked.grids.length > 1,
    areaCode: asked.areaCode,
    grids: asked.grids,
    version: table.version,
    rows: table.value.rows.length,
    looked: looked.slice(0, lookedMax),
  }
}

/** Somebody who may answer, and what says so. */
interface Candidate {
  readonly by: RoutedBy
  readonly reference: string | null
  readonly unitCode: string
  readonly ground: string
}

/** All who fit, the one to take first. */
function candidatesOf(asked: RouteAsked, known: RouteKnown): Candidate[] {
  return [
    ...precedentsFor(asked, known.precedents),
    ...expressionFor(asked, known.table.value),
    ...basesInOrder[asked.kind].flatMap((basis) => [
      ...(basis === 'owner' ? ownerOf(asked) : []),
      ...rowsFor(asked, known.table.value.rows, basis),
    ]),
  ]
}

function precedentsFor(asked: RouteAsked, precedents: readonly Precedent[]): Candidate[] {
  return precedents
    .filter(
      ({ kind, category, areaCode }) => kind === asked.kind && fits(asked, category, areaCode),
    )
    .toSorted((one, other) => byExactness(one, other, ({ areaCode }) => areaCode))
    .map(({ disputeNumber, unitCode, ground }) => ({
      by: 'precedent',
      reference: disputeNumber,
      unitCode,
      ground,
    }))
}

function expressionFor(asked: RouteAsked, table: RoutingTableValue): Candidate[] {
  const expressions = compiledExpressions(table)
  if (expressions === undefined) return []
  const { areaCode, ownerUnitCode } = asked
  const level = (digits: number) =>
    areaCode !== null && areaCode.length >= digits
      ? { value: areaCode.slice(0, digits) }
      : undefined
  const decision = decide(expressions, {
    kind: { value: asked.kind },
    category: { value: asked.category },
    town: level(9),
    community: level(12),
    grid: level(14) === undefined ? undefined : { value: areaCode ?? '' },
    owner: ownerUnitCode === null ? undefined : { value: ownerUnitCode },
  })
  if (decision.outcome !== 'decided') return []
  return decision.conclusions.map(({ rule, ground = '', outputs }) => ({
    by: 'expression',
    reference: rule,
    unitCode: String(outputs.unit),
    ground,
  }))
}

function ownerOf({ ownerUnitCode }: RouteAsked): Candidate[] {
  if (ownerUnitCode === null) return []
  return [
    {
      by: 'register',
      reference: null,
      unitCode: ownerUnitCode,
      ground: '部件登记的养护或权属单位',
    },
  ]
}

function rowsFor(
  asked: RouteAsked,
  rows: readonly ResponsibilityRow[],
  basis: ResponsibilityBasis,
): Candidate[] {
  return rows
    .filter(
      (row) =>
        row.basis === basis &&
        row.kinds.includes(asked.kind) &&
        fits(asked, row.category, row.area),
    )
    .toSorted((one, other) => byExactness(one, other, ({ area }) => area))
    .map(({ id, unitCode, ground }) => ({ by: 'row', reference: id, unitCode, ground }))
}

/** A class or area lies in another when its code begins with the other's. */
function fits({ category, areaCode }: RouteAsked, ofCategory: string, ofArea: string): boolean {
  return category.startsWith(ofCategory) && (ofArea === '' || (areaCode ?? '').startsWith(ofArea))
}

/** The narrower class first, then the narrower area. */
function byExactness<One extends { readonly category: string }>(
  one: One,
  other: One,
  area: (one: One) => string,
): number {
  return other.category.length - one.category.length || area(other).length - area(one).length
}

/** Outside every grid somebody has to look first; what nobody answers for goes up. */
function lastResort(asked: RouteAsked, { table, supervisingUnitCode }: RouteKnown): Candidate {
  const { acceptanceUnitCode, gapUnitCode } = table.value
  if (asked.isOutside) {
    return {
      by: 'acceptance_desk',
      reference: null,
      unitCode: acceptanceUnitCode ?? supervisingUnitCode,
      ground: '点位不在任何网格内',
    }
  }
  return {
    by: 'duty_gap',
    reference: null,
    unitCode: gapUnitCode ?? supervisingUnitCode,
    ground: '归口表中没有单位负责',
  }
}

/** A routing with its words, as it crosses the wire. */
export function explainedOf(routed: Routed): RouteExplained {
  const { looked, grids } = routed
  const codes = grids.map(({ code }) => code)
  return { ...routed, looked: [...looked], grids: codes, words: wordsOf(routed) }
}

/** Why this unit, in a sentence of both languages. */
function wordsOf({ unitName, by, reference, provisional, grids }: Routed): {
  readonly zh: string
  readonly en: string
} {
  const ways: Record<RoutedBy, readonly [zh: string, en: string]> = {
    precedent: [`按裁定先例 ${reference}`, `by the ruling in ${reference}`],
    expression: [`按归口规则 ${reference}`, `by rule ${reference}`],
    register: ['按部件登记的养护或权属单位', 'by the register of components'],
    row: [`按归口表第 ${reference} 行`, `by row ${reference} of the table`],
    acceptance_desk: ['点位不在任何网格内，先由受理岗核定', 'the point lies in no grid'],
    duty_gap: ['没有单位负责，报请明确', 'nobody answers for it, so it goes up'],
  }
  const [zh, en] = ways[by]
  const names = grids.map(({ name }) => name)
  const border = provisional
    ? {
        zh: `；位于${names.join('、')}交界，暂由编码最小的网格负责`,
        en: `; on the border of ${names.join(', ')}, for now with the smallest code`,
      }
    : { zh: '', en: '' }
  return { zh: `${unitName}：${zh}${border.zh}`, en: `${unitName}: ${en}${border.en}` }
}
