import type { Db, Tx } from '../../platform/db/db.ts'
import type { Region } from '../org/index.ts'
import { insertRule, selectRules } from './rulebook.store.ts'
import type { Rule, RuleName } from './types.ts'

export type { Rule, RuleName } from './types.ts'

/** Limits, switches and tables of a region as versioned data (规则). */
export interface Rulebook {
  /** Reads the rules of all regions; after this, {@link Rulebook.inForce} needs no database. */
  load(): Promise<void>
  /**
   * The rule that holds in a region on a day: its own, else its parent's, else what the product
   * ships. The version is pinned to what was accepted under it.
   */
  inForce<Value>(regionCode: string, name: RuleName<Value>, day: string): Rule<Value>
  /** The published version that holds, own or inherited, with its ground; else `undefined`. */
  find(regionCode: string, name: string, day: string): PublishedRule | undefined
  /** A new version with its date of effect and the ground it rests on; never replaces an old one. */
  publish<Value>(tx: Tx, name: RuleName<Value>, edition: Edition<Value>): Promise<void>
  /** Every published version of a region, for the screens. */
  list(regionCode: string): readonly PublishedRule[]
}

export interface Edition<Value> extends Rule<Value> {
  readonly effectiveFrom: string
  /** The document it rests on, e.g. `豫政办〔2021〕47号`. */
  readonly ground: string
  readonly publishedBy: string
  readonly publishedAt: Date
}

export interface PublishedRule {
  readonly regionCode: string
  readonly name: string
  readonly version: string
  readonly value: unknown
  readonly effectiveFrom: string
  readonly ground: string
  readonly publishedBy: string
}

/** Answers kept in memory; a day more is a few of them. */
const keptMax = 10_000

export function openRulebook(parts: {
  readonly db: Db
  readonly regions: () => Promise<readonly Pick<Region, 'regionCode' | 'parentRegionCode'>[]>
}): Rulebook {
  let published: readonly PublishedRule[] = []
  let parents: ReadonlyMap<string, string | null> = new Map()
  const kept = new Map<string, Rule<unknown>>()

  function find(regionCode: string, name: string, day: string): PublishedRule | undefined {
    const asked = new Set<string>()
    let code: string | null | undefined = regionCode
    // A circle of parents ends where it closes: wrong data must not hang a request.
    while (code != null && !asked.has(code)) {
      asked.add(code)
      const own = lastInForce(published, { regionCode: code, name, day })
      if (own !== undefined) return own
      code = parents.get(code)
    }
    return undefined
  }

  return {
    async load() {
      const regions = await parts.regions()
      published = await selectRules(parts.db)
      parents = new Map(regions.map((one) => [one.regionCode, one.parentRegionCode]))
      kept.clear()
    },
    inForce<Value>(regionCode: string, name: RuleName<Value>, day: string): Rule<Value> {
      const key = `${regionCode} ${name.name} ${day}`
      let rule = kept.get(key)
      if (rule === undefined) {
        rule = find(regionCode, name.name, day) ?? name.otherwise
        if (kept.size >= keptMax) kept.clear()
        kept.set(key, rule)
      }
      return rule as Rule<Value>
    },
    find,
    publish: (tx, name, edition) => insertRule(tx, name.name, edition),
    list: (regionCode) => published.filter((rule) => rule.regionCode === regionCode),
  }
}

/** Rules are in the order of their effect: the last that has begun holds. */
function lastInForce(
  rules: readonly PublishedRule[],
  asked: { readonly regionCode: string; readonly name: string; readonly day: string },
): PublishedRule | undefined {
  return rules.findLast(
    (rule) =>
      rule.regionCode === asked.regionCode &&
      rule.name === asked.name &&
      rule.effectiveFrom <= asked.day,
  )
}
