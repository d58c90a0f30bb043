import type { FastifyReply, FastifyRequest } from 'fastify'
import { type HttpServer, Refusal } from '../../../platform/http/index.ts'
import {
  type PageContext,
  type PageParts,
  pageContext,
  sendPage,
} from '../../../platform/pages/context.ts'
import { momentIn } from '../../../platform/pages/dates.ts'
import type { Fault } from '../../../platform/pages/fields.ts'
import { type FormBody, formBodyOf, one, typedDigits } from '../../../platform/pages/form-body.ts'
import { refusalWords } from '../../../platform/pages/refusal-words.ts'
import { isDay } from './figures.rules.ts'
import { elsewherePage } from './no-form.ts'
import { faultsOfReview, nothingFilledIn, readReview } from './read-review.ts'
import { staticReceiptPage } from './receipt.ts'
import {
  codeStepPage,
  dayLimits,
  phoneStepPage,
  staticReviewPage,
  staticUnknownPage,
} from './static-code.ts'
import type { ReviewPageActs, StaticCodeShown } from './view.ts'

interface CodeRoute {
  Params: { code: string }
}

type Open = Extract<StaticCodeShown, { state: 'open' }>

/** One step of a static code: what was sent, and what it is about. */
interface Step {
  readonly acts: ReviewPageActs
  readonly context: PageContext
  readonly code: string
  /** Network address of who asks: codes are limited by it too. */
  readonly address: string
  readonly path: string
  readonly shown: Open
  readonly body: FormBody
}

const mobilePattern = /^\+?\d{7,15}$/

/** `/s/<code>`: three steps, each a plain form; nothing is kept between them but what they carry. */
export function staticCodeRoutes(http: HttpServer, acts: ReviewPageActs, parts: PageParts): void {
  const begin = async (request: FastifyRequest, code: string) => {
    const context = pageContext(request, parts, 'cookie')
    const shown = await acts.staticCode(code)
    return { context, shown, path: `/s/${encodeURIComponent(code)}` }
  }
  const send = (request: FastifyRequest, reply: FastifyReply, document: string) =>
    sendPage(request, reply, { document, memory: 'cookie', parts })

  http.get<CodeRoute>('/s/:code', { schema: { hide: true } }, async (request, reply) => {
    const { context, shown, path } = await begin(request, request.params.code)
    if (shown.state === 'unknown') return send(request, reply.code(404), staticUnknownPage(context))
    if (shown.state === 'elsewhere') {
      return shown.address === null
        ? send(request, reply.code(503), elsewherePage(context))
        : reply.redirect(shown.address, 303)
    }
    return send(request, reply, phoneStepPage(context, { path, shown, phone: '', faults: [] }))
  })

  http.post<CodeRoute>('/s/:code', { schema: { hide: true } }, async (request, reply) => {
    const { code } = request.params
    const { context, shown, path } = await begin(request, code)
    if (shown.state === 'unknown') return send(request, reply.code(404), staticUnknownPage(context))
    if (shown.state === 'elsewhere') return reply.redirect(context.link(path), 303)
    const body = formBodyOf(request)
    const step = { acts, context, code, path, shown, body, address: request.ip }
    const { status, document } = await takeStep(step)
    return send(request, reply.code(status), document)
  })
}

interface Answer {
  readonly status: number
  readonly document: string
}

/** A refusal leads back to the step that can mend it, with its words beside the field. */
async function takeStep(step: Step): Promise<Answer> {
  try {
    return await decideStep(step)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const message = refusalWords(step.context, error)
    // A pass that ran out is mended by a new code; everything else where it was sent from.
    if (one(step.body, 'step') === 'review' && error.code !== 'people/code-expired') {
      const pass = one(step.body, 'pass')
      return refused(reviewPageOf(step, pass, [fault('grade', message)]))
    }
    const phone = typedDigits(one(step.body, 'phone'))
    const faults = [fault('phone', message)]
    return refused(phoneStepPage(step.context, { ...step, phone, faults }))
  }
}

function decideStep(step: Step): Promise<Answer> {
  switch (one(step.body, 'step')) {
    case 'code':
      return checkCode(step)
    case 'review':
      return takeReview(step)
    default:
      return sendCode(step)
  }
}

async function sendCode(step: Step): Promise<Answer> {
  const { acts, context, code } = step
  const { say, language } = context
  const phone = typedDigits(one(step.body, 'phone'))
  if (!mobilePattern.test(phone)) {
    return refused(
      phoneStepPage(context, { ...step, phone, faults: [fault('phone', say('faultPhoneNeeded'))] }),
    )
  }
  const sent = await acts.sendPhoneCode(code, phone, step.address)
  if (sent.state === 'paused') {
    const faults = [fault('phone', say('faultPaused', { until: momentIn(language, sent.until) }))]
    return refused(phoneStepPage(context, { ...step, phone, faults }))
  }
  return { status: 200, document: codeStepPage(context, { ...step, phone, sent, faults: [] }) }
}

async function checkCode(step: Step): Promise<Answer> {
  const { acts, context, code, body } = step
  const { say } = context
  const [phone, challenge] = [one(body, 'phone'), one(body, 'challenge')]
  const checked = await acts.checkPhoneCode(code, challenge, typedDigits(one(body, 'digits')))
  switch (checked.state) {
    case 'right':
      return { status: 200, document: reviewPageOf(step, checked.pass, []) }
    case 'gone': {
      const faults = [fault('phone', say('staticCodeGone'))]
      return refused(phoneStepPage(context, { ...step, phone, faults }))
    }
    case 'wrong': {
      const faults = [fault('digits', say('staticCodeWrong', { count: checked.triesLeft }))]
      const expiresAt = one(body, 'expiresAt')
      const sent = { state: 'sent', challenge, expiresAt, demoCode: null } as const
      return refused(codeStepPage(context, { ...step, phone, sent, faults }))
    }
  }
}

async function takeReview(step: Step): Promise<Answer> {
  const { acts, context, code, shown, body } = step
  const { say } = context
  const filledIn = readReview(body)
  const pass = one(body, 'pass')
  const [itemCode, servedOn] = [one(body, 'itemCode'), one(body, 'servedOn')]
  const isInTime = isDay(servedOn) && servedOn >= shown.servedFrom && servedOn <= shown.servedTo
  const faults = [
    ...(isInTime ? [] : [fault('servedOn', say('faultWhen', dayLimits(context, shown)))]),
    ...(shown.items.some((item) => item.code === itemCode)
      ? []
      : [fault('itemCode', say('faultWhat'))]),
    ...faultsOfReview(filledIn, say),
  ]
  const { grade, tags, text, allowsContact } = filledIn
  if (faults.length > 0 || grade === null) return refused(reviewPageOf(step, pass, faults))
  const receipt = await acts.submitStatic({
    code,
    pass,
    itemCode,
    servedOn,
    grade,
    tags,
    allowsContact,
    ...(text !== '' && { text }),
  })
  return { status: 201, document: staticReceiptPage(context, receipt) }
}

function reviewPageOf(step: Step, pass: string, faults: readonly Fault[]): string {
  const { context, path, shown, body } = step
  const isSent = one(body, 'step') === 'review'
  return staticReviewPage(context, {
    path,
    shown,
    pass,
    tags: shown.tags,
    itemCode: one(body, 'itemCode'),
    servedOn: isSent ? one(body, 'servedOn') : shown.servedTo,
    filledIn: isSent ? readReview(body) : nothingFilledIn,
    faults,
  })
}

function fault(field: string, message: string): Fault {
  return { field, message }
}

function refused(document: string): Answer {
  return { status: 422, document }
}
