import type { CountedMatters } from '@huiyin/contract/counted-figures'
import type { Callbacks } from '@huiyin/contract/hotline-desk'
import type {
  CountedTicketsQuery,
  HotlineFigures,
  HotlineFiguresQuery,
} from '@huiyin/contract/hotline-figures'
import type { HotlineScores } from '@huiyin/contract/hotline-score'
import type { SeatsReport, Shift, Shifts } from '@huiyin/contract/hotline-seats'
import type {
  KnowledgeAnswers,
  KnowledgeDecision,
  KnowledgeDraft,
  KnowledgeReport,
  KnowledgeState,
} from '@huiyin/contract/knowledge'
import type { DutyGaps } from '@huiyin/contract/routing'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { read, send } from './request.ts'

export const callbacksQuery = queryOptions({
  queryKey: ['work', 'callbacks'],
  queryFn: ({ signal }) => read<Callbacks>('/api/v1/callbacks', {}, signal),
})

export function knowledgeQuery(state: KnowledgeState) {
  return queryOptions({
    queryKey: ['knowledge', 'list', state],
    queryFn: ({ signal }) => read<KnowledgeAnswers>('/api/v1/knowledge', { state }, signal),
    placeholderData: keepPreviousData,
  })
}

export const knowledgeReportQuery = queryOptions({
  queryKey: ['knowledge', 'report'],
  queryFn: ({ signal }) => read<KnowledgeReport>('/api/v1/knowledge/report', {}, signal),
})

export function draftAnswer(draft: KnowledgeDraft): Promise<unknown> {
  return send('POST', '/api/v1/knowledge', draft)
}

export function decideAnswer(id: string, decision: KnowledgeDecision): Promise<unknown> {
  return send('POST', `/api/v1/knowledge/${encodeURIComponent(id)}/decision`, decision)
}

const figuresPath = '/api/v1/hotline/figures'

export function hotlineFiguresQuery(query: HotlineFiguresQuery) {
  return queryOptions({
    queryKey: ['hotline', 'figures', query],
    queryFn: ({ signal }) => read<HotlineFigures>(figuresPath, query, signal),
    placeholderData: keepPreviousData,
  })
}

export function countedTicketsQuery(asked: CountedTicketsQuery) {
  return queryOptions({
    queryKey: ['hotline', 'figures', 'tickets', asked],
    queryFn: ({ signal }) => read<CountedMatters>(`${figuresPath}/tickets`, { ...asked }, signal),
    placeholderData: keepPreviousData,
  })
}

export function hotlineScoresQuery(month: string | undefined) {
  return queryOptions({
    queryKey: ['hotline', 'score', month],
    queryFn: ({ signal }) =>
      read<HotlineScores>('/api/v1/hotline/score', month === undefined ? {} : { month }, signal),
    placeholderData: keepPreviousData,
  })
}

export const dutyGapsQuery = queryOptions({
  queryKey: ['hotline', 'duty-gaps'],
  queryFn: ({ signal }) => read<DutyGaps>('/api/v1/routing/duty-gaps', {}, signal),
})

export const seatsReportQuery = queryOptions({
  queryKey: ['hotline', 'seats'],
  queryFn: ({ signal }) => read<SeatsReport>('/api/v1/hotline/seats/report', {}, signal),
})

export function shiftsQuery(day: string) {
  return queryOptions({
    queryKey: ['hotline', 'shifts', day],
    queryFn: ({ signal }) => read<Shifts>(`/api/v1/hotline/shifts/${day}`, {}, signal),
  })
}

/** The same roster on several days, one after the other. */
export async function keepShifts(days: readonly string[], rows: readonly Shift[]): Promise<void> {
  for (const day of days) await send('PUT', `/api/v1/hotline/shifts/${day}`, { rows })
}
