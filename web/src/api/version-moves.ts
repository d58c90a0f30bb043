import type {
  MoveAsked,
  MoveDecided,
  MoveList,
  MovePreview,
  NewMove,
  VersionMove,
} from '@huiyin/contract/version-moves'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { type Query, read, send } from './request.ts'

/** The running matters of an item, and what following a version would change for each. */
export function movePreviewQuery(asked: MoveAsked) {
  return queryOptions({
    queryKey: ['version-moves', 'preview', asked],
    queryFn: () => send<MovePreview>('POST', '/api/v1/version-move-previews', asked),
    placeholderData: keepPreviousData,
  })
}
export function versionMovesQuery(filters: Query) {
  return queryOptions({
    queryKey: ['version-moves', 'list', filters],
    queryFn: ({ signal }) => read<MoveList>('/api/v1/version-moves', filters, signal),
  })
}
export const proposeMove = (move: NewMove) =>
  send<VersionMove>('POST', '/api/v1/version-moves', move)
export const decideMove = (id: string, decided: MoveDecided) =>
  send<void>('POST', `/api/v1/version-moves/${id}/decision`, decided)
