import type { CaseClasses, CaseMap } from '@huiyin/contract/city-cases'
import type { Component, ComponentList, ComponentsTaken } from '@huiyin/contract/components'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { ComponentsSearch } from '../app/search.ts'
import { formOf, read, send } from './request.ts'

/** So many stand on a page and on its map. */
const pageRows = 50
const longTime = 10 * 60_000

export function componentsQuery(asked: ComponentsSearch) {
  return queryOptions({
    queryKey: ['components', asked],
    queryFn: ({ signal }) =>
      read<ComponentList>('/api/v1/components', { ...asked, limit: pageRows }, signal),
    placeholderData: keepPreviousData,
  })
}

export function componentQuery(code: string) {
  return queryOptions({
    queryKey: ['component', code],
    queryFn: ({ signal }) => read<Component>(`/api/v1/components/${code}`, {}, signal),
  })
}

export function casesOfComponentQuery(componentCode: string) {
  return queryOptions({
    queryKey: ['cases', 'component', componentCode],
    queryFn: ({ signal }) =>
      read<CaseMap>('/api/v1/city-cases', { tab: 'all', componentCode, limit: 100 }, signal),
  })
}

export const classesQuery = queryOptions({
  queryKey: ['case-classes'],
  queryFn: ({ signal }) => read<CaseClasses>('/api/v1/city-cases/classes', {}, signal),
  staleTime: longTime,
})

export function takeComponentsFile(file: File): Promise<ComponentsTaken> {
  return send('POST', '/api/v1/components/file', formOf(file))
}
