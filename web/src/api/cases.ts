import type { CaseMap, CaseMapQuery } from '@huiyin/contract/city-cases'
import type { GridCollection } from '@huiyin/contract/routing'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { read } from './request.ts'

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
