import type { Items } from '@huiyin/contract/catalog'
import type { Absences, NewAbsence, Regions, StaffList, Units } from '@huiyin/contract/org'
import { keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query'
import { useCallback, useMemo } from 'react'
import { usePreferences } from '../app/preferences.tsx'
import { read, send } from './request.ts'

const longTime = 10 * 60_000

export const unitsQuery = queryOptions({
  queryKey: ['units'],
  queryFn: ({ signal }) => read<Units>('/api/v1/units', {}, signal),
  staleTime: longTime,
})

export const itemsQuery = queryOptions({
  queryKey: ['items'],
  queryFn: ({ signal }) => read<Items>('/api/v1/items', {}, signal),
  staleTime: longTime,
})

export const regionsQuery = queryOptions({
  queryKey: ['regions'],
  queryFn: ({ signal }) => read<Regions>('/api/v1/regions', {}, signal),
  staleTime: longTime,
})

export const absencesQuery = queryOptions({
  queryKey: ['absences'],
  queryFn: ({ signal }) => read<Absences>('/api/v1/absences', {}, signal),
})

export function enterAbsence(absence: NewAbsence): Promise<unknown> {
  return send('POST', '/api/v1/absences', absence)
}

export function revokeAbsence(id: string): Promise<unknown> {
  return send('DELETE', `/api/v1/absences/${id}`)
}

/** People by unit or part of a name; the server searches, however many there are. */
export function staffQuery(asked: { readonly unitCode?: string; readonly q?: string }) {
  const { unitCode, q } = asked
  return queryOptions({
    queryKey: ['staff', unitCode, q],
    queryFn: ({ signal }) =>
      read<StaffList>('/api/v1/staff', { unitCode, q: q || undefined, limit: 200 }, signal),
    placeholderData: keepPreviousData,
  })
}

/** Name of a unit by its code; the code itself until the list is there. */
export function useUnitNames(): (code: string) => string {
  const { data } = useQuery(unitsQuery)
  const { language } = usePreferences()
  const names = useMemo(
    () =>
      new Map(
        data?.rows.map(({ code, name, nameEn }) => {
          return [code, (language === 'en' && nameEn) || name] as const
        }),
      ),
    [data, language],
  )
  return useCallback((code) => names.get(code) ?? code, [names])
}
