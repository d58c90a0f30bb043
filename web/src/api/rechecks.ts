import type { Recheck, RecheckBody, RecheckFound, Rechecks } from '@huiyin/contract/rechecks'
import { queryOptions } from '@tanstack/react-query'
import { read, send } from './request.ts'

const path = '/api/v1/rechecks'

export const rechecksQuery = queryOptions({
  queryKey: ['rechecks'],
  queryFn: ({ signal }) => read<Rechecks>(path, {}, signal),
})

export function recheckQuery(id: string) {
  return queryOptions({
    queryKey: ['rechecks', id],
    queryFn: ({ signal }) => read<Recheck>(`${path}/${id}`, {}, signal),
  })
}

export function announceRecheck(body: RecheckBody): Promise<unknown> {
  return send('POST', path, body)
}

export function enterSeed(id: string, seed: string): Promise<unknown> {
  return send('POST', `${path}/${id}/seed`, { seed })
}

export function recordResult(id: string, found: RecheckFound): Promise<unknown> {
  return send('POST', `${path}/${id}/results`, found)
}
