import {
  IntegrityQuery,
  IntegritySummary,
  OutsideCounts,
  OutsideCountsTaken,
  OutsideFileQuery,
} from '@huiyin/contract/integrity'
import type { FastifyRequest } from 'fastify'
import Type from 'typebox'
import { readUpload } from '../../kernel/evidence/index.ts'
import type { HttpServer } from '../../platform/http/index.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import type { IntegrityParts } from './parts.ts'
import { summariseIntegrity } from './summarise-integrity.ts'
import { takeCountsFile } from './take-counts-file.ts'
import { takeOutsideCounts } from './take-outside-counts.ts'

const tags = ['integrity']

/** Routes of what stands beside the rates: signals, lags, exclusions, coverage. */
export function integrityRoutes(http: HttpServer, parts: IntegrityParts): void {
  http.get(
    '/api/v1/integrity',
    {
      schema: {
        summary: 'Signals, lags, exclusions and coverage of a month, by unit and window',
        tags,
        querystring: IntegrityQuery,
        response: { 200: IntegritySummary },
      },
    },
    async (request) => {
      await requireSight(parts, request, request.query.regionCode)
      return summariseIntegrity(parts, request.query)
    },
  )
  http.post(
    '/api/v1/outside-counts',
    {
      bodyLimit: 1_048_576,
      schema: {
        summary: 'Counts from elsewhere by window and day; sent again, the newer number holds',
        tags,
        body: OutsideCounts,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const { regionCode } = request.body
      await requireSight(parts, request, regionCode)
      await takeOutsideCounts(parts, request.body, nameOf(request))
      return reply.code(204).send(null)
    },
  )
  http.post(
    '/api/v1/outside-counts/file',
    {
      schema: {
        summary: 'The same from an Excel or CSV file, whole or not at all',
        tags,
        consumes: ['multipart/form-data'],
        querystring: OutsideFileQuery,
        response: { 200: OutsideCountsTaken },
      },
    },
    async (request) => {
      await requireSight(parts, request, request.query.regionCode)
      const { bytes } = await readUpload(request)
      return takeCountsFile(parts, { ...request.query, bytes, enteredBy: nameOf(request) })
    },
  )
}

async function requireSight(
  { org }: IntegrityParts,
  { actor }: FastifyRequest,
  regionCode: string,
): Promise<void> {
  if (actor.kind !== 'api' && actor.kind !== 'staff') throw new Refusal('common/not-permitted')
  const seen = await org.regionsBelow(actor.regionCode)
  if (!seen.includes(regionCode)) throw new Refusal('common/not-permitted')
}

function nameOf({ actor }: FastifyRequest): string {
  if (actor.kind === 'api') return `api:${actor.keyId}`
  return actor.kind === 'staff' ? `staff:${actor.staffId}` : actor.kind
}
