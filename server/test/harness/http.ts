import { pino } from 'pino'
import type { Actor } from '../../src/kernel/access/actor.ts'
import type { Db } from '../../src/platform/db/db.ts'
import { createHttp, type HttpServer, loopbackLimits } from '../../src/platform/http/index.ts'
import type { World } from '../../src/platform/world.ts'

/**
 * An HTTP server for the routes of one module. Everybody is admitted as the actor given; the
 * policy itself is proved where all routes are walked.
 */
export function testHttp(parts: { db: Db; world: World; actor: () => Actor }): Promise<HttpServer> {
  const { db, world, actor } = parts
  return createHttp({
    config: { publicUrl: undefined, trustedProxies: [], limits: loopbackLimits },
    log: pino({ level: 'silent' }),
    db,
    world,
    doorkeeper: {
      identify(request) {
        request.actor = actor()
        return request.actor.kind
      },
      admit: () => {},
    },
    secret: Buffer.alloc(32, 1),
  })
}
