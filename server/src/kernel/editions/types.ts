import type { RuleGroup, Touch } from '@huiyin/contract/editions'
import type { FieldLabel } from '@huiyin/contract/rule-values'
import type { TSchema } from 'typebox'
import type { Queryable, Tx } from '../../platform/db/db.ts'

/** What a subject says on a day, and the document it rests on. */
export interface InForce {
  readonly version: string
  readonly value: unknown
  /** `null` for what the product ships. */
  readonly effectiveFrom: string | null
  readonly ground: string
  readonly shipped: boolean
}

/** A version that holds or held, with who published it. */
export interface PublishedVersion extends InForce {
  readonly publishedBy: string
}

/** What is about to be published. */
export interface Publishing {
  readonly version: string
  readonly value: unknown
  readonly effectiveFrom: string
  readonly ground: string
  /** `staff:<id>` of the author and of the second person. */
  readonly draftedBy: string
  readonly publishedBy: string
  readonly publishedAt: Date
}

/** What a change would mean for a region. */
export interface Change {
  readonly regionCode: string
  readonly effectiveFrom: string
  readonly before: unknown
  readonly after: unknown
}

/** Something a region rules on by editions: limits, switches, lists, calendars, templates. */
export interface Subject {
  readonly name: string
  readonly group: RuleGroup
  readonly label: FieldLabel
  /** Checks the value and draws the form. */
  readonly schema: TSchema
  /** Law or standard that frames it, where there is one; the region's own ground is in its versions. */
  readonly restsOn?: string
  /**
   * Whether it may begin on the day it is published. What is pinned to the day of acceptance may
   * not: matters of this morning would change their rule. A calendar carries its own days.
   */
  readonly begins: 'today' | 'tomorrow' | 'whenever'
  /** What a schema cannot say, in a sentence, or `undefined` when the value can be. */
  readonly fault?: (value: unknown, effectiveFrom: string) => string | undefined
  /** Whether a region may rule on it; every region unless said. */
  readonly isRuledBy?: (regionCode: string) => Promise<boolean>
  inForce(q: Queryable, regionCode: string, day: string): Promise<InForce>
  /** Versions published by the region itself, newest first; at most a hundred. */
  history(q: Queryable, regionCode: string): Promise<readonly PublishedVersion[]>
  touches(q: Queryable, change: Change): Promise<readonly Touch[]>
  publish(tx: Tx, publishing: Publishing): Promise<void>
  /** Reads anew what this or another process published. */
  refresh(): Promise<void>
}
