import type { NewAccount, NewApiKey, NewRight, PasswordChange } from '@huiyin/contract/access'
import type {
  AccountList,
  AccountSecret,
  ApiKeyList,
  ApiKeySecret,
  EnrolmentBegun,
  OwnSessionList,
  RightList,
  SecurityEventList,
} from '@huiyin/contract/desk'
import type { DueFeed } from '@huiyin/contract/due-feeds'
import { queryOptions } from '@tanstack/react-query'
import { read, send } from './request.ts'

export type AccountRow = AccountList['rows'][number]
export type RightRow = RightList['rows'][number]
export type ApiKeyRow = ApiKeyList['rows'][number]
export type SecurityEventRow = SecurityEventList['rows'][number]

const rowsPerPage = 50
const page = (cursor: string | undefined) => ({ cursor, limit: rowsPerPage })

export const ownSessionsQuery = queryOptions({
  queryKey: ['own-sessions'],
  queryFn: ({ signal }) => read<OwnSessionList>('/api/v1/sessions', {}, signal),
})

export const ownCalendarQuery = queryOptions({
  queryKey: ['own-calendar'],
  queryFn: ({ signal }) => read<DueFeed>('/api/v1/session/calendar', {}, signal),
})

export const renewCalendar = () => send<DueFeed>('POST', '/api/v1/session/calendar')
export const revokeCalendar = () => send<void>('DELETE', '/api/v1/session/calendar')
export const endSession = (id: string) => send<void>('DELETE', `/api/v1/sessions/${id}`)
export const changePassword = (change: PasswordChange) =>
  send('POST', '/api/v1/session/password', change)
export const beginSecondFactor = () => send<EnrolmentBegun>('POST', '/api/v1/session/second-factor')
export const confirmSecondFactor = (code: string) =>
  send('POST', '/api/v1/session/second-factor/confirm', { code })

export function accountsQuery(cursor: string | undefined) {
  return queryOptions({
    queryKey: ['admin', 'accounts', cursor],
    queryFn: ({ signal }) => read<AccountList>('/api/v1/admin/accounts', page(cursor), signal),
  })
}
export const openAccount = (account: NewAccount) =>
  send<AccountSecret>('POST', '/api/v1/admin/accounts', account)
export const changeAccountState = (id: string, state: { isOpen: boolean; reason: string }) =>
  send<void>('POST', `/api/v1/admin/accounts/${id}/state`, state)
export const giveOneTimePassword = (id: string, reason: string) =>
  send<AccountSecret>('POST', `/api/v1/admin/accounts/${id}/one-time-password`, {
    reason,
  })
export const removeSecondFactor = (id: string, reason: string) =>
  send<void>('DELETE', `/api/v1/admin/accounts/${id}/second-factor`, { reason })

export function rightsQuery(cursor: string | undefined) {
  return queryOptions({
    queryKey: ['admin', 'rights', cursor],
    queryFn: ({ signal }) => read<RightList>('/api/v1/admin/rights', page(cursor), signal),
  })
}
export const grantRight = (right: NewRight) => send<void>('POST', '/api/v1/admin/rights', right)
export const endRight = (id: string, reason: string) =>
  send<void>('POST', `/api/v1/admin/rights/${id}/end`, { reason })

export const apiKeysQuery = queryOptions({
  queryKey: ['admin', 'api-keys'],
  queryFn: ({ signal }) => read<ApiKeyList>('/api/v1/admin/api-keys', {}, signal),
})
export const makeApiKey = (key: NewApiKey) =>
  send<ApiKeySecret>('POST', '/api/v1/admin/api-keys', key)
export const rotateApiKey = (id: string) =>
  send<ApiKeySecret>('POST', `/api/v1/admin/api-keys/${id}/rotate`, { overlapDays: 7 })
export const revokeApiKey = (id: string) => send<void>('DELETE', `/api/v1/admin/api-keys/${id}`)

export function securityEventsQuery(asked: {
  readonly what?: string
  readonly from?: string
  readonly to?: string
  readonly cursor: string | undefined
}) {
  const { what, from, to, cursor } = asked
  return queryOptions({
    queryKey: ['admin', 'security-events', what, from, to, cursor],
    queryFn: ({ signal }) =>
      read<SecurityEventList>(
        '/api/v1/admin/security-events',
        { ...page(cursor), what: what || undefined, from: from || undefined, to: to || undefined },
        signal,
      ),
  })
}
