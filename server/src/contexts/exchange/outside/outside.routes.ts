import {
  OutsideColumns,
  OutsideCompareBody,
  OutsideCompared,
  OutsideFileQuery,
  OutsideImported,
  OutsideList,
  OutsideListQuery,
  OutsideMatterBody,
  OutsideMatterTaken,
  OutsideNumbers,
  OutsideNumbersQuery,
  OutsideOutcomeBody,
  OutsidePasteBody,
} from '@huiyin/contract/outside-matters'
import type { Actor, PolicyTable } from '../../../kernel/access/index.ts'
import { readUpload } from '../../../kernel/evidence/index.ts'
import { staffOf } from '../../../kernel/matter/index.ts'
import type { HttpServer } from '../../../platform/http/index.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import type { ExchangeParts } from '../parts.ts'
import { importOutside, previewOutside } from './import-outside.ts'
import { compareOutside, listNumbers, listOutside } from './list-outside.ts'
import { takeOutcome, takeOutside } from './take-outside.ts'

const asked = { roles: ['supervisor'], scopes: ['outside-matters:write'] } as const

/** Another system by its key, or the supervising office for one that has no interface. */
export const outsidePolicy = {
  'POST /api/v1/outside-matters': asked,
  'GET /api/v1/outside-matters': asked,
  'POST /api/v1/outside-matters/outcomes': asked,
  'POST /api/v1/outside-matters/compare': asked,
  'POST /api/v1/outside-matters/pasted': asked,
  'POST /api/v1/outside-matters/file': asked,
  'POST /api/v1/outside-matters/file/columns': asked,
  'GET /api/v1/work/outside-numbers': { roles: ['supervisor', 'evaluator', 'leader'] },
} as const satisfies PolicyTable

const tags = ['outside-matters']

/** Routes of matters that other systems give us. Register `outsidePolicy` first. */
export function outsideRoutes(http: HttpServer, parts: ExchangeParts): void {
  takingRoutes(http, parts)
  tableRoutes(http, parts)
  listRoutes(http, parts)
}

function takingRoutes(http: HttpServer, parts: ExchangeParts): void {
  http.post(
    '/api/v1/outside-matters',
    {
      schema: {
        summary: 'Give a matter of another system; the same system and number is the same matter',
        tags,
        body: OutsideMatterBody,
        response: { 200: OutsideMatterTaken, 201: OutsideMatterTaken },
      },
    },
    async (request, reply) => {
      const who = asking(request.actor)
      const { isNew, taken } = await takeOutside(parts, { ...who, body: request.body })
      return reply.code(isNew ? 201 : 200).send(taken)
    },
  )
  http.post(
    '/api/v1/outside-matters/outcomes',
    {
      schema: {
        summary: 'What the other system says of an answer: received, accepted, or returned',
        tags,
        body: OutsideOutcomeBody,
        response: { 200: OutsideMatterTaken },
      },
    },
    (request) => takeOutcome(parts, asking(request.actor).regionCode, request.body),
  )
}

function tableRoutes(http: HttpServer, parts: ExchangeParts): void {
  http.post(
    '/api/v1/outside-matters/pasted',
    {
      schema: {
        summary: 'Matters pasted from Excel, with a line of headings',
        tags,
        body: OutsidePasteBody,
        response: { 200: OutsideImported },
      },
    },
    (request) => {
      const { table, ...rest } = request.body
      return importOutside(parts, {
        ...asking(request.actor),
        ...rest,
        file: Buffer.from(table),
      })
    },
  )
  http.post(
    '/api/v1/outside-matters/file',
    {
      schema: {
        summary: 'The same from an .xlsx or .csv file',
        tags,
        consumes: ['multipart/form-data'],
        querystring: OutsideFileQuery,
        response: { 200: OutsideImported },
      },
    },
    async (request) => {
      const { bytes: file } = await readUpload(request)
      return importOutside(parts, { ...asking(request.actor), ...request.query, file })
    },
  )
  http.post(
    '/api/v1/outside-matters/file/columns',
    {
      schema: {
        summary: 'What the columns of a file or of pasted cells are taken for; writes nothing',
        tags,
        consumes: ['multipart/form-data'],
        response: { 200: OutsideColumns },
      },
    },
    async (request) => previewOutside((await readUpload(request)).bytes),
  )
}

function listRoutes(http: HttpServer, parts: ExchangeParts): void {
  http.get(
    '/api/v1/work/outside-numbers',
    {
      schema: {
        summary: 'Numbers of other systems with their matters, dates and answers, a page at a time',
        tags,
        querystring: OutsideNumbersQuery,
        response: { 200: OutsideNumbers },
      },
    },
    (request) => listNumbers(parts, staffOf(request), request.query),
  )
  http.get(
    '/api/v1/outside-matters',
    {
      schema: {
        summary: 'Open matters of another system with our answers, the most urgent first',
        tags,
        querystring: OutsideListQuery,
        response: { 200: OutsideList },
      },
    },
    (request) => {
      const { regionCode } = asking(request.actor)
      return listOutside(parts, { regionCode, system: request.query.system })
    },
  )
  http.post(
    '/api/v1/outside-matters/compare',
    {
      schema: {
        summary: 'What the other system says is open, against what is open here',
        tags,
        body: OutsideCompareBody,
        response: { 200: OutsideCompared },
      },
    },
    (request) => {
      const { regionCode } = asking(request.actor)
      return compareOutside(parts, { regionCode, ...request.body })
    },
  )
}

function asking(actor: Actor): { readonly regionCode: string; readonly enteredBy: string } {
  if (actor.kind === 'api') {
    return { regionCode: actor.regionCode, enteredBy: `api:${actor.keyId}` }
  }
  if (actor.kind === 'staff') {
    return { regionCode: actor.regionCode, enteredBy: `staff:${actor.staffId}` }
  }
  throw new Refusal('common/not-permitted')
}
