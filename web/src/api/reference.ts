import type { CalendarYear, HolidayNotice } from '@huiyin/contract/clock'
import type {
  EditionDecided,
  EditionList,
  EditionPreview,
  NewEdition,
  RuleList,
} from '@huiyin/contract/editions'
import type { NoticeList } from '@huiyin/contract/notices'
import type { ReviewTag } from '@huiyin/contract/reviews'
import { queryOptions } from '@tanstack/react-query'
import { formOf, pathWith, read, send } from './request.ts'

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
})

export function editionsQuery(subject: string) {
  return queryOptions({
    queryKey: ['rules', subject],
    queryFn: ({ signal }) => read<EditionList>('/api/v1/editions', { subject }, signal),
  })
}
export function editionQuery(id: string) {
  return queryOptions({
    queryKey: ['rules', 'edition', id],
    queryFn: ({ signal }) => read<EditionPreview>(`/api/v1/editions/${id}`, {}, signal),
  })
}
/** Has the server read a table; nothing is kept yet. */
export function readHolidayNotice(of: { year: number; notice: string }, file: File) {
  return send<HolidayNotice>('POST', pathWith('/api/v1/clock/holiday-notice', of), formOf(file))
}
export const draftEdition = (edition: NewEdition) =>
  send<{ readonly id: string }>('POST', '/api/v1/editions', edition)
export const decideEdition = (id: string, decided: EditionDecided) =>
  send<void>('POST', `/api/v1/editions/${id}/decision`, decided)

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
