import { localDayOf } from '@huiyin/contract/time'
import type { Rulebook, RuleName } from '../../kernel/rulebook/index.ts'
import type { World } from '../../platform/world.ts'

/**
 * 采集方式: who asks the person. Where the province does (`provincial`), our codes, terminals and
 * links lead to its page, nothing is asked or stored here, and our work begins at the bad rating
 * that comes down. See docs/adr/0023-one-question-one-asker.md.
 */
export interface CaptureMode {
  readonly mode: 'own' | 'provincial'
  /**
   * Whether what is captured here is reported to the system above. In provincial mode services are
   * always reported: without them it could ask nobody.
   */
  readonly reportsUp: boolean
}

export const captureMode: RuleName<CaptureMode> = {
  name: 'reviews/capture-mode',
  otherwise: { version: 'shipped-2026-11', value: { mode: 'own', reportsUp: false } },
}

/** Whether the system above asks the people of a region today. */
export function isProvincial(
  { rulebook, world }: { readonly rulebook: Rulebook; readonly world: World },
  regionCode: string,
): boolean {
  const { mode } = rulebook.inForce(regionCode, captureMode, localDayOf(world.now())).value
  return mode === 'provincial'
}
