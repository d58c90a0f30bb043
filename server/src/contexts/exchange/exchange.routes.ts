import { exchangeKindWords } from '@huiyin/contract/desk-exchange.words'
import {
  codings,
  Differences,
  DifferencesQuery,
  type ExchangeDay,
  ExchangeQuery,
  ExchangeRows,
  ExchangeRowsQuery,
  ExchangeSummary,
  RatingsTaken,
  ResendBody,
  Resent,
} from '@huiyin/contract/exchange'
import Type from 'typebox'
import { readUpload } from '../../kernel/evidence/index.ts'
import { staffOf } from '../../kernel/matter/index.ts'
import { type Sheet, workbook } from '../../platform/excel/index.ts'
import { asFile, type HttpServer } from '../../platform/http/index.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import type { ExchangeParts } from './parts.ts'
import { compareDay, listRows, periodOf, regionOf, resend, summariseExchange } from './reconcile.ts'
import { takeFile } from './take-file.ts'

const tags = ['exchange']

/** Routes of the reconciliation with the system above. Register `exchangePolicy` first. */
export function exchangeRoutes(http: HttpServer, parts: ExchangeParts): void {
  readingRoutes(http, parts)
  sendingRoutes(http, parts)
}

function readingRoutes(http: HttpServer, parts: ExchangeParts): void {
  http.get(
    '/api/v1/exchange/summary',
    {
      schema: {
        summary: 'What went up and came down, by day and state, and how the link stands',
        tags,
        querystring: ExchangeQuery,
        response: { 200: ExchangeSummary },
      },
    },
    async (request) =>
      summariseExchange(parts, await periodOf(parts, staffOf(request), request.query)),
  )
  http.get(
    '/api/v1/exchange/summary.xlsx',
    { schema: { summary: 'The same as an Excel file', tags, querystring: ExchangeQuery } },
    async (request, reply) => {
      const period = await periodOf(parts, staffOf(request), request.query)
      const { rows } = await summariseExchange(parts, period)
      return asFile(reply, 'xlsx', 'exchange.xlsx').send(workbook([sheetOf(rows)]))
    },
  )
  http.get(
    '/api/v1/exchange/rows',
    {
      schema: {
        summary: 'The rows behind a number, with reasons of rejection',
        tags,
        querystring: ExchangeRowsQuery,
        response: { 200: ExchangeRows },
      },
    },
    (request) => listRows(parts, staffOf(request), request.query),
  )
  http.get(
    '/api/v1/exchange/differences',
    {
      schema: {
        summary: 'What only one side has of a day; asks the system above now',
        tags,
        querystring: DifferencesQuery,
        response: { 200: Differences },
      },
    },
    (request) => compareDay(parts, staffOf(request), request.query),
  )
}

function sendingRoutes(http: HttpServer, parts: ExchangeParts): void {
  http.post(
    '/api/v1/exchange/resend',
    {
      schema: {
        summary: 'Send what was rejected again: single rows, or all of some days',
        tags,
        body: ResendBody,
        response: { 200: Resent },
      },
    },
    (request) => resend(parts, staffOf(request), request.body),
  )
  http.post(
    '/api/v1/exchange/ratings',
    {
      schema: {
        summary: 'Take ratings from a file in the columns of the national interface',
        tags,
        consumes: ['multipart/form-data'],
        querystring: Type.Object(
          { coding: Type.Optional(Type.Union(codings.map((coding) => Type.Literal(coding)))) },
          { additionalProperties: false },
        ),
        response: { 200: RatingsTaken },
      },
    },
    async (request) => {
      const { coding } = request.query
      if (coding === undefined) throw new Refusal('exchange/coding-needed')
      const regionCode = await regionOf(parts, staffOf(request))
      const file = await readUpload(request)
      const { faults, ...counts } = await takeFile(parts, regionCode, { ...file, coding })
      return { ...counts, faults: [...faults] }
    },
  )
}

function sheetOf(rows: readonly ExchangeDay[]): Sheet<ExchangeDay> {
  const count = (header: string, name: 'total' | 'waiting' | 'sent' | 'done' | 'rejected') => ({
    header,
    type: 'count' as const,
    value: (row: ExchangeDay) => row[name],
  })
  return {
    name: '上下级对账',
    columns: [
      { header: '日期', type: 'day', value: ({ day }) => day },
      { header: '内容', type: 'text', value: ({ kind }) => exchangeKindWords[kind].zh },
      count('合计', 'total'),
      count('待发送（待匹配）', 'waiting'),
      count('已发送待回执', 'sent'),
      count('已确认（已入库）', 'done'),
      count('被退回', 'rejected'),
      { header: '内容不一致', type: 'count', value: ({ differing }) => differing },
    ],
    rows,
    notes: ['日期为服务办结日或评价日。待发送、已发送、已确认、被退回之和等于合计。'],
  }
}
