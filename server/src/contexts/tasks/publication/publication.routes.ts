import { LedgerPublication } from '@huiyin/contract/ledger-publication'
import { LedgerPath } from '@huiyin/contract/tasks'
import type { PolicyTable } from '../../../kernel/access/actor.ts'
import { staffOf } from '../../../kernel/matter/index.ts'
import type { HttpServer } from '../../../platform/http/index.ts'
import type { TaskParts } from '../parts.ts'
import { getLedger } from '../show-ledgers.ts'
import { publishLedger, showPublication, withdrawPublication } from './publish-ledger.ts'

/** Who may make a ledger public; what is shown of it two persons have published as an edition. */
export const publicationPolicy = {
  'GET /api/v1/task-ledgers/:ledger/publication': { roles: ['supervisor', 'evaluator', 'leader'] },
  'POST /api/v1/task-ledgers/:ledger/publication': { roles: ['supervisor'] },
  'DELETE /api/v1/task-ledgers/:ledger/publication': { roles: ['supervisor'] },
} as const satisfies PolicyTable

const path = '/api/v1/task-ledgers/:ledger/publication'
const schemaOf = (summary: string) => ({
  summary,
  tags: ['tasks'],
  params: LedgerPath,
  response: { 200: LedgerPublication },
})

/** Routes of what is public of a ledger. Register `publicationPolicy` first. */
export function publicationRoutes(http: HttpServer, parts: TaskParts): void {
  http.get(
    path,
    { schema: schemaOf('Whether a ledger is public, and which columns the region shows') },
    async (request) => {
      const { regionCode } = staffOf(request)
      return showPublication(parts, await getLedger(parts, [regionCode], request.params.ledger))
    },
  )
  http.post(
    path,
    { schema: schemaOf('Make a ledger public as it stands now, or renew what is public') },
    async (request) => {
      const { regionCode, staffId } = staffOf(request)
      const ledger = await getLedger(parts, [regionCode], request.params.ledger)
      return publishLedger(parts, ledger, `staff:${staffId}`)
    },
  )
  http.delete(path, { schema: schemaOf('Take a ledger out of public sight') }, async (request) => {
    const { regionCode, staffId } = staffOf(request)
    const ledger = await getLedger(parts, [regionCode], request.params.ledger)
    return withdrawPublication(parts, ledger, `staff:${staffId}`)
  })
}
