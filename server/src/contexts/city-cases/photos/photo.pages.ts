import Type from 'typebox'
import type { HttpServer } from '../../../platform/http/index.ts'
import type { CaseParts } from '../parts.ts'
import { readShownPhoto } from './tell-photos.ts'

const params = Type.Object(
  {
    regionCode: Type.String({ pattern: '^[0-9]{6,12}$' }),
    id: Type.String({ format: 'uuid' }),
  },
  { additionalProperties: false },
)

/** `/photos/<region>/<id>`: the covered copy of a photo, as long as its case is shown. */
export function casePhotoPages(http: HttpServer, parts: CaseParts): void {
  http.registerPolicy({ 'GET /photos/:regionCode/:id': { public: true, side: 'public' } })
  http.get(
    '/photos/:regionCode/:id',
    { schema: { hide: true, params } },
    async (request, reply) => {
      const bytes = await readShownPhoto(parts, request.params)
      return (
        reply
          .type('image/jpeg')
          .header('content-security-policy', "default-src 'none'; sandbox")
          .header('cross-origin-resource-policy', 'cross-origin')
          // Whatever is kept from the public is gone at the next look.
          .header('cache-control', 'no-cache')
          .send(bytes)
      )
    },
  )
}
