import { localDayOf } from '@huiyin/contract/time'
import type { FastifyRequest } from 'fastify'
import { type HttpServer, Refusal } from '../../platform/http/index.ts'
import { type PageParts, pageContext, sendPage } from '../../platform/pages/context.ts'
import { asked } from '../../platform/pages/form-body.ts'
import { openItemFinder } from './find-items.ts'
import { changesPage } from './pages/changes.ts'
import { guidePage } from './pages/guide.ts'
import { itemsAskedOf, itemsPage } from './pages/items.ts'
import { themePage } from './pages/theme.ts'
import type { CatalogParts } from './parts.ts'
import { showChanges } from './show-changes.ts'
import { showTheme } from './show-theme.ts'
import { showItem } from './show-versions.ts'

/** Everybody may read how a service is got. */
export const catalogPagesPolicy = {
  'GET /items': { public: true, side: 'public' },
  'GET /items/:code': { public: true, side: 'public' },
  'GET /items/:code/changes': { public: true, side: 'public' },
  'GET /themes/:code': { public: true, side: 'public' },
} as const

type Coded = { Params: { code: string } }
const hidden = { schema: { hide: true } }

/** 办事指南: list, guide, theme and what changed; server-rendered, without script. */
export function catalogPages(http: HttpServer, parts: CatalogParts, pages: PageParts): void {
  http.registerPolicy(catalogPagesPolicy)
  const finder = openItemFinder(parts)
  const regionOf = async (request: FastifyRequest): Promise<string> => {
    const [first] = await parts.org.regions()
    const regionCode = asked(request, 'regionCode') ?? first?.regionCode
    if (regionCode === undefined) throw new Refusal('catalog/item-unknown')
    return regionCode
  }

  http.get('/items', hidden, async (request, reply) => {
    const context = pageContext(request, pages, 'cookie')
    const wanted = itemsAskedOf((name) => asked(request, name))
    const found = await finder.find(await regionOf(request), wanted)
    const document = itemsPage(context, wanted, found)
    return sendPage(request, reply, { document, memory: 'cookie', parts: pages })
  })
  http.get<Coded>('/items/:code', hidden, async (request, reply) => {
    const context = pageContext(request, pages, 'cookie')
    const document = guidePage(context, await guideOf(request, parts, await regionOf(request)))
    return sendPage(request, reply, { document, memory: 'cookie', parts: pages })
  })
  http.get<Coded>('/items/:code/changes', hidden, async (request, reply) => {
    const context = pageContext(request, pages, 'cookie')
    const { code } = request.params
    const regionCode = await regionOf(request)
    const numbers = { from: numberOf(request, 'from'), to: numberOf(request, 'to') }
    const changes = await showChanges(parts, { regionCode, code, ...numbers })
    const document = changesPage(context, changes)
    return sendPage(request, reply, { document, memory: 'cookie', parts: pages })
  })
  http.get<Coded>('/themes/:code', hidden, async (request, reply) => {
    const context = pageContext(request, pages, 'cookie')
    const theme = await showTheme(parts, await regionOf(request), request.params.code)
    const document = themePage(context, theme)
    return sendPage(request, reply, { document, memory: 'cookie', parts: pages })
  })
}

async function guideOf(
  request: FastifyRequest<Coded>,
  parts: CatalogParts,
  regionCode: string,
): Promise<Parameters<typeof guidePage>[1]> {
  const { code } = request.params
  const item = await showItem(parts, { regionCode, code, on: localDayOf(parts.world.now()) })
  const units = await parts.org.units(regionCode)
  const unitNames = new Map(units.map((unit) => [unit.code, unit.name]))
  const { identity, questions, places } = item.content
  const said = questions.flatMap(({ id, choices }) => {
    const answer = asked(request, id)
    return choices.filter((choice) => choice.id === answer).map((choice) => choice.id)
  })
  const offered = new Set(places.map((place) => place.regionCode))
  const regions = (await parts.org.regions()).filter((region) => offered.has(region.regionCode))
  const from = asked(request, 'from')
  return {
    item,
    unitName: unitNames.get(identity.unitCode) ?? identity.unitCode,
    unitNames,
    situations: new Set(said),
    from: regions.some((region) => region.regionCode === from) ? from : null,
    regions,
  }
}

function numberOf(request: FastifyRequest, name: string): number | undefined {
  const text = asked(request, name) ?? ''
  return /^[1-9][0-9]{0,4}$/.test(text) ? Number(text) : undefined
}
