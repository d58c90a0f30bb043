import type { EvidenceUploaded } from '@huiyin/contract/evidence'
import type {
  ActResult,
  WorkCounts,
  WorkList,
  WorkMatter,
  WorkQuery,
} from '@huiyin/contract/matter'
import type { ContactPurpose } from '@huiyin/contract/people'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { type Query, read, send } from './request.ts'

const pollMs = 60_000

export const workCountsQuery = queryOptions({
  queryKey: ['work', 'counts'],
  queryFn: ({ signal }) => read<WorkCounts>('/api/v1/work/counts', {}, signal),
  refetchInterval: pollMs,
})

/** Counting stops here: whoever has a thousand matters needs no exact figure. */
const countMax = 1_000

export function sayCount(count: number): string {
  return count < countMax ? String(count) : `${countMax - 1}+`
}

export function workListQuery(query: WorkQuery) {
  return queryOptions({
    queryKey: ['work', 'list', query],
    queryFn: ({ signal }) => read<WorkList>('/api/v1/work/matters', query as Query, signal),
    placeholderData: keepPreviousData,
  })
}

export function matterQuery(number: string) {
  return queryOptions({
    queryKey: ['work', 'matter', number],
    queryFn: ({ signal }) =>
      read<WorkMatter>(`/api/v1/work/matters/${encodeURIComponent(number)}`, {}, signal),
  })
}

export type ActFields = Readonly<Record<string, unknown>>

export interface ActRequest {
  readonly number: string
  readonly act: string
  readonly version: number
  readonly fields: ActFields
  readonly key: string
}

export function takeAct({ number, act, version, fields, key }: ActRequest): Promise<ActResult> {
  const path = `/api/v1/matters/${encodeURIComponent(number)}/acts`
  return send<ActResult>('POST', path, { act, version, ...fields }, key)
}

export interface BulkItem {
  readonly number: string
  readonly version: number
}
export interface BulkResult {
  readonly number: string
  readonly ok: boolean
  readonly code?: string
}

export function takeActOnMany(request: {
  readonly act: string
  readonly items: readonly BulkItem[]
  readonly fields: ActFields
  readonly key: string
}): Promise<{ readonly results: readonly BulkResult[] }> {
  const { key, ...body } = request
  return send('POST', '/api/v1/work/acts', body, key)
}

export interface Contact {
  readonly name: string | null
  readonly phone: string | null
}

/** Shows the contact data of the person; the look is written down and the person can see it. */
export function viewContact(number: string, purpose: ContactPurpose): Promise<Contact> {
  const path = `/api/v1/matters/${encodeURIComponent(number)}/contact-views`
  return send<Contact>('POST', path, { purpose })
}

export interface StoredFile {
  readonly id: string
  readonly name: string
}

export async function storeEvidence(files: readonly File[]): Promise<readonly StoredFile[]> {
  const form = new FormData()
  for (const file of files) form.append('file', file)
  const { rows } = await send<EvidenceUploaded>('POST', '/api/v1/evidence', form)
  return rows.map(({ id, name }) => ({ id, name }))
}

export function receiveLetter(id: string): Promise<unknown> {
  return send('POST', `/api/v1/letters/${encodeURIComponent(id)}/receipt`, {})
}
