import { type Channel, channels } from '@huiyin/contract/reviews'
import type { FastifyReply, FastifyRequest } from 'fastify'
import {
  type HttpServer,
  Refusal,
  secretPageHeaders,
  takeOrRefuse,
} from '../../../platform/http/index.ts'
import {
  type PageContext,
  type PageParts,
  pageContext,
  sendPage,
  withQuery,
} from '../../../platform/pages/context.ts'
import { momentIn } from '../../../platform/pages/dates.ts'
import type { Fault } from '../../../platform/pages/fields.ts'
import {
  asked,
  type FormBody,
  formBodyOf,
  one,
  typedDigits,
} from '../../../platform/pages/form-body.ts'
import { refusalWords } from '../../../platform/pages/refusal-words.ts'
import { browserOfToday } from './browser-of-today.ts'
import {
  elsewherePage,
  expiredPage,
  reviewedPage,
  spokenNumberPage,
  unknownPage,
} from './no-form.ts'
import { faultsOfReview, nothingFilledIn, type ReviewFilledIn, readReview } from './read-review.ts'
import { readReviewUpload } from './read-upload.ts'
import { receiptPage } from './receipt.ts'
import { reviewFormPage } from './review-form.ts'
import type { ReviewPageActs, ReviewShown } from './view.ts'

interface TokenRoute {
  Params: { token: string }
}

/** `/r`: by the spoken number; `/r/<token>`: by the link. The token is spent by sending alone. */
export function reviewRoutes(http: HttpServer, acts: ReviewPageActs, parts: PageParts): void {
  http.get('/r', { schema: { hide: true } }, (request, reply) => {
    const context = pageContext(request, parts, 'cookie')
    const document = spokenNumberPage(context, { spokenNumber: '', faults: [] })
    return sendPage(request, reply, { document, memory: 'cookie', parts })
  })

  http.post('/r', { schema: { hide: true } }, async (request, reply) => {
    const context = pageContext(request, parts, 'cookie')
    const limit = ['spoken-number', request.ip] as const
    takeOrRefuse(http.limiter, ...limit, parts.world.now().getTime())
    const found = await findByNumber(acts, context, formBodyOf(request))
    if (found.isKnown) http.limiter.giveBack(...limit)
    if (found.token !== undefined) return reply.redirect(context.link(`/r/${found.token}`), 303)
    const document = spokenNumberPage(context, found)
    return sendPage(request, reply.code(422), { document, memory: 'cookie', parts })
  })

  http.get<TokenRoute>('/r/:token', { schema: { hide: true } }, async (request, reply) => {
    const { token } = request.params
    const shown = await acts.show(token)
    return sendShown(request, reply, { parts, shown, filledIn: nothingFilledIn, faults: [] })
  })

  http.post<TokenRoute>('/r/:token', { schema: { hide: true } }, async (request, reply) => {
    const { token } = request.params
    const context = pageContext(request, parts, 'address')
    const upload = await readReviewUpload(request, (photo) => acts.keepPhoto(token, photo))
    const filledIn = readReview(upload.body)
    const faults = [
      ...faultsOfReview(filledIn, context.say),
      ...upload.refusedPhotos.map((name) => ({
        field: 'photos',
        message: context.say('faultPhoto', { name }),
      })),
    ]
    if (faults.length === 0) {
      try {
        const receipt = await acts.submit(reviewOf(token, filledIn), channelOf(request), {
          browserOfToday: browserOfToday(request, reply, parts),
          isStaffScreen: request.actor.kind === 'staff',
          isElderMode: context.elder,
        })
        const document = receiptPage(context, receipt)
        return sendPage(request, reply.code(201), { document, memory: 'address', parts })
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        faults.push({ field: 'grade', message: refusalWords(context, error) })
      }
    }
    const shown = await acts.show(token)
    return sendShown(request, reply.code(422), { parts, shown, filledIn, faults })
  })
}

interface Shown {
  readonly parts: PageParts
  readonly shown: ReviewShown
  readonly filledIn: ReviewFilledIn
  readonly faults: readonly Fault[]
}

/** The page of what a token opens; the status says it to programs too. */
function sendShown(request: FastifyRequest, reply: FastifyReply, view: Shown): FastifyReply {
  const { parts, shown } = view
  const context = pageContext(request, parts, 'address')
  const send = (status: number, document: string) =>
    sendPage(request, reply.code(status), { document, memory: 'address', parts })
  switch (shown.state) {
    case 'unknown':
      return send(404, unknownPage(context))
    case 'expired':
      return send(410, expiredPage(context, shown))
    case 'reviewed':
      return send(request.method === 'GET' ? 200 : 409, reviewedPage(context, shown))
    case 'elsewhere':
      // One question, one asker: the person is taken there at once, whatever was sent to us.
      return shown.address === null
        ? send(503, elsewherePage(context))
        : reply.headers(secretPageHeaders).redirect(shown.address, 303)
    case 'open': {
      const path = withQuery(pathOf(request), { via: asked(request, 'via') ?? '' })
      const { served, tags } = shown
      const form = { path, served, tags, filledIn: view.filledIn, faults: view.faults }
      return send(view.faults.length > 0 ? 422 : 200, reviewFormPage(context, form))
    }
  }
}

/** The way somebody came, named in the address a QR code or a message carries. */
function channelOf(request: FastifyRequest): Channel {
  return channels.find((channel) => channel === asked(request, 'via')) ?? 'web'
}

function pathOf(request: FastifyRequest): string {
  return request.url.split('?', 1)[0] ?? '/'
}

function reviewOf(token: string, filledIn: ReviewFilledIn) {
  const { grade, tags, text, allowsContact, phone, photos } = filledIn
  if (grade === null) throw new Refusal('common/invalid-input')
  return {
    token,
    grade,
    tags: [...tags],
    allowsContact,
    ...(text !== '' && { text }),
    ...(allowsContact && phone !== '' && { phone }),
    ...(photos.length > 0 && { photos: [...photos] }),
  }
}

interface NumberFound {
  readonly token?: string
  /** Whether a service has this number: no guess that failed. */
  readonly isKnown?: true
  readonly spokenNumber: string
  readonly faults: readonly Fault[]
}

async function findByNumber(
  acts: ReviewPageActs,
  { say, language }: PageContext,
  body: FormBody,
): Promise<NumberFound> {
  const spokenNumber = typedDigits(one(body, 'spokenNumber'))
  const tail = typedDigits(one(body, 'phoneTail'))
  const refused = (field: string, message: string) => ({
    spokenNumber,
    faults: [{ field, message }],
  })
  if (!/^\d{4,20}$/.test(spokenNumber)) return refused('spokenNumber', say('faultNumberForm'))
  if (tail !== '' && !/^\d{4}$/.test(tail)) return refused('phoneTail', say('faultTailForm'))
  const found = await acts.findBySpokenNumber(spokenNumber, tail === '' ? null : tail)
  switch (found.state) {
    case 'found':
      return { token: found.token, isKnown: true, spokenNumber, faults: [] }
    case 'tail_needed':
      return { ...refused('phoneTail', say('faultTailNeeded')), isKnown: true }
    case 'unknown':
      return refused('spokenNumber', say('faultNumberUnknown'))
    case 'paused':
      return refused('spokenNumber', say('faultPaused', { until: momentIn(language, found.until) }))
  }
}
