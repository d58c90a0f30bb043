import { errors } from '@huiyin/contract/errors'
import {
  Visit,
  VisitBatch,
  VisitBatchAnswer,
  VisitBody,
  Visits,
  VisitsQuery,
} from '@huiyin/contract/hall-visits'
import { localDayOf } from '@huiyin/contract/time'
import type { Actor } from '../../../kernel/access/index.ts'
import { staffOf } from '../../../kernel/matter/index.ts'
import type { HttpServer } from '../../../platform/http/index.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import type { Hall } from '../parts.ts'
import { listVisits } from './list-visits.ts'

const tags = ['hall']

/** What queue machines and clerks report of visits, and the visits of a day. */
export function visitRoutes(http: HttpServer, parts: Hall): void {
  http.post(
    '/api/v1/hall-visits',
    {
      schema: {
        summary: 'Report what happened to a ticket, in any order; told again it changes nothing',
        tags,
        body: VisitBody,
        response: { 200: Visit },
      },
    },
    async (request) => {
      const { actor, body } = request
      const reportedBy = reporterOf(actor, body)
      if (actor.kind !== 'staff') return parts.takeVisit({ body, reportedBy })
      const [clerk] = await parts.org.staff(parts.db, actor.regionCode, [actor.staffId])
      return parts.takeVisit({ body, reportedBy, ...(clerk && { staffCode: clerk.staffCode }) })
    },
  )
  http.post(
    '/api/v1/hall-visits/batch',
    {
      bodyLimit: 1_048_576,
      schema: {
        summary: 'Report up to 200 tickets; each is answered by itself, in order',
        tags,
        body: VisitBatch,
        response: { 200: VisitBatchAnswer },
      },
    },
    async (request) => {
      const results: VisitBatchAnswer['results'] = []
      // One after the other: a machine that was offline sends a ticket in several pieces.
      for (const body of request.body.visits)
        results.push(await answerOne(parts, request.actor, body))
      return { results }
    },
  )
  http.get(
    '/api/v1/hall-visits',
    {
      schema: {
        summary: 'The visits of a day, today unless said, or all visits about a matter',
        tags,
        querystring: VisitsQuery,
        response: { 200: Visits },
      },
    },
    (request) => {
      const { regionCode } = staffOf(request)
      const { matterNumber, day = localDayOf(parts.world.now()) } = request.query
      return listVisits(parts, { regionCode, ...(matterNumber ? { matterNumber } : { day }) })
    },
  )
}

async function answerOne(parts: Hall, actor: Actor, body: VisitBody) {
  try {
    const visit = await parts.takeVisit({ body, reportedBy: reporterOf(actor, body) })
    return { status: 200, visit, code: null }
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return { status: errors[error.code].status, visit: null, code: error.code }
  }
}

/** A key or a clerk, each in its own region. */
function reporterOf(actor: Actor, { regionCode }: VisitBody): string {
  if (actor.kind !== 'api' && actor.kind !== 'staff') throw new Refusal('common/not-permitted')
  if (actor.regionCode !== regionCode) throw new Refusal('common/not-permitted')
  return actor.kind === 'api' ? `api:${actor.keyId}` : `staff:${actor.staffId}`
}
