import { hash } from 'node:crypto'
import type {
  CityWeekly,
  CityWeeklyFigures,
  DueClass,
  LinkedUnit,
  Stock,
} from '@huiyin/contract/case-bulletins'
import { formatInstant, type LocalDay } from '@huiyin/contract/time'
import canonicalize from 'canonicalize'
import type { Period } from './period.rules.ts'
import { noStock } from './stock.rules.ts'

/** How many due cases of a unit are in a class. */
export interface ClassCount {
  readonly unitCode: string
  readonly class: DueClass
  readonly count: number
}

/** The whole of a period in a handful of numbers; the four classes sum up to `due`. */
export interface WeekTotal {
  readonly received: number
  readonly due: number
  readonly closed: number
  readonly inProcess: number
  readonly overdue: number
  readonly disputed: number
}

/** Everything a bulletin prints, frozen when it is drafted: text and tables are made from these. */
export interface WeeklyFacts extends WeekTotal {
  readonly regionName: string
  readonly issuerName: string
  readonly from: LocalDay
  readonly to: LocalDay
  /** RFC 3339. */
  readonly beginsAt: string
  readonly cutOffAt: string
  readonly countedAt: string
  readonly ruleVersion: string
  readonly postponedAreDue: boolean
  readonly postponedLeftOut: number
  readonly units: readonly LinkedUnit[]
  /** The week before, as it was published. */
  readonly last: WeekTotal | null
}

interface Counted {
  readonly period: Period
  readonly countedAt: Date
  readonly rule: { readonly value: CityWeekly; readonly version: string }
  readonly regionName: string
  readonly issuerName: string
  readonly received: number
  readonly postponedLeftOut: number
  readonly classes: readonly ClassCount[]
  readonly stock: ReadonlyMap<string, Stock>
  readonly unitName: (code: string) => string
  readonly last: WeekTotal | null
}

const otherGroup = '其他单位'

/** One count of the cases for text, tables and annexes. */
export function weeklyFacts(counted: Counted): WeeklyFacts {
  const { period, rule, classes } = counted
  const units = linkedUnits(counted)
  const sum = (name: DueClass) =>
    classes.filter((one) => one.class === name).reduce((all, { count }) => all + count, 0)
  return {
    regionName: counted.regionName,
    issuerName: counted.issuerName,
    from: period.from,
    to: period.to,
    beginsAt: formatInstant(period.beginsAt),
    cutOffAt: formatInstant(period.cutOffAt),
    countedAt: formatInstant(counted.countedAt),
    ruleVersion: rule.version,
    postponedAreDue: rule.value.postponedAreDue,
    postponedLeftOut: counted.postponedLeftOut,
    received: counted.received,
    due: classes.reduce((all, { count }) => all + count, 0),
    closed: sum('closed'),
    inProcess: sum('in_process'),
    overdue: sum('overdue'),
    disputed: sum('disputed'),
    units,
    last: counted.last,
  }
}

/** Every unit of a group, and whoever had a case besides; by group, then the most overdue first. */
function linkedUnits({ rule, classes, stock, unitName }: Counted): LinkedUnit[] {
  const { groups } = rule.value
  const groupOf = new Map(
    groups.flatMap(({ name, unitCodes }) => unitCodes.map((code) => [code, name] as const)),
  )
  const order = [...groups.map(({ name }) => name), otherGroup]
  const codes = new Set([
    ...groupOf.keys(),
    ...classes.map(({ unitCode }) => unitCode),
    ...stock.keys(),
  ])
  return [...codes]
    .map((code): LinkedUnit => {
      const own = classes.filter(({ unitCode }) => unitCode === code)
      const of = (name: DueClass) => own.find((one) => one.class === name)?.count ?? 0
      return {
        code,
        name: unitName(code),
        group: groupOf.get(code) ?? otherGroup,
        due: own.reduce((all, { count }) => all + count, 0),
        closed: of('closed'),
        inProcess: of('in_process'),
        overdue: of('overdue'),
        disputed: of('disputed'),
        stock: stock.get(code) ?? noStock,
      }
    })
    .toSorted(
      (a, b) =>
        order.indexOf(a.group) - order.indexOf(b.group) ||
        b.overdue - a.overdue ||
        b.due - a.due ||
        (a.code < b.code ? -1 : 1),
    )
}

/** Per cent with two digits, half up; nothing of nothing. */
export function percentOf(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((part * 10_000) / whole) / 100
}

/** 办结率: closed of due, disputed ones in the denominator. */
export function closingRate({ closed, due }: WeekTotal): number | null {
  return percentOf(closed, due)
}

/** What it would be if disputed cases were nobody's: printed beside it, never instead. */
export function rateWithoutDisputed({ closed, due, disputed }: WeekTotal): number | null {
  return percentOf(closed, due - disputed)
}

/**
 * The units a bulletin names: those with overdue cases, a fact that may be named after one working
 * day for objection. A case whose objection was accepted stays counted; a unit that has no other is
 * not named.
 */
export function namedUnits(
  { units }: WeeklyFacts,
  contested: ReadonlyMap<string, number>,
): readonly LinkedUnit[] {
  return units.filter(({ code, overdue }) => overdue - (contested.get(code) ?? 0) > 0)
}

/** The figures as other systems ask for them. */
export function figuresOf(
  facts: WeeklyFacts,
  contested: ReadonlyMap<string, number>,
): CityWeeklyFigures {
  const { received, due, closed, inProcess, overdue, disputed } = facts
  const named = namedUnits(facts, contested)
  const groups = [...Map.groupBy(named, ({ group }) => group)].map(([name, units]) => ({
    name,
    rows: units.map((unit) => ({ unit: unit.name, assigned: unit.due, overdue: unit.overdue })),
  }))
  const rate = closingRate(facts)
  return { received, due, closed, inProcess, overdue, disputed, closingRate: rate, groups }
}

/** SHA-256 over the canonical form (RFC 8785), hex; printed on the bulletin. */
export function hashFacts(facts: object): string {
  return hash('sha256', String(canonicalize(facts)), 'hex')
}
