import { MapGround, type TileGround } from '@huiyin/contract/map-drawing'
import {
  DutyGaps,
  GridCollection,
  GridSuggestionsQuery,
  GridsQuery,
  GridsSaved,
  NamedGrids,
  RouteExplained,
  RouteQuery,
} from '@huiyin/contract/routing'
import { formatInstant } from '@huiyin/contract/time'
import { staffOf } from '../../kernel/access/index.ts'
import type { HttpServer } from '../../platform/http/index.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import type { Routing } from './index.ts'
import { keepGrids, showGrids } from './keep-grids.ts'
import { explainedOf } from './route.rules.ts'
import { nameGrids, suggestGrids } from './suggest-grids.ts'

const tags = ['routing']

/** Routes of 归口: why a unit answers, what nobody answers for, grids. Register `routingPolicy` first. */
export function routingRoutes(http: HttpServer, routing: Routing, ground: TileGround | null): void {
  http.get(
    '/api/v1/routing/explanation',
    {
      schema: {
        summary: 'Which unit answers for a class at a place, and what else was looked at',
        tags,
        querystring: RouteQuery,
        response: { 200: RouteExplained },
      },
    },
    async (request) => {
      const { longitude, latitude, ...asked } = request.query
      if ((longitude === undefined) !== (latitude === undefined)) {
        throw new Refusal('routing/point-incomplete')
      }
      const point =
        longitude === undefined || latitude === undefined ? undefined : { longitude, latitude }
      const { regionCode } = staffOf(request)
      const routed = await routing.route({ ...asked, regionCode, point })
      return explainedOf(routed)
    },
  )
  http.get(
    '/api/v1/routing/duty-gaps',
    {
      schema: {
        summary: 'What nobody answers for, by class and area, at most 500',
        tags,
        response: { 200: DutyGaps },
      },
    },
    async (request) => {
      const rows = await routing.dutyGaps(staffOf(request).regionCode)
      return { rows: rows.map((row) => ({ ...row, lastAt: formatInstant(row.lastAt) })) }
    },
  )
  gridRoutes(http, routing)
  http.get(
    '/api/v1/map-ground',
    {
      schema: {
        summary: 'Tiles to lay under a map; without them nothing is loaded from anywhere',
        tags,
        response: { 200: MapGround },
      },
    },
    () => ({ tiles: ground }),
  )
}

/** Grids as they are drawn and as people name them. */
function gridRoutes(http: HttpServer, { parts }: Routing): void {
  http.get(
    '/api/v1/grids/suggestions',
    {
      schema: {
        summary: 'Grids an address may lie in, by their names, at most five',
        tags,
        querystring: GridSuggestionsQuery,
        response: { 200: NamedGrids },
      },
    },
    (request) => suggestGrids(parts, staffOf(request).regionCode, request.query.address),
  )
  http.get(
    '/api/v1/grids/names',
    {
      schema: {
        summary: 'What the grids of the region are called, former ones too, at most 5000',
        tags,
        response: { 200: NamedGrids },
      },
    },
    (request) => nameGrids(parts, staffOf(request).regionCode),
  )
  http.get(
    '/api/v1/grids',
    {
      schema: {
        summary: 'The grids of the region as GeoJSON, at most 5000',
        tags,
        querystring: GridsQuery,
        response: { 200: GridCollection },
      },
    },
    (request) => showGrids(parts, staffOf(request).regionCode, request.query),
  )
  http.put(
    '/api/v1/grids',
    {
      schema: {
        summary: 'Add grids, or give them another border from a day on',
        tags,
        body: GridCollection,
        response: { 200: GridsSaved },
      },
    },
    async (request) => ({
      saved: await keepGrids(parts, staffOf(request).regionCode, request.body),
    }),
  )
}
