import {
  FriendlyNoticeBody,
  FriendlyNoticeSent,
  FriendlyNotices,
  FrontageList,
  FrontagesQuery,
  FrontagesTaken,
  NoticeKit,
} from '@huiyin/contract/frontages'
import Type from 'typebox'
import { staffOf } from '../../kernel/access/index.ts'
import { readUpload } from '../../kernel/evidence/index.ts'
import type { HttpServer } from '../../platform/http/index.ts'
import { listFrontages, listNotices } from './list-frontages.ts'
import { takeNoticeKit } from './notice-kit.ts'
import type { FrontageParts } from './parts.ts'
import { sendNotice } from './send-notice.ts'
import { takeFrontages } from './take-frontages.ts'

const tags = ['frontages']

/** Routes of 门前五包 and road sections. Register `frontagesPolicy` first. */
export function frontagesRoutes(http: HttpServer, parts: FrontageParts): void {
  http.get(
    '/api/v1/frontages',
    {
      schema: {
        summary: 'Shops and road sections with whoever signed for them, masked',
        tags,
        querystring: FrontagesQuery,
        response: { 200: FrontageList },
      },
    },
    (request) => listFrontages(parts, staffOf(request).regionCode, request.query),
  )
  http.post(
    '/api/v1/frontages/file',
    {
      schema: {
        summary: 'Add or change them from an Excel or CSV file, whole or not at all',
        tags,
        consumes: ['multipart/form-data'],
        response: { 200: FrontagesTaken },
      },
    },
    async (request) => {
      const { regionCode, staffId } = staffOf(request)
      const { bytes } = await readUpload(request)
      return takeFrontages(parts, { regionCode, bytes, enteredBy: `staff:${staffId}` })
    },
  )
  http.get(
    '/api/v1/friendly-notices',
    {
      schema: {
        summary: 'Friendly notices, the newest first, and the classes told before any case',
        tags,
        querystring: Type.Object(
          { frontageId: Type.Optional(Type.String({ format: 'uuid' })) },
          { additionalProperties: false },
        ),
        response: { 200: FriendlyNotices },
      },
    },
    (request) => listNotices(parts, staffOf(request).regionCode, request.query),
  )
  http.get(
    '/api/v1/friendly-notices/kit',
    {
      schema: {
        summary: 'What a collector takes along: places, classes told first, what was told',
        tags,
        response: { 200: NoticeKit },
      },
    },
    (request) => takeNoticeKit(parts, staffOf(request).regionCode),
  )
  http.post(
    '/api/v1/friendly-notices',
    {
      schema: {
        summary: 'Tell whoever signed for a place what is wrong there, before any case',
        tags,
        body: FriendlyNoticeBody,
        response: { 201: FriendlyNoticeSent },
      },
    },
    async (request, reply) =>
      reply.code(201).send(await sendNotice(parts, staffOf(request), request.body)),
  )
}
