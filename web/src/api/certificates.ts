import type {
  CertificateChangeBody,
  CertificateRecord,
  CertificatesOfMatter,
  Register,
} from '@huiyin/contract/certificates'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { type Query, read, send } from './request.ts'

export function registerQuery(asked: Query) {
  return queryOptions({
    queryKey: ['work', 'certificates', asked],
    queryFn: ({ signal }) => read<Register>('/api/v1/work/certificates', asked, signal),
    placeholderData: keepPreviousData,
  })
}

export function certificateQuery(number: string) {
  return queryOptions({
    queryKey: ['work', 'certificate', number],
    queryFn: ({ signal }) => read<CertificateRecord>(pathOf(number), {}, signal),
  })
}

export function certificatesOfQuery(number: string) {
  return queryOptions({
    queryKey: ['work', 'matter', number, 'certificates'],
    queryFn: ({ signal }) =>
      read<CertificatesOfMatter>(
        `/api/v1/work/matters/${encodeURIComponent(number)}/certificates`,
        {},
        signal,
      ),
  })
}

/** @returns the number of the matter in which another person decides */
export function proposeChange(
  number: string,
  body: CertificateChangeBody,
): Promise<{ readonly number: string }> {
  return send('POST', `${pathOf(number)}/changes`, body)
}

/** The paper as a page to print; opening it is a look that is recorded. */
export function paperPath(number: string): string {
  return `${pathOf(number)}/paper`
}

function pathOf(number: string): string {
  return `/api/v1/work/certificates/${encodeURIComponent(number)}`
}
