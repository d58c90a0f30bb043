import type { MoveOutcome, MoveState } from './version-moves.ts'
import type { Word } from './words.ts'

export const moveStateWords = {
  proposed: { zh: '待另一人决定', en: 'Waits for a second person' },
  agreed: { zh: '已同意', en: 'Agreed' },
  refused: { zh: '未同意', en: 'Refused' },
} as const satisfies Record<MoveState, Word>

export const moveOutcomeWords = {
  moves: { zh: '可以移转', en: 'Follows' },
  step_gone: { zh: '在办环节无人接续，留在原版本', en: 'Stays: nothing carries on what runs' },
  step_taken: {
    zh: '两个环节由同一环节接续，留在原版本',
    en: 'Stays: one step for two that began',
  },
  later: { zh: '会比告知的更晚，留在原版本', en: 'Stays: later than would be told' },
  gone_on: { zh: '已不在办理中，留在原版本', en: 'Stays: no longer under way' },
} as const satisfies Record<MoveOutcome, Word>
