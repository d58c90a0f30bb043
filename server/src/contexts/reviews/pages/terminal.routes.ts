import { badGrades, grades } from '@huiyin/contract/reviews'
import { type HttpServer, Refusal } from '../../../platform/http/index.ts'
import {
  type PageContext,
  type PageParts,
  pageContext,
  sendPage,
} from '../../../platform/pages/context.ts'
import type { Fault } from '../../../platform/pages/fields.ts'
import { asked, formBodyOf, one } from '../../../platform/pages/form-body.ts'
import { refusalWords } from '../../../platform/pages/refusal-words.ts'
import { readReview } from './read-review.ts'
import {
  terminalAddress,
  terminalAskPage,
  terminalElsewherePage,
  terminalIdlePage,
  terminalReceiptPage,
  terminalStillPage,
  terminalTagsPage,
  terminalUnknownPage,
} from './terminal.ts'
import type { ReviewPageActs, TerminalShown } from './view.ts'

interface KeyRoute {
  Params: { key: string }
}

/** `/terminal/<key>`: the device at a window, turned to the citizen. */
export function terminalRoutes(http: HttpServer, acts: ReviewPageActs, parts: PageParts): void {
  http.get<KeyRoute>('/terminal/:key', { schema: { hide: true } }, async (request, reply) => {
    const context = pageContext(request, parts, 'address')
    const place = { key: request.params.key, since: asked(request, 'since') }
    const shown = await acts.terminal(place.key, place.since)
    const choice = {
      of: asked(request, 'of'),
      grade: grades.find((grade) => grade === asked(request, 'grade')) ?? null,
      isStill: asked(request, 'still') === '1',
    }
    const document = terminalPage(context, shown, place, choice)
    const status = shown.state === 'unknown' ? 404 : 200
    return sendPage(request, reply.code(status), { document, memory: 'address', parts })
  })

  http.post<KeyRoute>('/terminal/:key', { schema: { hide: true } }, async (request, reply) => {
    const context = pageContext(request, parts, 'address')
    const body = formBodyOf(request)
    const since = one(body, 'since')
    const place = { key: request.params.key, since: since === '' ? null : since }
    const send = (document: string) =>
      sendPage(request, reply, { document, memory: 'address', parts })
    const { grade, tags } = readReview(body)
    const again = async (faults: readonly Fault[]) => {
      const shown = await acts.terminal(place.key, place.since)
      // Meanwhile the next person may sit here: then it is their turn, not a correction.
      const isSame = shown.state === 'asking' && shown.served.endedAt === one(body, 'of')
      if (!isSame || grade === null) {
        return reply.redirect(context.link(terminalAddress(place.key, place.since)), 303)
      }
      reply.code(422)
      return send(terminalTagsPage(context, shown, place, { grade, faults }))
    }
    if (grade === null) return again([])
    if (badGrades.includes(grade) && tags.length === 0) {
      return again([{ field: 'tags', message: context.say('terminalTagsBad') }])
    }
    try {
      const review = { token: one(body, 'token'), grade, tags: [...tags], allowsContact: false }
      // Everybody reviews at this one; but nobody of the staff is signed in at it.
      const from = {
        browserOfToday: null,
        isStaffScreen: request.actor.kind === 'staff',
        isElderMode: context.elder,
      }
      const receipt = await acts.submit(review, 'terminal', from)
      return send(terminalReceiptPage(context, receipt, place.key))
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      return again([{ field: 'tags', message: refusalWords(context, error) }])
    }
  })
}

interface Choice {
  /** End of the service the choice was made for. */
  readonly of: string | null
  readonly grade: (typeof grades)[number] | null
  readonly isStill: boolean
}

function terminalPage(
  context: PageContext,
  shown: TerminalShown,
  place: { readonly key: string; readonly since: string | null },
  choice: Choice,
): string {
  if (shown.state === 'unknown') return terminalUnknownPage(context)
  if (shown.state === 'idle') {
    return terminalIdlePage(context, shown, context.link(terminalAddress(place.key, place.since)))
  }
  if (shown.state === 'elsewhere') return terminalElsewherePage(context, shown, place)
  // A choice made for the service before must not fall on this one.
  if (choice.of !== shown.served.endedAt) return terminalAskPage(context, shown, place)
  if (choice.isStill) return terminalStillPage(context, shown, place, choice.grade)
  if (choice.grade === null) return terminalAskPage(context, shown, place)
  return terminalTagsPage(context, shown, place, { grade: choice.grade, faults: [] })
}
