import type { RecheckResult } from './rechecks.ts'
import type { Dictionary } from './words.ts'

export const recheckResultWords = {
  lasting: { zh: '仍然良好', en: 'Still as it should be' },
  not_lasting: { zh: '假性整改', en: 'There again' },
  unclear: { zh: '无法判断', en: 'Cannot be said' },
} as const satisfies Dictionary & Record<RecheckResult, unknown>
