import type {
  FriendlyNoticeBody,
  FriendlyNoticeSent,
  FriendlyNotices,
  FrontageList,
  FrontagesTaken,
} from '@huiyin/contract/frontages'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { FrontagesSearch } from '../app/search.ts'
import { formOf, read, send } from './request.ts'

export function frontagesQuery(asked: FrontagesSearch) {
  return queryOptions({
    queryKey: ['frontages', asked],
    queryFn: ({ signal }) => read<FrontageList>('/api/v1/frontages', { ...asked }, signal),
    placeholderData: keepPreviousData,
  })
}

export const friendlyNoticesQuery = queryOptions({
  queryKey: ['friendly-notices'],
  queryFn: ({ signal }) => read<FriendlyNotices>('/api/v1/friendly-notices', {}, signal),
})

export function sendFriendlyNotice(body: FriendlyNoticeBody): Promise<FriendlyNoticeSent> {
  return send('POST', '/api/v1/friendly-notices', body)
}

export function takeFrontagesFile(file: File): Promise<FrontagesTaken> {
  return send('POST', '/api/v1/frontages/file', formOf(file))
}
