import {
  Bulletin,
  BulletinActBody,
  BulletinDraft,
  BulletinPath,
  Bulletins,
  ObjectionBody,
  ObjectionDecision,
  ObjectionPath,
} from '@huiyin/contract/task-bulletins'
import { LedgerPath } from '@huiyin/contract/tasks'
import type { FastifyRequest } from 'fastify'
import { letterPage, letterStyleHash } from '../../../kernel/letters/index.ts'
import { staffOf } from '../../../kernel/matter/index.ts'
import { asFile, asPage, type HttpServer } from '../../../platform/http/index.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import type { TaskParts } from '../parts.ts'
import { getLedger } from '../show-ledgers.ts'
import { actOnBulletin, answerObjection, getBulletin, objectToBulletin } from './act-on-bulletin.ts'
import { draftBulletin } from './draft-bulletin.ts'
import { exportLedger } from './export-ledger.ts'
import { overviewDocx } from './overview.docx.ts'
import { overviewPage } from './overview.pages.ts'
import { overviewStyleHash } from './overview-style.ts'
import type { DocumentParts } from './parts.ts'
import {
  composeBulletin,
  listBulletins,
  mayReadWhole,
  showBulletin,
  wordOfBulletin,
} from './show-bulletin.ts'
import { showOverview } from './show-overview.ts'

const tags = ['task documents']
const path = '/api/v1/task-bulletins'

export interface DocumentRouteParts extends DocumentParts {
  readonly tasks: TaskParts
  /** Words across every page of the demo. */
  readonly watermark: string | null
}

/** Bulletins, overviews and the ledger in its own layout. */
export function documentsRoutes(http: HttpServer, parts: DocumentRouteParts): void {
  bulletinRoutes(http, parts)
  objectionRoutes(http, parts)
  bulletinFileRoutes(http, parts)
  overviewRoutes(http, parts)
  exportRoute(http, parts)
}

function bulletinRoutes(http: HttpServer, parts: DocumentRouteParts): void {
  http.get(
    path,
    { schema: { summary: 'The bulletins of the region', tags, response: { 200: Bulletins } } },
    async (request) => ({ rows: await listBulletins(parts, staffOf(request)) }),
  )
  http.post(
    path,
    {
      schema: {
        summary: 'Draft the bulletin of this week from the ledger as it stands',
        tags,
        body: BulletinDraft,
        response: { 201: Bulletin },
      },
    },
    async (request, reply) => {
      const bulletinId = await draftBulletin(parts, staffOf(request), request.body)
      return reply.code(201).send(await shown(parts, request, bulletinId))
    },
  )
  http.get(
    `${path}/:bulletin`,
    {
      schema: {
        summary: 'A bulletin; to a unit, before it is issued, with its own lines only',
        tags,
        params: BulletinPath,
        response: { 200: Bulletin },
      },
    },
    (request) => shown(parts, request, request.params.bulletin),
  )
  http.post(
    `${path}/:bulletin/acts`,
    {
      schema: {
        summary: 'Check, issue or withdraw a bulletin; nobody checks their own draft',
        tags,
        params: BulletinPath,
        body: BulletinActBody,
        response: { 200: Bulletin },
      },
    },
    async (request) => {
      const asked = askedBy(request, request.params.bulletin)
      const { act } = request.body
      const before = await getBulletin(parts, asked)
      await actOnBulletin(parts, { ...asked, act, watermark: parts.watermark })
      // What was withdrawn is found no more; it is shown a last time as it was.
      return act === 'withdraw'
        ? showBulletin(parts, asked.actor, { ...before, state: 'withdrawn' })
        : shown(parts, request, asked.bulletinId)
    },
  )
}

