import type {
  Checklist,
  EarlierApplications,
  WindowApplication,
  WindowApplicationBody,
  WindowApplicationTaken,
  WindowSubjects,
  WindowSupplementBody,
  WindowSupplementTaken,
} from '@huiyin/contract/window'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { read, send } from './request.ts'

export function subjectsQuery(q: string) {
  return queryOptions({
    queryKey: ['window', 'subjects', q],
    queryFn: ({ signal }) => read<WindowSubjects>('/api/v1/window/subjects', { q }, signal),
    enabled: q.trim() !== '',
    placeholderData: keepPreviousData,
  })
}

export function checklistQuery(
  subject: { readonly kind: 'item' | 'theme'; readonly code: string },
  situations: readonly string[],
) {
  const { kind, code } = subject
  const query = {
    [kind === 'item' ? 'itemCode' : 'themeCode']: code,
    situations: situations.join(','),
  }
  return queryOptions({
    queryKey: ['window', 'checklist', query],
    queryFn: ({ signal }) => read<Checklist>('/api/v1/window/checklist', query, signal),
    placeholderData: keepPreviousData,
  })
}

/** Once a number; the server keeps that somebody looked. */
export function earlierQuery(idNumber: string) {
  return queryOptions({
    queryKey: ['window', 'earlier', idNumber],
    queryFn: () => send<EarlierApplications>('POST', '/api/v1/window/earlier', { idNumber }),
    // Looked up anew for each person at the window: what was just taken is among it.
    staleTime: 0,
    refetchOnWindowFocus: false,
  })
}

export function receiveApplication(body: WindowApplicationBody, key: string) {
  return send<WindowApplicationTaken>('POST', '/api/v1/window/applications', body, key)
}

const pathOf = (number: string) => `/api/v1/window/applications/${encodeURIComponent(number)}`

export function awaitedQuery(number: string) {
  return queryOptions({
    queryKey: ['window', 'application', number],
    queryFn: ({ signal }) => read<WindowApplication>(pathOf(number), {}, signal),
  })
}

export function supplementApplication(number: string, body: WindowSupplementBody, key: string) {
  return send<WindowSupplementTaken>('POST', pathOf(number), body, key)
}
