import {
  PastImport,
  PastImportBegin,
  PastImportPath,
  PastImports,
} from '@huiyin/contract/past-matters'
import { staffOf } from '../../kernel/matter/index.ts'
import { asFile, type HttpServer } from '../../platform/http/index.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import {
  confirmPastImport,
  type EnqueuePastImport,
  getStored,
  listPastImports,
  showPastImport,
  tryPastFile,
} from './desk-imports.ts'
import { pastMatterFaultsBook } from './import-past-matters.ts'
import type { PastMatterParts } from './parts.ts'
import { readPastFiles } from './read-files.ts'

const tags = ['past-matters']
const path = '/api/v1/past-matters/imports'

/** Imports that run elsewhere while the desk watches: a trial, then the same in earnest. */
export function deskImportRoutes(
  http: HttpServer,
  parts: PastMatterParts,
  enqueue: EnqueuePastImport,
): void {
  beginRoutes(http, parts, enqueue)
  http.get(
    path,
    { schema: { summary: 'The imports of the region', tags, response: { 200: PastImports } } },
    async (request) => ({ rows: await listPastImports(parts, staffOf(request)) }),
  )
  http.get(
    `${path}/:import`,
    {
      schema: {
        summary: 'How far an import is, and what came of it',
        tags,
        params: PastImportPath,
        response: { 200: PastImport },
      },
    },
    (request) => showPastImport(parts, staffOf(request), request.params.import),
  )
  http.get(
    `${path}/:import/errors.xlsx`,
    { schema: { summary: 'The rows that were not taken, as Excel', tags, params: PastImportPath } },
    async (request, reply) => {
      const { faults } = await getStored(parts, staffOf(request), request.params.import)
      return asFile(reply, 'xlsx', 'errors.xlsx').send(pastMatterFaultsBook(faults))
    },
  )
}

function beginRoutes(http: HttpServer, parts: PastMatterParts, enqueue: EnqueuePastImport): void {
  http.post(
    path,
    {
      schema: {
        summary: 'Try a file of a former system, with its mapping or that of an import before',
        tags,
        consumes: ['multipart/form-data'],
        querystring: PastImportBegin,
        response: { 202: PastImport },
      },
    },
    async (request, reply) => {
      const { kind, like } = request.query
      const { mapping: written, ...file } = await readPastFiles(request)
      const mapping = written ?? (like === undefined ? undefined : { like })
      if (mapping === undefined) throw new Refusal('past-matters/two-files')
      const tried = { ...file, kind, mapping }
      return reply.code(202).send(await tryPastFile(parts, staffOf(request), tried, enqueue))
    },
  )
  http.post(
    `${path}/:import/confirm`,
    {
      schema: {
        summary: 'Take a file over as it was tried',
        tags,
        params: PastImportPath,
        response: { 202: PastImport },
      },
    },
    async (request, reply) => {
      const begun = await confirmPastImport(parts, staffOf(request), request.params.import, enqueue)
      return reply.code(202).send(begun)
    },
  )
}
