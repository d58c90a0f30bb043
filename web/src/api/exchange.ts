import type {
  Differences,
  ExchangeRows,
  ExchangeSummary,
  RatingsTaken,
} from '@huiyin/contract/exchange'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { formOf, pathWith, read, send } from './request.ts'

export interface Days {
  readonly from: string
  readonly to: string
}

export function exchangeSummaryQuery(days: Days) {
  return queryOptions({
    queryKey: ['exchange', 'summary', days],
    queryFn: ({ signal }) => read<ExchangeSummary>('/api/v1/exchange/summary', { ...days }, signal),
    placeholderData: keepPreviousData,
  })
}

export interface RowsFilters extends Days {
  readonly kind: string
  readonly state?: string
  readonly cursor?: string
}

export function exchangeRowsQuery(filters: RowsFilters) {
  return queryOptions({
    queryKey: ['exchange', 'rows', filters],
    queryFn: ({ signal }) => read<ExchangeRows>('/api/v1/exchange/rows', { ...filters }, signal),
    placeholderData: keepPreviousData,
  })
}

export function compareDay(kind: string, day: string): Promise<Differences> {
  return read('/api/v1/exchange/differences', { kind, day })
}

export function resendRows(
  again: Days & { readonly kind: string; readonly ids?: readonly string[] },
): Promise<{ readonly resent: number }> {
  return send('POST', '/api/v1/exchange/resend', again)
}

export function takeRatingsFile(file: File, coding: string): Promise<RatingsTaken> {
  return send('POST', pathWith('/api/v1/exchange/ratings', { coding }), formOf(file))
}
