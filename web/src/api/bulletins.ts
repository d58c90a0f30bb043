import type {
  Bulletin,
  BulletinAct,
  BulletinDraft,
  Bulletins,
  ObjectionBody,
  ObjectionDecision,
} from '@huiyin/contract/task-bulletins'
import { queryOptions } from '@tanstack/react-query'
import { read, send } from './request.ts'

const path = '/api/v1/task-bulletins'

export const bulletinsQuery = queryOptions({
  queryKey: ['bulletins', 'list'],
  queryFn: ({ signal }) => read<Bulletins>(path, {}, signal),
})

export function bulletinQuery(id: string) {
  return queryOptions({
    queryKey: ['bulletins', 'one', id],
    queryFn: ({ signal }) => read<Bulletin>(`${path}/${id}`, {}, signal),
  })
}

export function draftBulletin(draft: BulletinDraft): Promise<Bulletin> {
  return send<Bulletin>('POST', path, draft)
}

export function actOnBulletin(id: string, act: BulletinAct): Promise<Bulletin> {
  return send<Bulletin>('POST', `${path}/${id}/acts`, { act })
}

export function objectToBulletin(id: string, body: ObjectionBody): Promise<Bulletin> {
  return send<Bulletin>('POST', `${path}/${id}/objections`, body)
}

export function answerObjection(
  at: { readonly id: string; readonly objection: string },
  body: ObjectionDecision,
): Promise<Bulletin> {
  return send<Bulletin>('POST', `${path}/${at.id}/objections/${at.objection}/answer`, body)
}

/** Addresses of the documents of a bulletin. */
export function bulletinFiles(id: string) {
  return { print: `${path}/${id}/print`, word: `${path}/${id}/word` }
}
