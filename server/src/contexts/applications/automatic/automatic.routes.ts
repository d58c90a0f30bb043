import { AutomaticDecisions, AutomaticDraws, ShadowRun } from '@huiyin/contract/automatic'
import Type from 'typebox'
import { staffOf, type WorkListParts } from '../../../kernel/matter/index.ts'
import type { HttpServer } from '../../../platform/http/index.ts'
import type { ApplicationParts } from '../parts.ts'
import { runShadow } from './run-shadow.ts'
import { showDecisions, showDraws } from './show-decisions.ts'

const strict = { additionalProperties: false }
const tags = ['applications']

/** What tables decided, how it was drawn for audit, and what a new version would change. */
export function automaticRoutes(
  http: HttpServer,
  parts: ApplicationParts & { readonly work: WorkListParts },
): void {
  http.get(
    '/api/v1/work/applications/:number/decisions',
    {
      schema: {
        summary:
          'What decision tables said of an application: rules, inputs, the nearest other way',
        tags,
        params: Type.Object({ number: Type.String({ minLength: 1, maxLength: 60 }) }, strict),
        response: { 200: AutomaticDecisions },
      },
    },
    (request) => showDecisions(parts, staffOf(request), request.params.number),
  )
  http.get(
    '/api/v1/automatic-draws',
    {
      schema: {
        summary: 'How automatic decisions of the last nights were drawn for audit; draw again',
        tags,
        querystring: Type.Object({ regionCode: Type.String({ pattern: '^[0-9]{6,12}$' }) }, strict),
        response: { 200: AutomaticDraws },
      },
    },
    (request) => showDraws(parts, request.query.regionCode),
  )
  http.get(
    '/api/v1/item-versions/:id/shadow-run',
    {
      schema: {
        summary: 'What the tables of a version would have decided otherwise in the last month',
        tags,
        params: Type.Object({ id: Type.String({ format: 'uuid' }) }, strict),
        response: { 200: ShadowRun },
      },
    },
    (request) => runShadow(parts, staffOf(request), request.params.id),
  )
}
