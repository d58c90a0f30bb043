import type {
  CaseFigures,
  CaseFiguresQuery,
  CountedCasesQuery,
} from '@huiyin/contract/case-figures'
import type {
  CaseClasses,
  CaseMap,
  CaseMapQuery,
  CasePhotos,
  CaseRouting,
  CityCaseBody,
  CityCaseTaken,
  NearCases,
  NearQuery,
  PhotoLook,
} from '@huiyin/contract/city-cases'
import type { CountedMatters } from '@huiyin/contract/counted-figures'
import type { MapGround } from '@huiyin/contract/map-drawing'
import type { GridCollection, NamedGrids, RouteExplained } from '@huiyin/contract/routing'
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import { read, send } from './request.ts'

export type CasesTab = Exclude<NonNullable<CaseMapQuery['tab']>, 'all'>

/** So many fit on the map and in the list beside it. */
export const casesMax = 100

export function casesQuery(tab: CasesTab) {
  return queryOptions({
    queryKey: ['cases', tab],
    queryFn: ({ signal }) =>
      read<CaseMap>('/api/v1/city-cases', { tab, limit: String(casesMax) }, signal),
    placeholderData: keepPreviousData,
  })
}

const figuresPath = '/api/v1/city-cases/figures'

export function caseFiguresQuery(asked: CaseFiguresQuery) {
  return queryOptions({
    queryKey: ['cases', 'figures', asked],
    queryFn: ({ signal }) => read<CaseFigures>(figuresPath, { ...asked }, signal),
    placeholderData: keepPreviousData,
  })
}

export function countedCasesQuery(asked: CountedCasesQuery) {
  return queryOptions({
    queryKey: ['cases', 'figures', 'cases', asked],
    queryFn: ({ signal }) => read<CountedMatters>(`${figuresPath}/cases`, { ...asked }, signal),
    placeholderData: keepPreviousData,
  })
}

export const gridsQuery = queryOptions({
  queryKey: ['grids'],
  queryFn: ({ signal }) => read<GridCollection>('/api/v1/grids', {}, signal),
})

const gridNamesQuery = queryOptions({
  queryKey: ['grids', 'names'],
  queryFn: ({ signal }) => read<NamedGrids>('/api/v1/grids/names', {}, signal),
  staleTime: 10 * 60_000,
})

/** Name of a grid by its code; the code itself of what is none, and until the list is there. */
export function useGridNames(): (code: string) => string {
  const { data } = useQuery(gridNamesQuery)
  const names = useMemo(() => new Map(data?.rows.map(({ code, name }) => [code, name])), [data])
  return useCallback((code) => names.get(code) ?? code, [names])
}

/** The same until the service is started again. */
export const mapGroundQuery = queryOptions({
  queryKey: ['map-ground'],
  queryFn: ({ signal }) => read<MapGround>('/api/v1/map-ground', {}, signal),
  staleTime: Number.POSITIVE_INFINITY,
})

/** Why its unit has a case: asked when somebody opens it. */
export function caseRoutingQuery(number: string) {
  return queryOptions({
    queryKey: ['cases', 'routing', number],
    queryFn: ({ signal }) =>
      read<CaseRouting>(`/api/v1/city-cases/${encodeURIComponent(number)}/routing`, {}, signal),
  })
}

/** Who would answer for a class at a place. */
export function routeOfQuery(asked: Readonly<Record<string, string>>) {
  return queryOptions({
    queryKey: ['cases', 'route', asked],
    queryFn: ({ signal }) => read<RouteExplained>('/api/v1/routing/explanation', asked, signal),
  })
}

export type PhotosTab = 'waiting' | 'looked'

export function casePhotosQuery(tab: PhotosTab) {
  return queryOptions({
    queryKey: ['cases', 'photos', tab],
    queryFn: ({ signal }) => read<CasePhotos>('/api/v1/city-cases/photos', { tab }, signal),
  })
}

/** What somebody saw on a photo; a later look takes the place of the one before. */
export function lookAtPhoto(id: string, look: PhotoLook): Promise<void> {
  return send('POST', `/api/v1/city-cases/photos/${id}`, look)
}

export const classesQuery = queryOptions({
  queryKey: ['cases', 'classes'],
  queryFn: ({ signal }) => read<CaseClasses>('/api/v1/city-cases/classes', {}, signal),
  staleTime: Number.POSITIVE_INFINITY,
})

export function nearQuery(asked: NearQuery) {
  return queryOptions({
    queryKey: ['cases', 'near', asked],
    queryFn: ({ signal }) => read<NearCases>('/api/v1/city-cases/near', { ...asked }, signal),
  })
}

export function reportCase(body: CityCaseBody, key: string): Promise<CityCaseTaken> {
  return send<CityCaseTaken>('POST', '/api/v1/city-cases', body, key)
}

export function joinCase(
  number: string,
  body: { readonly lead: string; readonly version: number },
): Promise<void> {
  return send('POST', `/api/v1/city-cases/${encodeURIComponent(number)}/join`, body)
}
