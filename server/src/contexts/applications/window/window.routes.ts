import {
  Checklist,
  ChecklistQuery,
  EarlierApplications,
  EarlierBody,
  WindowApplication,
  WindowApplicationBody,
  WindowApplicationTaken,
  WindowSubjects,
  WindowSubjectsQuery,
  WindowSupplementBody,
  WindowSupplementTaken,
} from '@huiyin/contract/window'
import Type from 'typebox'
import { staffOf } from '../../../kernel/access/index.ts'
import { tidyNumber, type WorkListParts } from '../../../kernel/matter/index.ts'
import { type HttpServer, Refusal } from '../../../platform/http/index.ts'
import type { ItemFinder } from '../../catalog/index.ts'
import { findSubjects } from './find-subjects.ts'
import { continueAtWindow, receiveAtWindow, type WindowParts } from './receive-at-window.ts'
import { showAtWindow, showEarlier } from './show-at-window.ts'
import { showChecklist } from './show-checklist.ts'

const tags = ['applications']
const number = Type.Object(
  { number: Type.String({ minLength: 1, maxLength: 60 }) },
  { additionalProperties: false },
)

export type WindowRouteParts = WindowParts & {
  readonly work: WorkListParts
  readonly finder: ItemFinder
}

/** 一窗综合受理: find, check, receive and answer, and take what was still to come. */
export function windowRoutes(http: HttpServer, parts: WindowRouteParts): void {
  readingRoutes(http, parts)
  http.post(
    '/api/v1/window/applications',
    {
      schema: {
        summary: 'Receive an application at the one window and answer it, both or neither',
        tags,
        body: WindowApplicationBody,
        response: { 201: WindowApplicationTaken },
      },
    },
    async (request, reply) =>
      reply.code(201).send(await receiveAtWindow(parts, staffOf(request), request.body)),
  )
  http.post(
    '/api/v1/window/applications/:number',
    {
      schema: {
        summary: 'Take materials that were still to come, and answer if that is possible now',
        tags,
        params: number,
        body: WindowSupplementBody,
        response: { 200: WindowSupplementTaken },
      },
    },
    (request) =>
      continueAtWindow(parts, staffOf(request), {
        number: tidyNumber(request.params.number),
        body: request.body,
      }),
  )
}

function readingRoutes(http: HttpServer, parts: WindowRouteParts): void {
  http.get(
    '/api/v1/window/subjects',
    {
      schema: {
        summary: 'Items and themes by pinyin initials, code or words',
        tags,
        querystring: WindowSubjectsQuery,
        response: { 200: WindowSubjects },
      },
    },
    async (request) => ({
      rows: [...(await findSubjects(parts, parts.finder, staffOf(request), request.query.q))],
    }),
  )
  http.get(
    '/api/v1/window/checklist',
    {
      schema: {
        summary: 'What to ask for and to look at, and until when each answer leads',
        tags,
        querystring: ChecklistQuery,
        response: { 200: Checklist },
      },
    },
    (request) => {
      const { situations, ...subject } = request.query
      const chosen = situations?.split(',').filter(Boolean) ?? []
      if ((subject.itemCode === undefined) === (subject.themeCode === undefined)) {
        throw new Refusal('applications/one-subject')
      }
      return showChecklist(parts, staffOf(request), { ...subject, situations: chosen })
    },
  )
  http.post(
    '/api/v1/window/earlier',
    {
      schema: {
        summary: 'What the person at the window applied for before; the look is kept',
        tags,
        body: EarlierBody,
        response: { 200: EarlierApplications },
      },
    },
    (request) => showEarlier(parts, staffOf(request), request.body.idNumber.toUpperCase()),
  )
  http.get(
    '/api/v1/window/applications/:number',
    {
      schema: {
        summary: 'An application of somebody who comes back: what is missing or owed',
        tags,
        params: number,
        response: { 200: WindowApplication },
      },
    },
    (request) => showAtWindow(parts, staffOf(request), tidyNumber(request.params.number)),
  )
}
