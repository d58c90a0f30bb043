import type { DeadJobDiscarded, DeadJobList } from '@huiyin/contract/dead-jobs'
import type { MachineReport } from '@huiyin/contract/upkeep'
import type { DeliveryList, NewWebhook, WebhookList, WebhookMade } from '@huiyin/contract/webhooks'
import { queryOptions } from '@tanstack/react-query'
import { read, send } from './request.ts'

const path = '/api/v1/admin/webhooks'

export const webhooksQuery = queryOptions({
  queryKey: ['admin', 'webhooks'],
  queryFn: ({ signal }) => read<WebhookList>(path, {}, signal),
})
export function deliveriesQuery(id: string) {
  return queryOptions({
    queryKey: ['admin', 'webhooks', id],
    queryFn: ({ signal }) => read<DeliveryList>(`${path}/${id}/deliveries`, {}, signal),
  })
}
export const addWebhook = (webhook: NewWebhook) => send<WebhookMade>('POST', path, webhook)
export const rotateWebhook = (id: string) => send<WebhookMade>('POST', `${path}/${id}/rotate`)
export const testWebhook = (id: string) => send<void>('POST', `${path}/${id}/test`)
export const removeWebhook = (id: string) => send<void>('DELETE', `${path}/${id}`)
export const changeWebhook = (id: string, state: 'active' | 'disabled') =>
  send<void>('POST', `${path}/${id}/state`, { state })
export const resendDelivery = (id: string) =>
  send<void>('POST', `/api/v1/admin/webhook-deliveries/${id}/resend`)

export const deadJobsQuery = queryOptions({
  queryKey: ['admin', 'dead-jobs'],
  queryFn: ({ signal }) => read<DeadJobList>('/api/v1/admin/dead-jobs', {}, signal),
})
export const retryDeadJob = (id: string) =>
  send<void>('POST', '/api/v1/admin/dead-jobs/retry', { id })
export const discardDeadJob = (discarded: DeadJobDiscarded) =>
  send<void>('POST', '/api/v1/admin/dead-jobs/discard', discarded)

/** Looked at by the server every minute. */
export const machineQuery = queryOptions({
  queryKey: ['admin', 'machine'],
  queryFn: ({ signal }) => read<MachineReport>('/api/v1/admin/machine', {}, signal),
  refetchInterval: 60_000,
})
