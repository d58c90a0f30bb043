import {
  BurdenQuery,
  BurdenReport,
  NoticeList,
  NoticePath,
  noticeDecisions,
} from '@huiyin/contract/notices'
import { formatInstant } from '@huiyin/contract/time'
import type { FastifyRequest } from 'fastify'
import Type from 'typebox'
import { type Language, languageOf } from '../../platform/http/language.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import type { HttpServer } from '../../platform/http/server.ts'
import type { StaffActor } from '../access/actor.ts'
import type { Notices } from './index.ts'
import { isNoticeKind } from './notices.rules.ts'
import type { Notice } from './types.ts'

export interface NoticeRouteParts {
  readonly notices: Pick<Notices, 'waitingFor' | 'close' | 'burden'>
}

export function addNoticeRoutes(http: HttpServer, { notices }: NoticeRouteParts): void {
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
      const waiting = await notices.waitingFor(staffOf(request))
      return {
        rows: waiting.notices.map((one) => lineOf(one, languageOf(request))),
        more: waiting.more,
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
      await notices.close(staffOf(request), request.params.notice)
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
    (request): Promise<BurdenReport> =>
      notices.burden(staffOf(request).regionCode, request.query.week),
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

function staffOf({ actor }: FastifyRequest): StaffActor {
  if (actor.kind !== 'staff') throw new Refusal('common/not-permitted')
  return actor
}
