import { reviewPages } from '../../src/contexts/reviews/reviews.pages.ts'
import { publicDoorkeeper } from '../../src/kernel/access/index.ts'
import { matterPages } from '../../src/kernel/matter/matter.pages.ts'
import type { Db } from '../../src/platform/db/db.ts'
import { createHttp, type HttpServer, ordinaryLimits } from '../../src/platform/http/index.ts'
import { openLog } from '../../src/platform/log.ts'
import { homePages, problemPages } from '../../src/platform/pages/home.pages.ts'
import { testWorld } from '../harness/world.ts'
import { matterActs, reviewActs } from './public-acts.ts'
import { site } from './public-fixtures.ts'

const secret = Buffer.alloc(32, 7)

/** Changes what the use cases answer before a page is drawn from it. */
export type Alter = (view: unknown) => unknown

/** The public pages behind the real HTTP server: limits, origin check, policy and headers are on. */
export async function publicServer(alter: Alter = (view) => view): Promise<HttpServer> {
  const world = testWorld('2026-11-20T16:00:00+08:00')
  const parts = { site: () => site, world, formSecret: secret, secureCookies: false }
  const http = await createHttp({
    config: { publicUrl: undefined, trustedProxies: [], limits: ordinaryLimits },
    log: openLog({ write: () => undefined }),
    world,
    db: noDatabase,
    doorkeeper: publicDoorkeeper,
    secret,
    problemPage: problemPages(parts),
  })
  homePages(http, parts)
  reviewPages(http, altered(reviewActs, alter), parts)
  matterPages(http, altered(matterActs, alter), parts)
  return http
}

/** The pages themselves never ask a database; only a repeated API request would. */
const noDatabase: Db = {
  query: () => Promise.reject(new Error('a page asked the database')),
  readsOf: (regionCode) => ({ regionCode, query: noDatabase.query }),
  transaction: () => Promise.reject(new Error('a page asked the database')),
  snapshot: () => Promise.reject(new Error('a page asked the database')),
  crossRegionTransaction: () => Promise.reject(new Error('a page asked the database')),
  pool: () => ({ total: 0, idle: 0, waiting: 0 }),
  close: async () => undefined,
}

function altered<Acts extends object>(acts: Acts, alter: Alter): Acts {
  const entries = Object.entries(acts).map(([name, act]) => [
    name,
    async (...given: unknown[]) => alter(await act(...given)),
  ])
  return Object.fromEntries(entries)
}
