import type { ComponentState } from './components.ts'
import type { Dictionary } from './words.ts'

/** 部件状态, as the files of the register write them. */
export const componentStateWords = {
  intact: { zh: '完好', en: 'Intact' },
  damaged: { zh: '破损', en: 'Damaged' },
  missing: { zh: '丢失', en: 'Missing' },
  removed: { zh: '拆除', en: 'Removed' },
} as const satisfies Dictionary & Record<ComponentState, unknown>
