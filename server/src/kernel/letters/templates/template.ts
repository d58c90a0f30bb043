import type { Block } from '../document.ts'
import type { FrozenFacts } from '../types.ts'

/** What a template makes of the facts; number, date, seal and receipt are the same for all kinds. */
export interface TemplateResult {
  readonly title: string
  readonly addressee: string | null
  readonly blocks: readonly Block[]
  readonly note: string | null
  readonly copyTo: readonly string[]
  /** Whether the unit signs for it on a second part (回执). */
  readonly asksReceipt: boolean
}

/**
 * A version of a letter. Once a letter was issued with it, it is never changed, because the letter
 * is printed by it again: a change is a new version. `templates.test.ts` keeps their fingerprints.
 */
export type Template = (facts: FrozenFacts) => TemplateResult

export function contactNote(facts: FrozenFacts): string | null {
  return facts.issuerPhone === undefined ? null : `（联系电话：${facts.issuerPhone}）`
}

/** The fields that say what was judged, shared by the letters about a service. */
export function serviceRows(
  facts: FrozenFacts,
  moment: (instant: string | Date | null | undefined) => string | undefined,
): readonly (readonly [string, string | undefined])[] {
  return [
    ['事件编号', facts.matterNumber],
    ['服务事项', facts.itemName],
    ['办理窗口', facts.windowName],
    ['服务时间', moment(facts.servedAt)],
    ['评价等级', facts.gradeWords],
    ['评价内容', facts.tags?.join('、')],
  ]
}
