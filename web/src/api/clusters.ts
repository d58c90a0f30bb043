import type { ClusterAcceptBody, ClusterDismissBody, Clusters } from '@huiyin/contract/clusters'
import { queryOptions } from '@tanstack/react-query'
import { read, send } from './request.ts'

const path = '/api/v1/clusters'

export const clustersQuery = queryOptions({
  queryKey: ['clusters'],
  queryFn: ({ signal }) => read<Clusters>(path, {}, signal),
})

export const acceptCluster = (body: ClusterAcceptBody) =>
  send<{ number: string }>('POST', `${path}/accept`, body)

export const dismissCluster = (body: ClusterDismissBody) =>
  send<null>('POST', `${path}/dismiss`, body)
