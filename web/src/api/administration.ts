import type {
  AdminUnits,
  Departure,
  DepartureDone,
  Holdings,
  NewPerson,
  NewUnit,
  NewZone,
  Orphans,
  PersonChange,
  PostBody,
  Posts,
  SuccessionBody,
  SuccessionDone,
  SuccessionPreview,
  Successions,
  UnitChange,
  UnitEnd,
  UnitPage,
  WindowBody,
  ZoneMade,
} from '@huiyin/contract/administration'
import { queryOptions } from '@tanstack/react-query'
import { read, send } from './request.ts'

const path = '/api/v1/admin'

export const adminUnitsQuery = queryOptions({
  queryKey: ['admin', 'units'],
  queryFn: ({ signal }) => read<AdminUnits>(`${path}/units`, {}, signal),
})

export function unitPageQuery(code: string) {
  return queryOptions({
    queryKey: ['admin', 'unit', code],
    queryFn: ({ signal }) =>
      read<UnitPage>(`${path}/units/${encodeURIComponent(code)}`, {}, signal),
  })
}

export const postsQuery = queryOptions({
  queryKey: ['admin', 'posts'],
  queryFn: ({ signal }) => read<Posts>('/api/v1/posts', {}, signal),
})

export const makeZone = (zone: NewZone) => send<ZoneMade>('POST', `${path}/zones`, zone)
export const makeUnit = (unit: NewUnit) => send<void>('POST', `${path}/units`, unit)
export const changeUnit = (code: string, change: UnitChange) =>
  send<void>('POST', `${path}/units/${encodeURIComponent(code)}/changes`, change)
export const endUnit = (code: string, end: UnitEnd) =>
  send<void>('POST', `${path}/units/${encodeURIComponent(code)}/end`, end)
export const saveWindow = (window: WindowBody) => send<void>('POST', `${path}/windows`, window)
export const savePost = (post: PostBody) => send<void>('POST', `${path}/posts`, post)

export const successionsQuery = queryOptions({
  queryKey: ['admin', 'successions'],
  queryFn: ({ signal }) => read<Successions>(`${path}/successions`, {}, signal),
})
export const orphansQuery = queryOptions({
  queryKey: ['admin', 'orphans'],
  queryFn: ({ signal }) => read<Orphans>(`${path}/orphans`, {}, signal),
})
export const previewSuccession = (body: SuccessionBody) =>
  send<SuccessionPreview>('POST', `${path}/successions/preview`, body)
export const succeedUnits = (body: SuccessionBody) =>
  send<SuccessionDone>('POST', `${path}/successions`, body)
export const cancelSuccession = (id: string, reason: string) =>
  send<void>('POST', `${path}/successions/${id}/cancel`, { reason })

export const makePerson = (person: NewPerson) =>
  send<{ staffId: string }>('POST', `${path}/staff`, person)
export const changePerson = (id: string, change: PersonChange) =>
  send<void>('POST', `${path}/staff/${id}`, change)
export function holdingsQuery(id: string) {
  return queryOptions({
    queryKey: ['admin', 'holdings', id],
    queryFn: ({ signal }) => read<Holdings>(`${path}/staff/${id}/holdings`, {}, signal),
  })
}
export const depart = (id: string, departure: Departure) =>
  send<DepartureDone>('POST', `${path}/staff/${id}/departure`, departure)
