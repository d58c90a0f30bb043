import { beginCases } from './begin-cases.ts'
import type { FrontageParts } from './parts.ts'

export { friendlyNotice } from './friendly-notice.lifecycle.ts'
export { frontagesPolicy } from './frontages.policy.ts'
export { frontagesRoutes } from './frontages.routes.ts'
export { findFrontageFault, frontageLimits } from './limits.rules.ts'
export { listFrontages } from './list-frontages.ts'
export { sendNotice } from './send-notice.ts'
export { takeFrontages } from './take-frontages.ts'

/** 门前五包和路段责任: who signed for what, and what is told before any case. */
export function openFrontages(parts: FrontageParts): FrontageParts {
  parts.ledger.subscribe('friendly_notice.not_put_right', 'frontages.begin-cases', (tx, entries) =>
    beginCases(tx, parts, entries),
  )
  return parts
}
