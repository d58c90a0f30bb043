import {
  ActBody,
  ActResult,
  PublicMatter,
  WorkCounts,
  WorkList,
  WorkMatter,
  WorkQuery,
  type WorkRow,
} from '@huiyin/contract/matter'
import { OutsideNumberBody, OutsideNumbersOfMatter } from '@huiyin/contract/outside-matters'
import { contactPurposes } from '@huiyin/contract/people'
import { UnmaskRequestBody } from '@huiyin/contract/relay'
import type { FastifyRequest } from 'fastify'
import Type from 'typebox'
import { type Sheet, workbook } from '../../platform/excel/index.ts'
import { asFile } from '../../platform/http/files.ts'
import {
  type HttpServer,
  languageOf,
  nameVersion,
  requireVersion,
} from '../../platform/http/index.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import type { StaffActor } from '../access/actor.ts'
import type { Lane } from './lane.ts'
import type { Matter } from './lifecycle.ts'
import { noteOutsideNumber } from './note-outside-number.ts'
import { showPublicMatter, showWorkMatter } from './show-matter.ts'
import { takeAct, takeBulkAct } from './take-act.ts'
import type { ActRequest } from './take-acts.ts'
import { agreeToUnmask, askToUnmask, viewContact } from './unmask.ts'
import { countTabs, exportWork, listWork, type WorkListParts } from './work-list.ts'

const numberParams = Type.Object(
  { number: Type.String({ minLength: 1, maxLength: 60 }) },
  { additionalProperties: false },
)
const strict = { additionalProperties: false }
const bulkMax = 100

const BulkBody = Type.Object(
  {
    act: Type.String({ maxLength: 40 }),
    items: Type.Array(
      Type.Object(
        { number: Type.String({ maxLength: 60 }), version: Type.Integer({ minimum: 1 }) },
        strict,
      ),
      { minItems: 1, maxItems: bulkMax },
    ),
    // What an act takes is the lifecycle's to say; it refuses what it does not know.
    fields: Type.Unsafe<Readonly<Record<string, unknown>>>(
      Type.Object({}, { additionalProperties: Type.Unknown(), maxProperties: 30 }),
    ),
  },
  strict,
)
const BulkAnswer = Type.Object(
  {
    results: Type.Array(
      Type.Object(
        { number: Type.String(), ok: Type.Boolean(), code: Type.Optional(Type.String()) },
        strict,
      ),
    ),
  },
  strict,
)
const ContactViewBody = Type.Object(
  { purpose: Type.Union(contactPurposes.map((purpose) => Type.Literal(purpose))) },
  strict,
)
const ContactAnswer = Type.Object(
  {
    name: Type.Union([Type.String(), Type.Null()]),
    phone: Type.Union([Type.String(), Type.Null()]),
  },
  strict,
)

/** Routes on matters of every kind. */
export function matterRoutes(
  http: HttpServer,
  parts: WorkListParts,
  lane: Lane<ActRequest, Matter>,
): void {
  publicRoutes(http, parts)
  actRoutes(http, parts, lane)
  besideRoutes(http, parts)
  unmaskRoutes(http, parts)
  listRoutes(http, parts)
}

function publicRoutes(http: HttpServer, parts: WorkListParts): void {
  http.get(
    '/api/v1/matters/:number',
    {
      schema: {
        summary: 'What anybody may know of a matter by its number: stage, unit and clocks',
        tags: ['matters'],
        params: numberParams,
        response: { 200: PublicMatter },
      },
    },
    (request) => showPublicMatter(parts, request.params.number, languageOf(request)),
  )
}

function actRoutes(http: HttpServer, parts: WorkListParts, lane: Lane<ActRequest, Matter>): void {
  http.post(
    '/api/v1/matters/:number/acts',
    {
      schema: {
        summary: 'Take one of the permitted acts on a matter, decided on the version seen',
        tags: ['matters'],
        params: numberParams,
        body: ActBody,
        response: { 200: ActResult },
      },
    },
    (request) => {
      requireVersion(request, request.body.version)
      return takeAct(parts, lane, staffOf(request), {
        number: request.params.number,
        body: request.body,
      })
    },
  )
  http.post(
    '/api/v1/work/acts',
    {
      schema: {
        summary: 'Take the same act on up to 100 matters; each stands or falls by itself',
        tags: ['matters'],
        body: BulkBody,
        response: { 200: BulkAnswer },
      },
    },
    async (request) => ({
      results: await takeBulkAct(parts, lane, staffOf(request), request.body),
    }),
  )
}

