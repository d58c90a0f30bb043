import type { LateBranches, OneNotice, ToleranceLedger } from '@huiyin/contract/application-counts'
import type { JointView } from '@huiyin/contract/applications'
import type { DeliveryWanted } from '@huiyin/contract/delivery'
import type { PromiseChecks, TrustRecord } from '@huiyin/contract/promises'
import type { WorkSteps } from '@huiyin/contract/work-steps'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { type Query, read } from './request.ts'

/** The joint approval of an application; departments act at any time, so it is looked at again. */
export function jointQuery(number: string) {
  return queryOptions({
    queryKey: ['work', 'matter', number, 'joint'],
    queryFn: ({ signal }) =>
      read<JointView>(`/api/v1/work/applications/${encodeURIComponent(number)}`, {}, signal),
    refetchInterval: 30_000,
  })
}

export const stepsQuery = queryOptions({
  queryKey: ['work', 'steps'],
  queryFn: ({ signal }) => read<WorkSteps>('/api/v1/work/steps', {}, signal),
  refetchInterval: 60_000,
})

export function toleranceQuery(filters: Query) {
  return queryOptions({
    queryKey: ['work', 'tolerance', filters],
    queryFn: ({ signal }) => read<ToleranceLedger>('/api/v1/work/tolerance', filters, signal),
    placeholderData: keepPreviousData,
  })
}

export function oneNoticeQuery(period: Query) {
  return queryOptions({
    queryKey: ['work', 'one-notice', period],
    queryFn: ({ signal }) => read<OneNotice>('/api/v1/work/one-notice', period, signal),
    placeholderData: keepPreviousData,
  })
}

export const lateBranchesQuery = queryOptions({
  queryKey: ['work', 'late-branches'],
  queryFn: ({ signal }) => read<LateBranches>('/api/v1/work/late-branches', {}, signal),
})

export function promiseChecksQuery(period: Query) {
  return queryOptions({
    queryKey: ['work', 'promise-checks', period],
    queryFn: ({ signal }) => read<PromiseChecks>('/api/v1/work/promise-checks', period, signal),
    placeholderData: keepPreviousData,
  })
}

/** Asked once a visit: each answer with an address is a look that is recorded. */
export function deliveryQuery(number: string) {
  return queryOptions({
    queryKey: ['delivery', number],
    queryFn: ({ signal }) =>
      read<DeliveryWanted>(
        `/api/v1/work/applications/${encodeURIComponent(number)}/delivery`,
        {},
        signal,
      ),
    staleTime: Number.POSITIVE_INFINITY,
  })
}

/** Asked once a visit: each answer with lines is a look that is recorded. */
export function trustQuery(number: string) {
  return queryOptions({
    queryKey: ['trust', number],
    queryFn: ({ signal }) =>
      read<TrustRecord>(
        `/api/v1/work/applications/${encodeURIComponent(number)}/trust`,
        {},
        signal,
      ),
    staleTime: Number.POSITIVE_INFINITY,
  })
}
