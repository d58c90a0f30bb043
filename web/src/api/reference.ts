import type { CalendarYear } from '@huiyin/contract/clock'
import type { RuleList } from '@huiyin/contract/desk'
import type { NoticeList } from '@huiyin/contract/notices'
import type { ReviewTag } from '@huiyin/contract/reviews'
import { queryOptions } from '@tanstack/react-query'
import { read } from './request.ts'

const longTime = 10 * 60_000

export const tagsQuery = queryOptions({
  queryKey: ['tags'],
  queryFn: ({ signal }) =>
    read<{ readonly rows: readonly ReviewTag[] }>('/api/v1/reviews/tags', {}, signal),
  staleTime: longTime,
})

export const rulesQuery = queryOptions({
  queryKey: ['rules'],
  queryFn: ({ signal }) => read<RuleList>('/api/v1/rules', {}, signal),
  staleTime: longTime,
})

export function calendarQuery(year: number) {
  return queryOptions({
    queryKey: ['calendar', year],
    queryFn: ({ signal }) => read<CalendarYear>('/api/v1/clock/calendar', { year }, signal),
    staleTime: longTime,
  })
}

export const noticesQuery = queryOptions({
  queryKey: ['notices'],
  queryFn: ({ signal }) => read<NoticeList>('/api/v1/notices', {}, signal),
})
