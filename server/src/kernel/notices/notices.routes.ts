import {
  BurdenQuery,
  BurdenReport,
  NoticeList,
  NoticePath,
  noticeDecisions,
} from '@huiyin/contract/notices'
import { formatInstant, localDayOf } from '@huiyin/contract/time'
import type { FastifyRequest } from 'fastify'
import Type from 'typebox'
import type { Db } from '../../platform/db/db.ts'
import { type Language, languageOf } from '../../platform/http/language.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import type { HttpServer } from '../../platform/http/server.ts'
import type { World } from '../../platform/world.ts'
import type { StaffActor } from '../access/actor.ts'
import { burdenOfWeek } from './burden.store.ts'
import { weekOf } from './digest.rules.ts'
import { markRead, openNoticesOf } from './digests.store.ts'
import { isNoticeKind } from './notices.rules.ts'
import type { NoticeSettings } from './settings.rules.ts'
import type { Notice } from './types.ts'

export interface NoticeRouteParts {
  readonly db: Db
  readonly world: World
  readonly settings: (regionCode: string, day: string) => NoticeSettings
}

/** More waiting decisions than anybody reads; the work list has them all. */
const noticesShownMax = 100

export function addNoticeRoutes(http: HttpServer, parts: NoticeRouteParts): void {
  http.get(
    '/api/v1/notices',
    {
      schema: {
        summary: 'What waits for my decision, the earliest due first',
        tags: ['notices'],
        response: { 200: NoticeList },
      },
    },
    async (request): Promise<NoticeList> => {
      const actor = staffOf(request)
      const reader = { ...actor, unitCodes: unitsOf(actor) }
      const notices = await openNoticesOf(parts.db, reader, noticesShownMax + 1)
      return {
        rows: notices.slice(0, noticesShownMax).map((one) => lineOf(one, languageOf(request))),
        more: notices.length > noticesShownMax,
      }
    },
  )

  http.post(
    '/api/v1/notices/:notice/read',
    {
      schema: {
        summary: 'Close a notice, for everybody it was addressed to',
        tags: ['notices'],
        params: NoticePath,
        response: { 204: Type.Null() },
      },
    },
    async (request, reply) => {
      const actor = staffOf(request)
      const reader = { staffId: actor.staffId, unitCodes: unitsOf(actor) }
      const closed = await parts.db.transaction(actor.regionCode, (tx) =>
        markRead(tx, reader, request.params.notice, parts.world.now()),
      )
      if (!closed) throw new Refusal('notices/not-found')
      return reply.code(204).send(null)
    },
  )

  http.get(
    '/api/v1/notices/burden',
    {
      schema: {
        summary: 'What the platform itself asked of each unit in a week, against the cap',
        tags: ['notices'],
        querystring: BurdenQuery,
        response: { 200: BurdenReport },
      },
    },
    async (request): Promise<BurdenReport> => {
      const { regionCode } = staffOf(request)
      const now = parts.world.now()
      const week = request.query.week ?? weekOf(now)
      const cap = parts.settings(regionCode, localDayOf(now)).askedPerWeekMax
      const rows = await burdenOfWeek(parts.db, regionCode, week)
      return {
        week,
        capPerPerson: cap,
        rows: rows.map((row) => ({ ...row, isOverCap: row.mostOfOne > cap })),
      }
    },
  )
}

function lineOf(notice: Notice, language: Language) {
  const { id, kind, reason, matterNumber, dueAt, createdAt } = notice
  return {
    id,
    kind,
    decision: isNoticeKind(kind) ? noticeDecisions[kind][language] : '',
    reason,
    matterNumber,
    dueAt: dueAt === null ? null : formatInstant(dueAt),
    createdAt: formatInstant(createdAt),
  }
}

function unitsOf(actor: StaffActor): string[] {
  return [...new Set(actor.posts.map(({ unitCode }) => unitCode))]
}

function staffOf({ actor }: FastifyRequest): StaffActor {
  if (actor.kind !== 'staff') throw new Refusal('common/not-permitted')
  return actor
}
