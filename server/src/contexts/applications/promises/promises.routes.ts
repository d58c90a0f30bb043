import { CountsQuery } from '@huiyin/contract/application-counts'
import { PromiseChecks, TrustRecord } from '@huiyin/contract/promises'
import Type from 'typebox'
import { staffOf, type WorkListParts } from '../../../kernel/matter/index.ts'
import type { HttpServer } from '../../../platform/http/index.ts'
import type { ApplicationParts } from '../parts.ts'
import { listPromiseChecks } from './list-checks.ts'
import { showTrust } from './trust-record.ts'

const tags = ['applications']

export const promisesPolicy = {
  'GET /api/v1/work/promise-checks': {
    roles: ['handler', 'unit_leader', 'supervisor', 'evaluator', 'leader'],
  },
  // Who decides about this application, and nobody who only looks on.
  'GET /api/v1/work/applications/:number/trust': { roles: ['handler', 'unit_leader'] },
} as const

/** 告知承诺 after the grant: what was looked at, and what a person promised before. */
export function promisesRoutes(
  http: HttpServer,
  parts: ApplicationParts & { readonly work: WorkListParts },
): void {
  http.registerPolicy(promisesPolicy)
  http.get(
    '/api/v1/work/promise-checks',
    {
      schema: {
        summary: 'Promises in place of papers that were granted: looked at or not, true or not',
        tags,
        querystring: CountsQuery,
        response: { 200: PromiseChecks },
      },
    },
    (request) => listPromiseChecks(parts, staffOf(request), request.query),
  )
  http.get(
    '/api/v1/work/applications/:number/trust',
    {
      schema: {
        summary:
          'What the applicant promised before, and whether it was true; the look is recorded',
        tags,
        params: Type.Object(
          { number: Type.String({ minLength: 1, maxLength: 60 }) },
          { additionalProperties: false },
        ),
        response: { 200: TrustRecord },
      },
    },
    (request) => showTrust(parts, staffOf(request), request.params.number),
  )
}
