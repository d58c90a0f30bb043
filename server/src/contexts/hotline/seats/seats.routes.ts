import {
  SeatsReport,
  SeatsReportQuery,
  Shifts,
  ShiftsBody,
  ShiftsParams,
} from '@huiyin/contract/hotline-seats'
import { staffOf } from '../../../kernel/access/index.ts'
import type { HttpServer } from '../../../platform/http/index.ts'
import type { HotlineParts } from '../parts.ts'
import { keepShifts, reportSeats, showShifts } from './keep-shifts.ts'

const tags = ['hotline']

/** Rosters and special seats. */
export function seatRoutes(http: HttpServer, parts: HotlineParts): void {
  http.get(
    '/api/v1/hotline/shifts/:day',
    {
      schema: {
        summary: 'Who takes calls on a day, and the hours at which nobody does',
        tags,
        params: ShiftsParams,
        response: { 200: Shifts },
      },
    },
    (request) => showShifts(parts, staffOf(request).regionCode, request.params.day),
  )
  http.put(
    '/api/v1/hotline/shifts/:day',
    {
      schema: {
        summary: 'Lay down the roster of a day',
        tags,
        params: ShiftsParams,
        body: ShiftsBody,
        response: { 200: Shifts },
      },
    },
    (request) => keepShifts(parts, staffOf(request), { ...request.params, ...request.body }),
  )
  http.get(
    '/api/v1/hotline/seats/report',
    {
      schema: {
        summary: 'What came in at each special seat; the last 30 days unless said',
        tags,
        querystring: SeatsReportQuery,
        response: { 200: SeatsReport },
      },
    },
    (request) => reportSeats(parts, staffOf(request), request.query),
  )
}
