import type {
  OutsideColumns,
  OutsideCompared,
  OutsideImported,
  OutsideNumberBody,
  OutsideNumbers,
  OutsideOutcomeBody,
} from '@huiyin/contract/outside-matters'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { formOf, pathWith, read, send } from './request.ts'

const outside = '/api/v1/outside-matters'

export interface NumbersFilters {
  readonly system?: string
  readonly reply?: string
  readonly closed?: boolean
  readonly cursor?: string
}

export function outsideNumbersQuery(filters: NumbersFilters) {
  return queryOptions({
    queryKey: ['outside', 'numbers', filters],
    queryFn: ({ signal }) =>
      read<OutsideNumbers>('/api/v1/work/outside-numbers', { ...filters }, signal),
    placeholderData: keepPreviousData,
  })
}

export function recogniseOutside(list: File): Promise<OutsideColumns> {
  return send('POST', `${outside}/file/columns`, formOf(list))
}

export function bringOutside(given: {
  readonly list: File
  readonly system: string
  readonly columns: string
}): Promise<OutsideImported> {
  const { list, system, columns } = given
  return send('POST', pathWith(`${outside}/file`, { system, columns }), formOf(list))
}

export function recordOutcome(body: OutsideOutcomeBody): Promise<unknown> {
  return send('POST', `${outside}/outcomes`, body)
}

export function compareOutside(body: {
  readonly system: string
  readonly numbers: readonly string[]
}): Promise<OutsideCompared> {
  return send('POST', `${outside}/compare`, body)
}

export function noteOutsideNumber(number: string, body: OutsideNumberBody): Promise<unknown> {
  return send('POST', `/api/v1/matters/${encodeURIComponent(number)}/outside-numbers`, body)
}
