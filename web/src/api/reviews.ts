import type { ReviewList } from '@huiyin/contract/desk'
import type { Summary } from '@huiyin/contract/reviews'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { ReviewsSearch } from '../app/search.ts'
import { read } from './request.ts'

export interface SummaryFilters {
  readonly regionCode: string
  readonly from: string
  readonly to: string
  readonly groupBy: string
}

export function summaryQuery(filters: SummaryFilters) {
  return queryOptions({
    queryKey: ['reviews', 'summary', filters],
    queryFn: ({ signal }) => read<Summary>('/api/v1/reviews/summary', { ...filters }, signal),
    placeholderData: keepPreviousData,
  })
}

export function reviewListQuery(filters: ReviewsSearch) {
  return queryOptions({
    queryKey: ['reviews', 'list', filters],
    queryFn: ({ signal }) => read<ReviewList>('/api/v1/reviews', { ...filters }, signal),
    placeholderData: keepPreviousData,
  })
}
