import type { RelayBody, RelayList, UnmaskRequestBody } from '@huiyin/contract/relay'
import { queryOptions } from '@tanstack/react-query'
import { read, send } from './request.ts'

const pathOf = (number: string) => `/api/v1/matters/${encodeURIComponent(number)}`

/** How the person behind a matter was reached through the platform. */
export const relaysQuery = (number: string) =>
  queryOptions({
    queryKey: ['relays', number],
    queryFn: ({ signal }) => read<RelayList>(`${pathOf(number)}/relays`, {}, signal),
  })

export function askRelay(number: string, body: RelayBody): Promise<RelayList> {
  return send<RelayList>('POST', `${pathOf(number)}/relays`, body)
}

/** Asks that a second person agree to one look at the number. */
export function askToUnmask(number: string, body: UnmaskRequestBody): Promise<unknown> {
  return send('POST', `${pathOf(number)}/unmask-requests`, body)
}

export function agreeToUnmask(number: string): Promise<unknown> {
  return send('POST', `${pathOf(number)}/unmask-agreements`)
}
