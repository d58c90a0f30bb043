import { Readable } from 'node:stream'
import {
  RecordBatches,
  RecordBatchPath,
  RecordDay,
  RecordFileQuery,
  RecordReceipts,
  RecordReceiptTaken,
  RecordsMade,
} from '@huiyin/contract/project-records'
import { staffOf } from '../../../kernel/matter/index.ts'
import { csv } from '../../../platform/excel/index.ts'
import { asFile, type HttpServer } from '../../../platform/http/index.ts'
import type { ApplicationParts } from '../parts.ts'
import { listRecords, makeRecords } from './make-records.ts'
import { recordFile } from './record-file.ts'
import { recordSheet } from './record-sheet.ts'
import { takeReceipts } from './take-receipts.ts'

const roles = ['supervisor'] as const

/** The office that answers for the exchange with the system above. */
export const recordsPolicy = {
  'GET /api/v1/project-records': { roles },
  'POST /api/v1/project-records': { roles },
  'GET /api/v1/project-records/:batchNo/file': { roles },
  'POST /api/v1/project-records/:batchNo/receipts': { roles },
} as const

const tags = ['applications']

/** 办件数据: a day of applications in the national upload layout, and what was said of it above. */
export function recordsRoutes(http: HttpServer, parts: ApplicationParts): void {
  http.registerPolicy(recordsPolicy)
  http.get(
    '/api/v1/project-records',
    {
      schema: {
        summary: 'Batches of 办件 that went up, the newest first, with what came of them',
        tags,
        response: { 200: RecordBatches },
      },
    },
    (request) => listRecords(parts, staffOf(request).regionCode),
  )
  http.post(
    '/api/v1/project-records',
    {
      schema: {
        summary: 'Make the batch of a day: new rows, changed ones, rejected ones; again it is none',
        tags,
        body: RecordDay,
        response: { 200: RecordsMade },
      },
    },
    (request) => {
      const { regionCode, staffId } = staffOf(request)
      return makeRecords(parts, { regionCode, day: request.body.day, by: `staff:${staffId}` })
    },
  )
  fileRoute(http, parts)
  http.post(
    '/api/v1/project-records/:batchNo/receipts',
    {
      schema: {
        summary: 'Note what the system above said of the rows of a batch',
        tags,
        params: RecordBatchPath,
        body: RecordReceipts,
        response: { 200: RecordReceiptTaken },
      },
    },
    (request) => {
      const { regionCode } = staffOf(request)
      const { batchNo } = request.params
      return takeReceipts(parts, { regionCode, batchNo, rows: request.body.rows })
    },
  )
}

function fileRoute(http: HttpServer, parts: ApplicationParts): void {
  http.get(
    '/api/v1/project-records/:batchNo/file',
    {
      schema: {
        summary: 'A batch as JSON, or a table of it as CSV; every look at a person is recorded',
        tags,
        params: RecordBatchPath,
        querystring: RecordFileQuery,
      },
    },
    async (request, reply) => {
      const actor = staffOf(request)
      const { batchNo } = request.params
      const { as, table = 'accept' } = request.query
      const { regionCode } = actor
      const file = await recordFile(parts, { regionCode, batchNo, actor })
      const name = as === 'json' ? `${batchNo}.json` : `${batchNo}-${table}.csv`
      asFile(reply, as, name)
      if (as === 'json') return reply.send(file)
      return reply.send(Readable.from(csv(recordSheet(table, file.tables[table]))))
    },
  )
}