function besideRoutes(http: HttpServer, parts: WorkListParts): void {
  http.post(
    '/api/v1/matters/:number/outside-numbers',
    {
      schema: {
        summary: 'Note what another system calls a matter of any kind, and until when it waits',
        tags: ['matters'],
        params: numberParams,
        body: OutsideNumberBody,
        response: { 200: OutsideNumbersOfMatter },
      },
    },
    (request) => {
      const { number } = request.params
      return noteOutsideNumber(parts, request.actor, { number, body: request.body })
    },
  )
  http.post(
    '/api/v1/matters/:number/contact-views',
    {
      schema: {
        summary: 'See the contact data of the reporter, for a stated purpose; the look is recorded',
        tags: ['matters'],
        params: numberParams,
        body: ContactViewBody,
        response: { 200: ContactAnswer },
      },
    },
    async (request) => {
      const view = { number: request.params.number, purpose: request.body.purpose }
      const { name, phone } = await viewContact(parts, staffOf(request), view)
      return { name, phone }
    },
  )
}

function unmaskRoutes(http: HttpServer, parts: WorkListParts): void {
  http.post(
    '/api/v1/matters/:number/unmask-requests',
    {
      schema: {
        summary: 'Ask that a second person agree to one look at the number of a masked person',
        tags: ['matters'],
        params: numberParams,
        body: UnmaskRequestBody,
      },
    },
    async (request, reply) => {
      const { number } = request.params
      await askToUnmask(parts, staffOf(request), { number, body: request.body })
      return reply.code(204).send()
    },
  )
  http.post(
    '/api/v1/matters/:number/unmask-agreements',
    {
      schema: {
        summary: 'Agree, as a second person, to one look at the number of a masked person',
        tags: ['matters'],
        params: numberParams,
      },
    },
    async (request, reply) => {
      await agreeToUnmask(parts, staffOf(request), request.params.number)
      return reply.code(204).send()
    },
  )
}

function listRoutes(http: HttpServer, parts: WorkListParts): void {
  http.get(
    '/api/v1/work/matters',
    {
      schema: {
        summary: 'A page of the work list, by due time',
        tags: ['work'],
        querystring: WorkQuery,
        response: { 200: WorkList },
      },
    },
    (request) => listWork(parts, staffOf(request), request.query, languageOf(request)),
  )
  http.get(
    '/api/v1/work/counts',
    {
      schema: {
        summary: 'How many matters wait, are open, overdue and supervised; 1000 means more',
        tags: ['work'],
        response: { 200: WorkCounts },
      },
    },
    (request) => countTabs(parts, staffOf(request)),
  )
  http.get(
    '/api/v1/work/matters/:number',
    {
      schema: {
        summary: 'The matter page of the desk, with the acts permitted to who asks',
        tags: ['work'],
        params: numberParams,
        response: { 200: WorkMatter },
      },
    },
    async (request, reply) => {
      const shown = await showWorkMatter(
        parts,
        staffOf(request),
        request.params.number,
        languageOf(request),
      )
      nameVersion(reply, shown.row.version)
      return shown
    },
  )
  http.get(
    '/api/v1/work/matters.xlsx',
    {
      schema: {
        summary: 'The work list as an Excel file, at most 10 000 rows',
        tags: ['work'],
        querystring: WorkQuery,
      },
    },
    async (request, reply) => {
      const rows = await exportWork(parts, staffOf(request), request.query)
      return asFile(reply, 'xlsx', 'matters.xlsx').send(workbook([workSheet(rows)]))
    },
  )
}

function workSheet(rows: readonly WorkRow[]): Sheet<WorkRow> {
  const column = (header: string, width: number, value: (row: WorkRow) => string | null) => ({
    header,
    width,
    value,
    type: 'text' as const,
  })
  return {
    name: '件',
    rows,
    columns: [
      column('编号', 28, (row) => row.number),
      column('类型', 12, (row) => row.kindLabel),
      column('标题', 40, (row) => row.title),
      column('状态', 12, (row) => row.stateLabel),
      column('责任单位', 24, (row) => row.unit.name),
      column('当前承办', 24, (row) => row.holderUnit.name),
      column('经办人', 12, (row) => row.holderName),
      column('立件时间', 26, (row) => row.openedAt),
      column('到期时间', 26, (row) => row.nextDueAt),
      column('期限', 16, (row) => row.dueWords),
    ],
  }
}

/** The policy admits only staff here; anything else is a hole in a table. */
export function staffOf(request: FastifyRequest): StaffActor {
  if (request.actor.kind !== 'staff') throw new Refusal('common/not-permitted')
  return request.actor
}
