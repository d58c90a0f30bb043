import { type Doorkeeper, type PolicyEntry, Refusal } from '../../platform/http/index.ts'
import type { Actor, RoutePolicy } from './actor.ts'
import { decideAdmission } from './permits.rules.ts'

const anonymous: Actor = { kind: 'anonymous' }

/**
 * The doorkeeper of the public zone: everybody is a stranger. Cookies and keys of the desk are not
 * looked at, because the process cannot read who they belong to and need not know.
 */
export const publicDoorkeeper: Doorkeeper = {
  identify(request) {
    request.actor = anonymous
    return 'anonymous'
  },
  admit(request, entry: PolicyEntry & RoutePolicy) {
    const decision = decideAdmission(request.actor, entry)
    if (decision !== 'admitted') throw new Refusal(`common/${decision}`)
  },
}
