import { Readable } from 'node:stream'
import { errors } from '@huiyin/contract/errors'
import {
  grades,
  type ReviewBody as Review,
  ReviewBody,
  ReviewInvitation,
  ReviewReceipt,
  ReviewTag,
  ServiceEnd,
  ServiceEndBatch,
  Summary,
  SummaryQuery,
} from '@huiyin/contract/reviews'
import type { FastifyRequest } from 'fastify'
import Type from 'typebox'
import type { Actor } from '../../kernel/access/actor.ts'
import { staffOf } from '../../kernel/matter/index.ts'
import { csv, workbook } from '../../platform/excel/index.ts'
import { asFile, type HttpServer } from '../../platform/http/index.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import type { Reviews } from './index.ts'
import { listReviews } from './list-reviews.ts'
import type { ReviewParts } from './parts.ts'
import { summarise } from './summarise.ts'
import { summarySheet } from './summary-sheet.ts'

const strict = { additionalProperties: false }

/** Routes of service ends, reviews and their figures. */
export function reviewsRoutes(http: HttpServer, parts: ReviewParts, reviews: Reviews): void {
  serviceEndRoutes(http, reviews)
  submitRoutes(http, parts, reviews)
  figureRoutes(http, parts)
  listRoutes(http, parts, reviews)
}

function serviceEndRoutes(http: HttpServer, reviews: Reviews): void {
  http.post(
    '/api/v1/service-ends',
    {
      schema: {
        summary: 'Report that a service ended, however it ended; again answers the same token',
        tags: ['reviews'],
        body: ServiceEnd,
        response: { 200: ReviewInvitation, 201: ReviewInvitation },
      },
    },
    async (request, reply) => {
      const end = request.body
      requireRegion(request.actor, end.regionCode)
      const report = { end, reportedBy: nameOf(request.actor) }
      const { isNew, invitation } = await reviews.reportServiceEnd(report)
      return reply.code(isNew ? 201 : 200).send(invitation)
    },
  )
  http.post(
    '/api/v1/service-ends/batch',
    {
      bodyLimit: 1_048_576,
      schema: {
        summary: 'Report up to 500 endings; each is answered by itself, in order',
        tags: ['reviews'],
        body: ServiceEndBatch,
        response: { 200: BatchAnswer },
      },
    },
    async (request) => {
      const reportedBy = nameOf(request.actor)
      const reports = request.body.serviceEnds.map(async (end) => {
        requireRegion(request.actor, end.regionCode)
        const { isNew, invitation } = await reviews.reportServiceEnd({ end, reportedBy })
        return { status: isNew ? 201 : 200, ...invitation }
      })
      const settled = await Promise.allSettled(reports)
      return { results: settled.map(answerOf) }
    },
  )
}

const BatchAnswer = Type.Object(
  {
    results: Type.Array(
      Type.Union([
        Type.Object({ status: Type.Integer(), ...ReviewInvitation.properties }, strict),
        Type.Object({ status: Type.Integer(), code: Type.String() }, strict),
      ]),
    ),
  },
  strict,
)

function answerOf<T>(settled: PromiseSettledResult<T>) {
  if (settled.status === 'fulfilled') return settled.value
  const { reason } = settled
  if (!(reason instanceof Refusal)) throw reason
  return { status: errors[reason.code].status, code: reason.code }
}

function submitRoutes(http: HttpServer, parts: ReviewParts, reviews: Reviews): void {
  http.post(
    '/api/v1/reviews',
    {
      schema: {
        summary: 'Review a service, once; a bad review opens an accountable matter',
        tags: ['reviews'],
        body: ReviewBody,
        response: { 201: ReviewReceipt },
      },
    },
    async (request, reply) =>
      reply.code(201).send(await reviews.submit(submitted(request.body, 'explicit'))),
  )
  http.post(
    '/api/v1/work/reviews',
    {
      schema: {
        summary: 'Enter a review that was invited, given through a helper or found by a check',
        tags: ['reviews'],
        body: Type.Object(
          {
            ...ReviewBody.properties,
            origin: Type.Union([
              Type.Literal('invited'),
              Type.Literal('proxy'),
              Type.Literal('supervision_check'),
            ]),
          },
          strict,
        ),
        response: { 201: ReviewReceipt },
      },
    },
    async (request, reply) => {
      const { origin, ...body } = request.body
      const { regionCode, staffId } = staffOf(request)
      const regionCodes = await parts.org.regionsBelow(regionCode)
      const entered = { enteredBy: `staff:${staffId}`, regionCodes }
      return reply.code(201).send(await reviews.submit({ ...submitted(body, origin), ...entered }))
    },
  )
}

