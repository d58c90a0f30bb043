import {
  CountsQuery,
  LateBranches,
  OneNotice,
  ToleranceLedger,
} from '@huiyin/contract/application-counts'
import { ApplicationFigures } from '@huiyin/contract/application-figures'
import { StepTimes } from '@huiyin/contract/step-times'
import { staffOf } from '../../../kernel/matter/index.ts'
import { workbook } from '../../../platform/excel/index.ts'
import { asFile, type HttpServer } from '../../../platform/http/index.ts'
import type { ApplicationParts } from '../parts.ts'
import { showLateBranches, showOneNotice, showTolerance } from './count-applications.ts'
import { showFigures } from './show-figures.ts'
import { showStepTimes } from './show-step-times.ts'
import { toleranceSheets } from './tolerance-sheet.ts'

const roles = ['handler', 'unit_leader', 'supervisor', 'evaluator', 'leader'] as const

/** A unit sees its own, the county's posts see all. */
export const countingPolicy = {
  'GET /api/v1/work/tolerance': { roles },
  'GET /api/v1/work/tolerance.xlsx': { roles },
  'GET /api/v1/work/one-notice': { roles },
  'GET /api/v1/work/step-times': { roles },
  'GET /api/v1/work/late-branches': { roles },
  'GET /api/v1/work/application-figures': { roles },
} as const

const tags = ['applications']

/** What is owed, how often people are told what is missing, which branches are late. */
export function countingRoutes(http: HttpServer, parts: ApplicationParts): void {
  http.registerPolicy(countingPolicy)
  http.get(
    '/api/v1/work/tolerance',
    {
      schema: {
        summary: 'The ledger of owed materials, with the rates of kept promises',
        tags,
        querystring: CountsQuery,
        response: { 200: ToleranceLedger },
      },
    },
    (request) => showTolerance(parts, staffOf(request), request.query),
  )
  http.get(
    '/api/v1/work/tolerance.xlsx',
    {
      schema: { summary: 'The same as an Excel file', tags, querystring: CountsQuery },
    },
    async (request, reply) => {
      const ledger = await showTolerance(parts, staffOf(request), request.query)
      return asFile(reply, 'xlsx', 'tolerance.xlsx').send(workbook(toleranceSheets(ledger)))
    },
  )
  http.get(
    '/api/v1/work/one-notice',
    {
      schema: {
        summary: 'How often units told what is missing, and told it again',
        tags,
        querystring: CountsQuery,
        response: { 200: OneNotice },
      },
    },
    (request) => showOneNotice(parts, staffOf(request), request.query),
  )
  http.get(
    '/api/v1/work/application-figures',
    {
      schema: {
        summary: 'Figures of applications with their definitions, in all and by unit',
        tags,
        querystring: CountsQuery,
        response: { 200: ApplicationFigures },
      },
    },
    (request) => showFigures(parts, staffOf(request), request.query),
  )
  http.get(
    '/api/v1/work/step-times',
    {
      schema: {
        summary: 'Time per step, department and hand-over of decided applications',
        tags,
        querystring: CountsQuery,
        response: { 200: StepTimes },
      },
    },
    (request) => showStepTimes(parts, staffOf(request), request.query),
  )
  http.get(
    '/api/v1/work/late-branches',
    {
      schema: { summary: 'Steps that are late now', tags, response: { 200: LateBranches } },
    },
    (request) => showLateBranches(parts, staffOf(request)),
  )
}
