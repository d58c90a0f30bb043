import { localDayOf } from '@huiyin/contract/time'
import type { FastifyRequest } from 'fastify'
import type { HttpServer } from '../../../platform/http/index.ts'
import { type PageParts, pageContext, sendPage } from '../../../platform/pages/context.ts'
import { asked } from '../../../platform/pages/form-body.ts'
import { definitionsPage } from './definitions.ts'
import { isPeriod, periodOf, wholeMonths } from './figures.rules.ts'
import { figuresOffPage, figuresPage } from './figures.ts'
import { onePage } from './one.ts'
import { publishedPage } from './published.ts'
import type { FiguresQuery, ReviewPageActs } from './view.ts'

/** `/reviews` and `/reviews/published`: what everybody may know, once it is switched on. */
export function figureRoutes(http: HttpServer, acts: ReviewPageActs, parts: PageParts): void {
  http.get('/reviews', { schema: { hide: true } }, async (request, reply) => {
    const context = pageContext(request, parts, 'cookie')
    const today = localDayOf(parts.world.now())
    const { query, isValid } = figuresQuery(request, today)
    const shown = await acts.figures(query)
    const faults = isValid ? [] : [{ field: 'from', message: context.say('faultPeriod') }]
    const document =
      shown.state === 'off'
        ? figuresOffPage(context, shown)
        : figuresPage(context, shown, { today, faults })
    return sendPage(request, reply.code(isValid ? 200 : 422), { document, memory: 'cookie', parts })
  })

  http.get('/reviews/definitions', { schema: { hide: true } }, async (request, reply) => {
    const context = pageContext(request, parts, 'cookie')
    const { query } = figuresQuery(request, localDayOf(parts.world.now()))
    const shown = await acts.figures(query)
    const document =
      shown.state === 'off' ? figuresOffPage(context, shown) : definitionsPage(context, shown)
    return sendPage(request, reply, { document, memory: 'cookie', parts })
  })

  for (const kind of ['unit', 'item'] as const) {
    http.get(`/reviews/${kind}`, { schema: { hide: true } }, async (request, reply) => {
      const context = pageContext(request, parts, 'cookie')
      const regionCode = asked(request, 'regionCode')
      const shown = await acts.one({ regionCode, kind, key: asked(request, 'key') ?? '' })
      const document = onePage(context, shown)
      const status = shown.state === 'unknown' ? 404 : 200
      return sendPage(request, reply.code(status), { document, memory: 'cookie', parts })
    })
  }

  http.get('/reviews/published', { schema: { hide: true } }, async (request, reply) => {
    const context = pageContext(request, parts, 'cookie')
    const regionCode = asked(request, 'regionCode')
    const shown = await acts.published({ regionCode, cursor: asked(request, 'cursor') })
    const document = publishedPage(context, shown, regionCode)
    return sendPage(request, reply, { document, memory: 'cookie', parts })
  })
}

/** The period asked for, else this year; a wrong one is said and answered with this year. */
function figuresQuery(request: FastifyRequest, today: string) {
  const [from, to] = [asked(request, 'from'), asked(request, 'to')]
  const isAsked = from !== null || to !== null
  const isValid = !isAsked || isPeriod(from ?? '', to ?? '')
  const period =
    isAsked && isValid
      ? wholeMonths({ from: from ?? today, to: to ?? today }, today)
      : periodOf('year', today)
  const groupBy = asked(request, 'groupBy') === 'item' ? 'item' : 'unit'
  const query: FiguresQuery = { ...period, groupBy, regionCode: asked(request, 'regionCode') }
  return { query, isValid }
}
