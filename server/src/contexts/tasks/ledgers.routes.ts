import {
  LedgerImport,
  LedgerImportBody,
  LedgerImportPath,
  LedgerPath,
  LedgerQuery,
  LedgerRowErrors,
  TaskLedger,
  TaskLedgers,
} from '@huiyin/contract/tasks'
import type { FastifyRequest } from 'fastify'
import { readUploads } from '../../kernel/evidence/index.ts'
import { staffOf } from '../../kernel/matter/index.ts'
import { asFile, type HttpServer } from '../../platform/http/index.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { errorsFile, listErrors } from './errors-file.ts'
import type { TaskParts } from './parts.ts'
import { getImport, getLedger, listLedgers, showLedger, viewOfImport } from './show-ledgers.ts'
import { cancelImport, type Enqueue, startImport } from './start-import.ts'
import { uploadLedger } from './upload-ledger.ts'

const tags = ['tasks']

/** Ledgers and their imports. */
export function ledgersRoutes(http: HttpServer, parts: TaskParts, enqueue: Enqueue): void {
  uploadRoutes(http, parts)
  importRoutes(http, parts, enqueue)
  errorRoutes(http, parts)
}

function uploadRoutes(http: HttpServer, parts: TaskParts): void {
  http.post(
    '/api/v1/task-ledgers',
    {
      schema: {
        summary: 'Upload a ledger as an .xlsx; answers how its columns are understood',
        tags,
        consumes: ['multipart/form-data'],
        querystring: LedgerQuery,
        response: { 201: TaskLedger },
      },
    },
    async (request, reply) => {
      const { regionCode, staffId } = staffOf(request)
      const [file, ...others] = await readUploads(request)
      if (file === undefined || others.length > 0) throw new Refusal('tasks/one-file')
      const upload = { regionCode, ...file, ...request.query, by: `staff:${staffId}` }
      return reply.code(201).send(await uploadLedger(parts, upload))
    },
  )
  http.get(
    '/api/v1/task-ledgers',
    {
      schema: {
        summary: 'The ledgers of the region and those below it, the newest first',
        tags,
        response: { 200: TaskLedgers },
      },
    },
    async (request) => ({ rows: await listLedgers(parts, await regionsOf(parts, request)) }),
  )
  http.get(
    '/api/v1/task-ledgers/:ledger',
    {
      schema: {
        summary: 'A ledger with its columns and first rows',
        tags,
        params: LedgerPath,
        response: { 200: TaskLedger },
      },
    },
    async (request) => showLedger(parts, await regionsOf(parts, request), request.params.ledger),
  )
}

function importRoutes(http: HttpServer, parts: TaskParts, enqueue: Enqueue): void {
  const path = '/api/v1/task-ledgers/:ledger/imports'
  http.post(
    path,
    {
      schema: {
        summary: 'Begin an import under the columns given, dry or in earnest',
        tags,
        params: LedgerPath,
        body: LedgerImportBody,
        response: { 202: LedgerImport },
      },
    },
    async (request, reply) => {
      const ledger = await ownLedger(parts, request, request.params.ledger)
      const wanted = { ...request.body, by: `staff:${staffOf(request).staffId}` }
      const begun = await startImport(parts, ledger, wanted, enqueue)
      return reply.code(202).send(viewOfImport(begun))
    },
  )
  http.get(
    `${path}/:import`,
    {
      schema: {
        summary: 'How far an import is, and what came of it',
        tags,
        params: LedgerImportPath,
        response: { 200: LedgerImport },
      },
    },
    async (request) => viewOfImport(await importOf(parts, request, request.params)),
  )
  http.post(
    `${path}/:import/cancel`,
    {
      schema: {
        summary: 'End an import after the rows under way; what it has made stays',
        tags,
        params: LedgerImportPath,
        response: { 202: LedgerImport },
      },
    },
    async (request, reply) => {
      const ledger = await ownLedger(parts, request, request.params.ledger)
      const asked = await cancelImport(parts, ledger, request.params.import, enqueue)
      return reply.code(202).send(viewOfImport(asked))
    },
  )
}

function errorRoutes(http: HttpServer, parts: TaskParts): void {
  const path = '/api/v1/task-ledgers/:ledger/imports/:import/errors'
  http.get(
    path,
    {
      schema: {
        summary: 'The first hundred reasons why rows were not taken',
        tags,
        params: LedgerImportPath,
        response: { 200: LedgerRowErrors },
      },
    },
    async (request) => listErrors(parts, await importOf(parts, request, request.params)),
  )
  http.get(
    `${path}.xlsx`,
    {
      schema: {
        summary: 'The rows that were not taken, each with its reasons',
        tags,
        params: LedgerImportPath,
      },
    },
    async (request, reply) => {
      const file = await errorsFile(parts, await importOf(parts, request, request.params))
      return asFile(reply, 'xlsx', 'task-ledger-errors.xlsx').send(file)
    },
  )
}

async function importOf(
  parts: TaskParts,
  request: FastifyRequest,
  path: { readonly ledger: string; readonly import: string },
) {
  return getImport(parts, await ownLedger(parts, request, path.ledger), path.import)
}

/** A ledger is imported where it was uploaded. */
function ownLedger(parts: TaskParts, request: FastifyRequest, ledgerId: string) {
  return getLedger(parts, [staffOf(request).regionCode], ledgerId)
}

function regionsOf(parts: TaskParts, request: FastifyRequest): Promise<readonly string[]> {
  return parts.org.regionsBelow(staffOf(request).regionCode)
}
