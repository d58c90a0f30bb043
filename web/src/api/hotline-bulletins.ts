import type { BulletinFormat, CaseBulletinActBody } from '@huiyin/contract/case-bulletins'
import type {
  HotlineBulletin,
  HotlineBulletinDraft,
  HotlineBulletins,
} from '@huiyin/contract/hotline-bulletins'
import { queryOptions } from '@tanstack/react-query'
import { pathWith, read, send } from './request.ts'

const path = '/api/v1/hotline-bulletins'

/** The bulletins of the hotline of the own region, the newest first. */
export const hotlineBulletinsQuery = queryOptions({
  queryKey: ['hotline-bulletins', 'list'],
  queryFn: ({ signal }) => read<HotlineBulletins>(path, {}, signal),
})

export function hotlineBulletinQuery(id: string) {
  return queryOptions({
    queryKey: ['hotline-bulletins', 'one', id],
    queryFn: ({ signal }) => read<HotlineBulletin>(`${path}/${id}`, {}, signal),
  })
}

export const draftHotline = (body: HotlineBulletinDraft) =>
  send<HotlineBulletin>('POST', path, body)

export const actOnHotline = (id: string, body: CaseBulletinActBody) =>
  send<HotlineBulletin>('POST', `${path}/${id}/acts`, body)

/** Where a document of this very edition lies. */
export function hotlineFile(id: string, format: Exclude<BulletinFormat, 'json'>) {
  return { path: `${path}/${id}/file`, href: pathWith(`${path}/${id}/file`, { format }) }
}
