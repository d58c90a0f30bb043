import { RootsAnswer, RootsQuery } from '@huiyin/contract/ledger'
import { formatInstant } from '@huiyin/contract/time'
import { pageOf } from '../../platform/http/cursor.ts'
import type { HttpServer } from '../../platform/http/server.ts'
import type { Ledger } from './index.ts'

const list = 'ledger-roots'
const limitDefault = 366

/** The roots of the closed days; saved as it comes, the answer is what `verify --roots` reads. */
export function addLedgerRoutes(http: HttpServer, parts: { readonly ledger: Ledger }): void {
  http.get(
    '/api/v1/ledger/roots',
    {
      schema: {
        summary: 'The roots of the closed days of a region, to be kept elsewhere',
        tags: ['ledger'],
        querystring: RootsQuery,
        response: { 200: RootsAnswer },
      },
    },
    async (request): Promise<RootsAnswer> => {
      const { regionCode, cursor, limit = limitDefault } = request.query
      const [after] = cursor === undefined ? [] : http.cursors.read(list, cursor)
      const from = after === undefined ? {} : { after }
      const roots = await parts.ledger.roots(regionCode, { ...from, limit: limit + 1 })
      const rows = roots.map((root) => ({ ...root, closedAt: formatInstant(root.closedAt) }))
      return pageOf(http.cursors, { list, rows, limit, place: (row) => [row.day] })
    },
  )
}
