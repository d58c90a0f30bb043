import type {
  BulletinFormat,
  CaseBulletin,
  CaseBulletinActBody,
  CaseBulletins,
  CaseObjectionBody,
  CaseObjectionDecision,
  DueCases,
  DueCasesQuery,
  FlowCases,
  FlowCasesQuery,
} from '@huiyin/contract/case-bulletins'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { pathWith, read, send } from './request.ts'

const path = '/api/v1/case-bulletins'

/** The bulletins of cases of the own region, the newest first. */
export const weeksQuery = queryOptions({
  queryKey: ['case-bulletins', 'list'],
  queryFn: ({ signal }) => read<CaseBulletins>(path, {}, signal),
})

export function weekQuery(id: string) {
  return queryOptions({
    queryKey: ['case-bulletins', 'one', id],
    queryFn: ({ signal }) => read<CaseBulletin>(`${path}/${id}`, {}, signal),
  })
}

export function dueCasesQuery(id: string, asked: DueCasesQuery) {
  return queryOptions({
    queryKey: ['case-bulletins', 'cases', id, asked],
    queryFn: ({ signal }) => read<DueCases>(`${path}/${id}/cases`, { ...asked }, signal),
    placeholderData: keepPreviousData,
  })
}

export function flowCasesQuery(id: string, asked: FlowCasesQuery) {
  return queryOptions({
    queryKey: ['case-bulletins', 'flows', id, asked],
    queryFn: ({ signal }) => read<FlowCases>(`${path}/${id}/flows`, { ...asked }, signal),
    placeholderData: keepPreviousData,
  })
}

export const draftWeek = (to: string) => send<CaseBulletin>('POST', path, { to })

export const actOnWeek = (id: string, body: CaseBulletinActBody) =>
  send<CaseBulletin>('POST', `${path}/${id}/acts`, body)

export const objectToWeek = (id: string, body: CaseObjectionBody) =>
  send<CaseBulletin>('POST', `${path}/${id}/objections`, body)

export const answerWeekObjection = (
  at: { readonly id: string; readonly objection: string },
  body: CaseObjectionDecision,
) => send<CaseBulletin>('POST', `${path}/${at.id}/objections/${at.objection}/answer`, body)

/** Where a document of this very edition lies. */
export function weekFile(id: string, format: Exclude<BulletinFormat, 'json'>) {
  return {
    path: `${path}/${id}/file`,
    query: { format },
    href: pathWith(`${path}/${id}/file`, { format }),
  }
}
