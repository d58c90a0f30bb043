import type { AfterHours, StayBody, StayTaken } from '@huiyin/contract/hall-after-hours'
import type { HallFigures } from '@huiyin/contract/hall-figures'
import type { GuidanceBody, Guidances, GuidanceTaken } from '@huiyin/contract/hall-guidance'
import type { HelpBody, HelpCounts } from '@huiyin/contract/hall-help'
import type { OrderBody, Orders, OrderTaken, Slots, SlotsBody } from '@huiyin/contract/hall-orders'
import type { Visit, VisitBody, Visits } from '@huiyin/contract/hall-visits'
import type { Windows } from '@huiyin/contract/org'
import type { StepTimes } from '@huiyin/contract/step-times'
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { read, send } from './request.ts'

/** Tickets move by the minute; a screen of the hall that stands still is wrong. */
const pollMs = 20_000

/** Head of all that is read of the hall, to be read again after a change. */
export const hallKey = 'hall'

export const visitsQuery = queryOptions({
  queryKey: [hallKey, 'visits'],
  queryFn: ({ signal }) => read<Visits>('/api/v1/hall-visits', {}, signal),
  refetchInterval: pollMs,
})

export const windowsQuery = queryOptions({
  queryKey: ['windows'],
  queryFn: ({ signal }) => read<Windows>('/api/v1/windows', {}, signal),
  staleTime: 10 * 60_000,
})

export const openOrdersQuery = queryOptions({
  queryKey: [hallKey, 'orders'],
  queryFn: ({ signal }) => read<Orders>('/api/v1/hall-orders', {}, signal),
})

export const guidancesQuery = queryOptions({
  queryKey: [hallKey, 'guidances'],
  queryFn: ({ signal }) => read<Guidances>('/api/v1/guidances', {}, signal),
})

export const afterHoursQuery = queryOptions({
  queryKey: [hallKey, 'after-hours'],
  queryFn: ({ signal }) => read<AfterHours>('/api/v1/after-hours', {}, signal),
})

/** Days of the city, both included, in the own region. */
export interface HallSpan {
  readonly regionCode: string
  readonly from: string
  readonly to: string
}

export function helpQuery(span: HallSpan) {
  return spanQuery<HelpCounts>('/api/v1/hall-help', span)
}

export function hallFiguresQuery(span: HallSpan) {
  return spanQuery<HallFigures>('/api/v1/hall-figures', span)
}

function spanQuery<Answer>(path: string, span: HallSpan) {
  return queryOptions({
    queryKey: [hallKey, path, span],
    queryFn: ({ signal }) => read<Answer>(path, { ...span }, signal),
    enabled: span.regionCode !== '',
    placeholderData: keepPreviousData,
  })
}

export function stepTimesQuery(period: Pick<HallSpan, 'from' | 'to'>) {
  return queryOptions({
    queryKey: [hallKey, 'step-times', period],
    queryFn: ({ signal }) => read<StepTimes>('/api/v1/work/step-times', { ...period }, signal),
    placeholderData: keepPreviousData,
  })
}

export function slotsQuery(asked: {
  readonly windowCode: string
  readonly from: string
  readonly to: string
}) {
  return queryOptions({
    queryKey: [hallKey, 'slots', asked],
    queryFn: ({ signal }) => read<Slots>('/api/v1/hall-slots', { ...asked }, signal),
    enabled: asked.windowCode !== '',
    placeholderData: keepPreviousData,
  })
}

export function reportVisit(body: VisitBody): Promise<Visit> {
  return send<Visit>('POST', '/api/v1/hall-visits', body)
}

export function takeOrder(body: OrderBody, key?: string): Promise<OrderTaken> {
  return send<OrderTaken>('POST', '/api/v1/hall-orders', body, key)
}

export function beginGuidance(body: GuidanceBody): Promise<GuidanceTaken> {
  return send<GuidanceTaken>('POST', '/api/v1/guidances', body)
}

export function recordHelp(help: HelpBody): Promise<unknown> {
  return send('POST', '/api/v1/hall-help', { all: [help] })
}

export function layOutSlots(body: SlotsBody): Promise<unknown> {
  return send('PUT', '/api/v1/hall-slots', body)
}

export function recordStay(body: StayBody): Promise<StayTaken> {
  return send<StayTaken>('POST', '/api/v1/after-hours-stays', body)
}
