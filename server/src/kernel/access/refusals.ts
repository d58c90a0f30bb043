import type { HttpServer } from '../../platform/http/index.ts'
import type { AccessParts } from './parts.ts'
import { logSecurity } from './security-log.ts'

/**
 * Writes to the security log what signed-in staff tried and may not do. A few a minute and person:
 * a screen that asks again and again must not fill the log.
 */
export function logRefusals(http: HttpServer, { db, world }: AccessParts): void {
  http.addHook('onResponse', (request, reply, done) => {
    const { actor, principal } = request
    const isRefused = reply.statusCode === 403 && actor?.kind === 'staff'
    const nowMs = world.now().getTime()
    if (!isRefused || http.limiter.take('refusal-log', principal, nowMs) > 0) {
      done()
      return
    }
    const { regionCode, staffId } = actor
    logSecurity(db, world, {
      regionCode,
      actor: `staff:${staffId}`,
      what: 'refused',
      isSuccess: false,
      address: request.ip,
      details: { route: `${request.method} ${request.routeOptions.url ?? 'unknown'}` },
    }).then(() => done(), done)
  })
}
