import type {
  CaseClasses,
  CaseMap,
  CaseMapQuery,
  CasePhotos,
  CityCaseBody,
  CityCaseTaken,
  NearCases,
  NearQuery,
  PhotoLook,
} from '@huiyin/contract/city-cases'
import type { GridCollection } from '@huiyin/contract/routing'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
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

export const gridsQuery = queryOptions({
  queryKey: ['grids'],
  queryFn: ({ signal }) => read<GridCollection>('/api/v1/grids', {}, signal),
})

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
