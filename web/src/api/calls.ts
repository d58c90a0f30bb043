import type {
  SimilarQuery,
  SimilarTickets,
  TicketBody,
  TicketTaken,
} from '@huiyin/contract/hotline'
import type { CallDesk, DispatchSuggestions } from '@huiyin/contract/hotline-desk'
import type { KnowledgeAnswers } from '@huiyin/contract/knowledge'
import type { NamedGrids, RouteExplained } from '@huiyin/contract/routing'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { read, send } from './request.ts'

export const callDeskQuery = queryOptions({
  queryKey: ['calls', 'desk'],
  queryFn: ({ signal }) => read<CallDesk>('/api/v1/hotline/desk', {}, signal),
})

export function similarQuery(asked: Omit<SimilarQuery, 'days'>) {
  return queryOptions({
    queryKey: ['calls', 'similar', asked],
    queryFn: ({ signal }) => read<SimilarTickets>('/api/v1/tickets/similar', asked, signal),
    placeholderData: keepPreviousData,
  })
}

export function answersQuery(q: string, category: string) {
  return queryOptions({
    queryKey: ['calls', 'answers', q, category],
    queryFn: ({ signal }) =>
      read<KnowledgeAnswers>('/api/v1/knowledge/answers', { q, category }, signal),
    placeholderData: keepPreviousData,
  })
}

export function gridsQuery(address: string) {
  return queryOptions({
    queryKey: ['calls', 'grids', address],
    queryFn: ({ signal }) => read<NamedGrids>('/api/v1/grids/suggestions', { address }, signal),
    placeholderData: keepPreviousData,
  })
}

export function routeQuery(category: string, areaCode: string) {
  return queryOptions({
    queryKey: ['calls', 'route', category, areaCode],
    queryFn: ({ signal }) =>
      read<RouteExplained>(
        '/api/v1/routing/explanation',
        { kind: 'ticket', category, areaCode },
        signal,
      ),
  })
}

export function suggestionsQuery(category: string, q: string) {
  const asked = { ...(category !== '' && { category }), ...(q !== '' && { q }) }
  return queryOptions({
    queryKey: ['calls', 'suggestions', asked],
    queryFn: ({ signal }) =>
      read<DispatchSuggestions>('/api/v1/hotline/suggestions', asked, signal),
    placeholderData: keepPreviousData,
  })
}

export function takeTicket(body: TicketBody, key: string): Promise<TicketTaken> {
  return send<TicketTaken>('POST', '/api/v1/tickets', body, key)
}

export function joinTicket(
  number: string,
  body: { lead: string; version: number },
): Promise<unknown> {
  return send('POST', `/api/v1/tickets/${encodeURIComponent(number)}/join`, body)
}

/** An answer was read out to somebody. */
export function noteHit(id: string): Promise<unknown> {
  return send('POST', `/api/v1/knowledge/${encodeURIComponent(id)}/hits`, {})
}

/** What somebody asked has no answer. */
export function noteGap(asked: string): Promise<unknown> {
  return send('POST', '/api/v1/knowledge/gaps', { asked })
}
