import { Items, ItemsQuery } from '@huiyin/contract/catalog'
import { localDayOf } from '@huiyin/contract/time'
import type { Org } from '../../kernel/org/index.ts'
import { pageOfList } from '../../kernel/org/index.ts'
import type { HttpServer } from '../../platform/http/index.ts'
import type { World } from '../../platform/world.ts'
import type { Catalog } from './index.ts'

/** Lists of items. Register {@link catalogPolicy} first. */
export function catalogRoutes(
  http: HttpServer,
  parts: { catalog: Catalog; org: Org; world: World },
): void {
  const { catalog, org, world } = parts
  http.get(
    '/api/v1/items',
    {
      schema: {
        summary: 'Items of government service on offer today, in the order of their units',
        tags: ['catalog'],
        querystring: ItemsQuery,
        response: { 200: Items },
      },
    },
    async (request): Promise<Items> => {
      const { regionCode, unitCode, cursor, limit } = request.query
      const today = localDayOf(world.now())
      const regions = (await org.regions()).map((region) => region.regionCode)
      const asked = regions.filter((code) => regionCode === undefined || code === regionCode)
      const items = (await Promise.all(asked.map((code) => catalog.itemsOn(code, today)))).flat()
      const chosen = items.filter((item) => unitCode === undefined || item.unitCode === unitCode)
      const page = pageOfList(chosen, cursor, limit)
      return {
        rows: page.rows.map(({ regionCode, code, name, nameEn, unitCode }) => ({
          regionCode,
          code,
          name,
          nameEn,
          unitCode,
        })),
        nextCursor: page.nextCursor,
      }
    },
  )
}
