import {
  WhatIfAnswer,
  WhatIfBody,
  WhatIfGraph,
  WhatIfSubject,
  WhatIfSubjects,
} from '@huiyin/contract/what-if'
import Value from 'typebox/value'
import { type PolicyTable, staffOf } from '../../kernel/access/index.ts'
import { readUploads } from '../../kernel/evidence/index.ts'
import { type HttpServer, Refusal } from '../../platform/http/index.ts'
import { openSeeLog } from './see-log.ts'
import { listSubjects, showGraph, tryLog, tryOwn, type WhatIfParts } from './show-what-if.ts'

/** Who thinks about how an item is handled. */
const roles = ['unit_leader', 'supervisor', 'evaluator', 'leader'] as const

export const whatIfPolicy = {
  'GET /api/v1/what-if/subjects': { roles },
  'GET /api/v1/what-if/graph': { roles },
  'POST /api/v1/what-if': { roles },
  'POST /api/v1/what-if/log': { roles },
} as const satisfies PolicyTable

const tags = ['applications']

/** What an item would take if its steps ran otherwise; nothing of it is kept. */
export function whatIfRoutes(http: HttpServer, parts: WhatIfParts): void {
  http.registerPolicy(whatIfPolicy)
  const seeLog = openSeeLog()
  http.get(
    '/api/v1/what-if/subjects',
    {
      schema: {
        summary: 'Items and themes whose steps can be tried otherwise',
        tags,
        response: { 200: WhatIfSubjects },
      },
    },
    (request) => listSubjects(parts, staffOf(request)),
  )
  http.get(
    '/api/v1/what-if/graph',
    {
      schema: {
        summary: 'The steps of an item or a theme as they hold today',
        tags,
        querystring: WhatIfSubject,
        response: { 200: WhatIfGraph },
      },
    },
    (request) => showGraph(parts, staffOf(request), request.query),
  )
  http.post(
    '/api/v1/what-if',
    {
      schema: {
        summary: 'A graph in series and in parallel, by its limits and by own closed applications',
        tags,
        body: WhatIfBody,
        response: { 200: WhatIfAnswer },
      },
    },
    (request) => tryOwn(parts, staffOf(request), request.body),
  )
  http.post(
    '/api/v1/what-if/log',
    {
      schema: {
        summary: 'The same by an event log: two files, the steps as JSON and XES or CSV',
        tags,
        consumes: ['multipart/form-data'],
        response: { 200: WhatIfAnswer },
      },
    },
    async (request) => {
      const [steps, log, ...others] = await readUploads(request)
      if (steps === undefined || log === undefined || others.length > 0) {
        throw new Refusal('mining/steps-unreadable')
      }
      const given = { steps: stepsIn(steps.bytes), file: log.bytes }
      return tryLog({ ...parts, seeLog }, staffOf(request), given)
    },
  )
}

function stepsIn(bytes: Buffer): WhatIfBody['steps'] {
  const steps: unknown = parsed(bytes)
  if (!Value.Check(WhatIfBody.properties.steps, steps)) {
    throw new Refusal('mining/steps-unreadable')
  }
  return steps
}

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    throw new Refusal('mining/steps-unreadable')
  }
}
