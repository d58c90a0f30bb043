import { DeliveryWanted } from '@huiyin/contract/delivery'
import Type from 'typebox'
import { staffOf, type WorkListParts } from '../../../kernel/matter/index.ts'
import type { HttpServer } from '../../../platform/http/index.ts'
import type { ApplicationParts } from '../parts.ts'
import { showDelivery } from './show-delivery.ts'

export const deliveryPolicy = {
  // Who delivers.
  'GET /api/v1/work/applications/:number/delivery': { roles: ['handler', 'unit_leader'] },
} as const

/** 送达: how the result is wanted, for who brings it. */
export function deliveryRoutes(
  http: HttpServer,
  parts: ApplicationParts & { readonly work: WorkListParts },
): void {
  http.registerPolicy(deliveryPolicy)
  http.get(
    '/api/v1/work/applications/:number/delivery',
    {
      schema: {
        summary: 'How the applicant wants the result, and where; a look at the address is recorded',
        tags: ['applications'],
        params: Type.Object(
          { number: Type.String({ minLength: 1, maxLength: 60 }) },
          { additionalProperties: false },
        ),
        response: { 200: DeliveryWanted },
      },
    },
    (request) => showDelivery(parts, staffOf(request), request.params.number),
  )
}