function submitted(body: Review, origin: 'explicit' | 'invited' | 'proxy' | 'supervision_check') {
  return { ...body, channel: body.channel ?? ('web' as const), origin }
}

function figureRoutes(http: HttpServer, parts: ReviewParts): void {
  const figures = async (request: FastifyRequest, query: SummaryQuery) => {
    await requireSight(parts, request.actor, query.regionCode)
    return summarise(parts, query)
  }
  const schema = { tags: ['reviews'], querystring: SummaryQuery }
  http.get(
    '/api/v1/reviews/summary',
    {
      schema: {
        ...schema,
        summary: 'Figures of a region and all below it, by unit, item or channel',
        response: { 200: Summary },
      },
    },
    (request) => figures(request, request.query),
  )
  http.get(
    '/api/v1/reviews/summary.csv',
    { schema: { ...schema, summary: 'The same as CSV' } },
    async (request, reply) => {
      const lines = csv(summarySheet(await figures(request, request.query)))
      return asFile(reply, 'csv', 'reviews.csv').send(Readable.from(lines))
    },
  )
  http.get(
    '/api/v1/reviews/summary.xlsx',
    { schema: { ...schema, summary: 'The same as an Excel file' } },
    async (request, reply) => {
      const book = workbook([summarySheet(await figures(request, request.query))])
      return asFile(reply, 'xlsx', 'reviews.xlsx').send(book)
    },
  )
}

const ReviewListQuery = Type.Object(
  {
    ...SummaryQuery.properties,
    groupBy: Type.Optional(SummaryQuery.properties.groupBy),
    unit: Type.Optional(Type.String({ maxLength: 36 })),
    item: Type.Optional(Type.String({ maxLength: 36 })),
    channel: Type.Optional(Type.String({ maxLength: 20 })),
    /** A level, or all good or all bad ones, as the figures count them. */
    grade: Type.Optional(
      Type.Union([...grades, 'good' as const, 'bad' as const].map((grade) => Type.Literal(grade))),
    ),
    /** Only what enters the rates: explicit, adopted, the first of its service. */
    counted: Type.Optional(Type.Literal('yes')),
    cursor: Type.Optional(Type.String({ maxLength: 300 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100 })),
  },
  strict,
)

const ReviewLine = Type.Object(
  {
    number: Type.String(),
    submittedAt: Type.String(),
    servedOn: Type.String(),
    unit: Type.String(),
    item: Type.String(),
    channel: Type.String(),
    origin: Type.String(),
    grade: Type.String(),
    tags: Type.Array(Type.String()),
    text: Type.Union([Type.String(), Type.Null()]),
    adopted: Type.Boolean(),
    matterNumber: Type.Union([Type.String(), Type.Null()]),
  },
  strict,
)

function listRoutes(http: HttpServer, parts: ReviewParts, reviews: Reviews): void {
  http.get(
    '/api/v1/reviews',
    {
      schema: {
        summary: 'The reviews behind a figure, newest first',
        tags: ['reviews'],
        querystring: ReviewListQuery,
        response: {
          200: Type.Object(
            {
              rows: Type.Array(ReviewLine),
              nextCursor: Type.Union([Type.String(), Type.Null()]),
            },
            strict,
          ),
        },
      },
    },
    (request) => listReviews(parts, staffOf(request), request.query),
  )
  http.get(
    '/api/v1/reviews/tags',
    {
      schema: {
        summary: 'The tags by level; retired ones stay readable',
        tags: ['reviews'],
        response: { 200: Type.Object({ rows: Type.Array(ReviewTag) }, strict) },
      },
    },
    async ({ actor }) => {
      const own = 'regionCode' in actor ? actor.regionCode : undefined
      const [first] = await parts.org.regions()
      return { rows: [...reviews.tags.of(own ?? first?.regionCode ?? '').list()] }
    },
  )
}

function requireRegion(actor: Actor, regionCode: string): void {
  if (actor.kind === 'api' && actor.regionCode === regionCode) return
  throw new Refusal('common/not-permitted')
}

/** Figures of one's own region and of those below it. */
async function requireSight(parts: ReviewParts, actor: Actor, regionCode: string): Promise<void> {
  if (actor.kind !== 'api' && actor.kind !== 'staff') throw new Refusal('common/not-permitted')
  const seen = await parts.org.regionsBelow(actor.regionCode)
  if (!seen.includes(regionCode)) throw new Refusal('common/not-permitted')
}

function nameOf(actor: Actor): string {
  return actor.kind === 'api' ? `api:${actor.keyId}` : actor.kind
}
