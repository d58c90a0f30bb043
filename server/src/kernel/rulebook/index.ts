import type { Db, Queryable, Tx } from '../../platform/db/db.ts'
import { crossRegion, sql } from '../../platform/db/sql.ts'
import type { Rule, RuleName } from '../matter/lifecycle.ts'

/** Limits, switches and tables of a region as versioned data (规则). */
export interface Rulebook {
  /** Reads the rules of all regions; after this, {@link Rulebook.inForce} needs no database. */
  load(): Promise<void>
  /**
   * The rule that holds in a region on a day: its own, else its parent's, else what the product
   * ships. The version is pinned to what was accepted under it.
   */
  inForce<Value>(regionCode: string, name: RuleName<Value>, day: string): Rule<Value>
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

const rulesMax = 10_000

export function openRulebook(parts: {
  readonly db: Db
  /** The chain from a region to its province, nearest first. */
  readonly parentOf: (regionCode: string) => string | undefined
}): Rulebook {
  let published: readonly PublishedRule[] = []
  const inForce = new Map<string, Rule<unknown>>()

  async function load() {
    published = await readRules(parts.db)
    inForce.clear()
  }

  function find(regionCode: string, name: string, day: string): PublishedRule | undefined {
    // Read in order of effect, so the last that has begun holds.
    const own = published.findLast(
      (rule) => rule.regionCode === regionCode && rule.name === name && rule.effectiveFrom <= day,
    )
    const parent = parts.parentOf(regionCode)
    return own ?? (parent === undefined ? undefined : find(parent, name, day))
  }

  return {
    load,
    inForce<Value>(regionCode: string, name: RuleName<Value>, day: string): Rule<Value> {
      const key = `${regionCode} ${name.name} ${day}`
      let rule = inForce.get(key)
      if (rule === undefined) {
        rule = find(regionCode, name.name, day) ?? name.otherwise
        inForce.set(key, rule)
      }
      return rule as Rule<Value>
    },
    async publish(tx, name, edition) {
      await tx.query(sql`
        insert into kernel.rule_set
          (region_code, name, version, value, effective_from, ground, published_by, published_at)
        values (${tx.regionCode}, ${name.name}, ${edition.version},
          ${JSON.stringify(edition.value)}::jsonb, ${edition.effectiveFrom}, ${edition.ground},
          ${edition.publishedBy}, ${edition.publishedAt})`)
    },
    list: (regionCode) => published.filter((rule) => rule.regionCode === regionCode),
  }
}

function readRules(db: Queryable): Promise<PublishedRule[]> {
  return db.query(
    crossRegion(
      'the rulebook of all regions is read once and kept in memory',
      sql<PublishedRule>`
        select region_code as "regionCode", name, version, value,
          effective_from as "effectiveFrom", ground, published_by as "publishedBy"
        from kernel.rule_set
        order by effective_from, published_at, region_code, name, version
        limit ${rulesMax}`,
    ),
  )
}
