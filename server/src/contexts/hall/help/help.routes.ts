import { HelpCounts, HelpList, HelpQuery } from '@huiyin/contract/hall-help'
import Type from 'typebox'
import { staffOf } from '../../../kernel/matter/index.ts'
import type { HttpServer } from '../../../platform/http/index.ts'
import { inOwnRegion } from '../own-region.ts'
import type { Hall } from '../parts.ts'
import { recordHelp } from './record-help.ts'
import { showHelp } from './show-help.ts'

const tags = ['hall']

/** 帮办代办: what was done for people, and how often. */
export function helpRoutes(http: HttpServer, parts: Hall): void {
  http.post(
    '/api/v1/hall-help',
    {
      schema: {
        summary: 'Record help given, or difficulties solved; up to 100 at once',
        tags,
        body: HelpList,
        response: { 201: Type.Object({ count: Type.Integer() }, { additionalProperties: false }) },
      },
    },
    async (request, reply) => {
      const { regionCode, staffId } = staffOf(request)
      const { all } = request.body
      await recordHelp(parts, { regionCode, all, enteredBy: `staff:${staffId}` })
      return reply.code(201).send({ count: all.length })
    },
  )
  http.get(
    '/api/v1/hall-help',
    {
      schema: {
        summary: '帮办代办 of a span: help given and difficulties solved, counted apart',
        tags,
        querystring: HelpQuery,
        response: { 200: HelpCounts },
      },
    },
    (request) => {
      inOwnRegion(request.actor, request.query.regionCode)
      return showHelp(parts, request.query)
    },
  )
}
