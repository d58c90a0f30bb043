import { carryOutGranted, finishErasures } from './carry-out.ts'
import type { PersonalParts } from './parts.ts'

export { phoneChangeRule } from './change-at-counter.ts'
export { counterRoutes } from './counter.routes.ts'
export { mePages } from './me.pages.ts'
export { type MeDoor, openMeDoor, sendOwn } from './me-door.ts'
export { openRequest } from './open-request.ts'
export type { MeParts, PersonalParts } from './parts.ts'
export { personalDataRequest, requestLimits } from './requests.lifecycle.ts'
export { moveRequests } from './requests.store.ts'
export { showOwn } from './show-own.ts'

/** 我的 · 个人信息: what persons see of their own, and what they ask about it. */
export interface Personal {
  readonly parts: PersonalParts
  /** Finishes erasures that waited for an open matter; run hourly. */
  finishErasures(regionCode: string): Promise<number>
}

/** Opens the module; what is granted is carried out as the ledger tells of it. */
export function openPersonal(parts: PersonalParts): Personal {
  const carryOut = carryOutGranted(parts)
  parts.ledger.subscribe('personal_data_request.grant', 'personal.carry-out', carryOut)
  parts.ledger.subscribe('personal_data_request.settle', 'personal.carry-out-own', carryOut)
  return { parts, finishErasures: (regionCode) => finishErasures(parts, regionCode) }
}