function objectionRoutes(http: HttpServer, parts: DocumentRouteParts): void {
  http.post(
    `${path}/:bulletin/objections`,
    {
      schema: {
        summary: 'Object to being named for a problem, within one working day of the draft',
        tags,
        params: BulletinPath,
        body: ObjectionBody,
        response: { 201: Bulletin },
      },
    },
    async (request, reply) => {
      const asked = askedBy(request, request.params.bulletin)
      await objectToBulletin(parts, { ...asked, ...request.body })
      return reply.code(201).send(await shown(parts, request, asked.bulletinId))
    },
  )
  http.post(
    `${path}/:bulletin/objections/:objection/answer`,
    {
      schema: {
        summary: 'Answer an objection; accepted, the problem is counted and not named',
        tags,
        params: ObjectionPath,
        body: ObjectionDecision,
        response: { 200: Bulletin },
      },
    },
    async (request) => {
      const asked = askedBy(request, request.params.bulletin)
      const objectionId = request.params.objection
      await answerObjection(parts, { ...asked, ...request.body, objectionId })
      return shown(parts, request, asked.bulletinId)
    },
  )
}

function bulletinFileRoutes(http: HttpServer, parts: DocumentRouteParts): void {
  http.get(
    `${path}/:bulletin/print`,
    { schema: { summary: 'A bulletin as a page to print', tags, params: BulletinPath } },
    async (request, reply) => {
      const { actor, bulletin } = await whole(parts, request, request.params.bulletin)
      const composed = await composeBulletin(parts, actor, bulletin)
      return asPage(reply, letterStyleHash).send(letterPage(composed, parts))
    },
  )
  http.get(
    `${path}/:bulletin/word`,
    {
      schema: {
        summary: 'A bulletin as a Word file; once issued, always the same bytes',
        tags,
        params: BulletinPath,
      },
    },
    async (request, reply) => {
      const { actor, bulletin } = await whole(parts, request, request.params.bulletin)
      const { name, file } = await wordOfBulletin(parts, actor, bulletin, parts)
      return asFile(reply, 'docx', name).send(file)
    },
  )
}

function overviewRoutes(http: HttpServer, parts: DocumentRouteParts): void {
  http.get(
    '/api/v1/task-overview/print',
    { schema: { summary: 'How the ledgers stand, on one page to print', tags } },
    async (request, reply) => {
      const overview = await showOverview(parts, staffOf(request).regionCode)
      return asPage(reply, overviewStyleHash).send(overviewPage(overview, parts))
    },
  )
  http.get(
    '/api/v1/task-overview/word',
    { schema: { summary: 'How the ledgers stand, on one page in Word', tags } },
    async (request, reply) => {
      const overview = await showOverview(parts, staffOf(request).regionCode)
      const file = await overviewDocx(overview, parts)
      const name = `${overview.regionName}问题整改台账一页纸.docx`
      return asFile(reply, 'docx', name).send(file)
    },
  )
}

function exportRoute(http: HttpServer, parts: DocumentRouteParts): void {
  http.get(
    '/api/v1/task-ledgers/:ledger/export.xlsx',
    {
      schema: {
        summary: 'A ledger in the layout it came in, with state, progress and dates filled in',
        tags,
        params: LedgerPath,
      },
    },
    async (request, reply) => {
      const regionCodes = await parts.org.regionsBelow(staffOf(request).regionCode)
      const ledger = await getLedger(parts, regionCodes, request.params.ledger)
      const file = await exportLedger(parts.tasks, ledger, parts)
      return asFile(reply, 'xlsx', ledger.name).send(file)
    },
  )
}

function askedBy(request: FastifyRequest, bulletinId: string) {
  return { actor: staffOf(request), bulletinId }
}

async function shown(parts: DocumentRouteParts, request: FastifyRequest, bulletinId: string) {
  const asked = askedBy(request, bulletinId)
  return showBulletin(parts, asked.actor, await getBulletin(parts, asked))
}

/** Before it is issued a unit sees what is said of it on the desk, and no document. */
async function whole(parts: DocumentRouteParts, request: FastifyRequest, bulletinId: string) {
  const asked = askedBy(request, bulletinId)
  const bulletin = await getBulletin(parts, asked)
  if (!mayReadWhole(asked.actor, bulletin)) throw new Refusal('common/not-found')
  return { actor: asked.actor, bulletin }
}
