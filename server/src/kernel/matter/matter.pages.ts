import { evidenceFilesMax } from '@huiyin/contract/evidence'
import { grades } from '@huiyin/contract/reviews'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type HttpServer, Refusal } from '../../platform/http/index.ts'
import {
  type PageContext,
  type PageParts,
  pageContext,
  sendPage,
} from '../../platform/pages/context.ts'
import { momentIn } from '../../platform/pages/dates.ts'
import type { Fault } from '../../platform/pages/fields.ts'
import {
  asked,
  type FormBody,
  formBodyOf,
  many,
  one,
  typedCode,
  typedDigits,
} from '../../platform/pages/form-body.ts'
import { type FormWithFiles, formWithFiles } from '../../platform/pages/form-parts.ts'
import { refusalWords } from '../../platform/pages/refusal-words.ts'
import type { MatterPageActs, Proof } from './matter.view.ts'
import { ownPage, ownTextMax } from './pages/own.ts'
import { pressureFormPage, pressureReceiptPage } from './pages/pressure.ts'
import { progressPage } from './pages/progress.ts'
import { countedPage, queryPage, severalPage } from './pages/query.ts'

/**
 * Everybody may ask by number; what more they see depends on the code in the form. What the own view
 * sends is taken on both sides, because “我的” stands inside.
 */
export const matterPagesPolicy = {
  'GET /m': { public: true, side: 'public' },
  'GET /m/:number': { public: true, side: 'public' },
  'POST /m/:number': { public: true, side: 'both' },
  'POST /m/:number/urge': { public: true, side: 'both' },
  'POST /m/:number/acts/:act': { public: true, side: 'both' },
  'POST /m/:number/review-again': { public: true, side: 'both' },
  'POST /m/:number/pressure': { public: true, side: 'both' },
} as const

interface NumberRoute {
  Params: { number: string }
}

const hidden = { schema: { hide: true } }
const numberPattern = /^[\p{L}\d〔〕()/._#-]{4,64}$/u

/** `/m`: following a matter by number, and acting on one's own with the receipt code. */
export function matterPages(http: HttpServer, acts: MatterPageActs, parts: PageParts): void {
  http.registerPolicy(matterPagesPolicy)

  http.get('/m', hidden, async (request, reply) => {
    const context = pageContext(request, parts, 'cookie')
    const typed = asked(request, 'number')
    if (typed === null) return send(request, reply, parts, queryPage(context, '', []))
    const number = typedCode(typed)
    if (!numberPattern.test(number)) {
      const faults = [{ field: 'number', message: context.say('faultMatterNumber') }]
      return send(request, reply.code(422), parts, queryPage(context, typed, faults))
    }
    const shown = await acts.show(number, context.language)
    const toMatter = (known: string) =>
      reply.redirect(context.link(`/m/${encodeURIComponent(known)}`), 303)
    if (shown.state !== 'unknown') return toMatter(number)
    const bearers = await acts.bearing(typed)
    const [only, ...others] = bearers
    if (only === undefined) return sendUnknown(request, reply, parts, typed)
    if (others.length === 0) return toMatter(only.number)
    return send(request, reply, parts, severalPage(context, typed, bearers))
  })

  http.get<NumberRoute>('/m/:number', hidden, (request, reply) =>
    sendProgress(request, reply, { acts, parts, number: request.params.number, faults: [] }),
  )

  http.post<NumberRoute>('/m/:number', hidden, (request, reply) =>
    sendOwn(request, reply, { acts, parts, number: request.params.number }),
  )

  http.post<NumberRoute>('/m/:number/urge', hidden, (request, reply) =>
    sendOwn(request, reply, { acts, parts, number: request.params.number }, async (act) => {
      await acts.urge(act.number, act.proof)
      return act.context.say('urgeDone')
    }),
  )

  http.post<{ Params: { number: string; act: string } }>(
    '/m/:number/acts/:act',
    hidden,
    async (request, reply) => {
      const { number, act } = request.params
      const form = await formWithFiles(request, evidenceFilesMax)
      const asked = { acts, parts, number, body: form.body }
      return sendOwn(request, reply, asked, (own) => takeAct(acts, own, { act, form }))
    },
  )

  http.post<NumberRoute>('/m/:number/review-again', hidden, (request, reply) =>
    sendOwn(request, reply, { acts, parts, number: request.params.number }, (act) =>
      reviewAgain(acts, act),
    ),
  )

  http.post<NumberRoute>('/m/:number/pressure', hidden, (request, reply) =>
    sendPressure(request, reply, { acts, parts, number: request.params.number }),
  )
}

interface Asked {
  readonly acts: MatterPageActs
  readonly parts: PageParts
  readonly number: string
  /** The form, where it was read already because it carries files. */
  readonly body?: FormBody
}

/** An act of the person on their own matter. */
interface OwnAct {
  readonly context: PageContext
  readonly number: string
  readonly proof: Proof
  readonly body: FormBody
}

/** A fault of the person's own form, on its way back to it. */
class FormFault extends Error {
  readonly fault: Fault

  constructor(fault: Fault) {
    super(fault.message)
    this.fault = fault
  }
}

const hiddenFields = new Set(['ticket', 'receiptCode', 'phoneTail', 'agree'])

/** An act of the lifecycle; what cannot be taken back is agreed to first. */
async function takeAct(
  acts: MatterPageActs,
  { context, number, proof, body }: OwnAct,
  { act, form }: { readonly act: string; readonly form: FormWithFiles },
): Promise<string> {
  const { say } = context
  const [large] = form.tooLarge
  const fault = (message: string) => new FormFault({ field: `act-${act}`, message })
  if (large !== undefined) throw fault(say('faultApplyTooLarge', { name: large }))
  const agreed = many(body, 'agree')
  if (agreed.length > 0 && !agreed.includes('yes')) throw fault(say('faultOwnActAgree'))
  const fields = Object.fromEntries(
    Object.keys(body)
      .filter((name) => !hiddenFields.has(name))
      .map((name) => [name, one(body, name)]),
  )
  await acts.act(number, proof, { act, fields, files: form.files })
  return say('ownActDone')
}

async function reviewAgain(acts: MatterPageActs, act: OwnAct): Promise<string> {
  const { say } = act.context
  const grade = grades.find((each) => each === one(act.body, 'grade'))
  if (grade === undefined) throw new FormFault({ field: 'grade', message: say('faultGrade') })
  const text = one(act.body, 'text').trim()
  if (text.length > ownTextMax) {
    const message = say('faultTextLong', { count: text.length })
    throw new FormFault({ field: 'text', message })
  }
  await acts.reviewAgain(act.number, act.proof, { grade, text: text === '' ? null : text })
  return say('againThanks')
}

async function sendProgress(
  request: FastifyRequest,
  reply: FastifyReply,
  { acts, parts, number, faults }: Asked & { readonly faults: readonly Fault[] },
): Promise<FastifyReply> {
  const context = pageContext(request, parts, 'cookie')
  const shown = await acts.show(number, context.language)
  if (shown.state === 'unknown') return sendUnknown(request, reply, parts, number)
  const document =
    shown.state === 'counted'
      ? countedPage(context, shown)
      : progressPage(context, shown.view, faults)
  return send(request, reply, parts, document)
}

/** The own view for who is signed in and known to be the reporter: no code is asked again. */
export async function showOwnMatter(
  request: FastifyRequest,
  reply: FastifyReply,
  own: Asked & { readonly ticket: string },
): Promise<FastifyReply> {
  const { acts, parts, number, ticket } = own
  const context = pageContext(request, parts, 'cookie')
  const proof = { ticket, from: request.ip }
  const opened = await acts.open(number, proof)
  if (opened.state !== 'opened') return sendProgress(request, reply, { ...own, faults: [] })
  const document = ownPage(context, { view: opened.view, proof, faults: [], done: null })
  return sendPage(request, reply, { document, memory: 'cookie', parts, isOwn: true })
}

/** Opens the own view, after doing what the person asked for if they asked for something. */
async function sendOwn(
  request: FastifyRequest,
  reply: FastifyReply,
  asked: Asked,
  act?: (act: OwnAct) => Promise<string>,
): Promise<FastifyReply> {
  const { acts, parts, number } = asked
  const context = pageContext(request, parts, 'cookie')
  const body = asked.body ?? formBodyOf(request)
  const proof = readProof(request, body)
  if (proof === null) return refuseProof(request, reply, asked, context.say('faultProof'))
  const faults: Fault[] = []
  let done: string | null = null
  if (act) {
    try {
      done = await act({ context, number, proof, body })
    } catch (error) {
      faults.push(faultOf(context, error))
    }
  }
  const opened = await acts.open(number, proof, context.language)
  switch (opened.state) {
    case 'wrong':
      return refuseProof(
        request,
        reply,
        asked,
        context.say('faultProofWrong', { count: opened.triesLeft }),
      )
    case 'paused': {
      const until = momentIn(context.language, opened.until)
      return refuseProof(request, reply, asked, context.say('faultPaused', { until }))
    }
    case 'opened': {
      const document = ownPage(context, { view: opened.view, proof, faults, done })
      return send(request, reply.code(faults.length > 0 ? 422 : 200), parts, document)
    }
  }
}

/** First the form, then the report: pressing the button alone must not accuse anybody. */
async function sendPressure(
  request: FastifyRequest,
  reply: FastifyReply,
  asked: Asked,
): Promise<FastifyReply> {
  const { acts, parts, number } = asked
  const context = pageContext(request, parts, 'cookie')
  const { say } = context
  const body = formBodyOf(request)
  const proof = readProof(request, body)
  if (proof === null) return refuseProof(request, reply, asked, say('faultProof'))
  const text = one(body, 'text').trim()
  const back = (faults: readonly Fault[]) => {
    const document = pressureFormPage(context, { number, proof, text, faults })
    return send(request, reply.code(faults.length > 0 ? 422 : 200), parts, document)
  }
  if (one(body, 'send') !== '1') return back([])
  if (text === '') return back([{ field: 'text', message: say('faultPressure') }])
  if (text.length > ownTextMax) {
    return back([{ field: 'text', message: say('faultTextLong', { count: text.length }) }])
  }
  try {
    const receipt = await acts.reportPressure(number, proof, text)
    return send(request, reply.code(201), parts, pressureReceiptPage(context, receipt))
  } catch (error) {
    return back([faultOf(context, error)])
  }
}

function faultOf(context: PageContext, error: unknown): Fault {
  if (error instanceof FormFault) return error.fault
  if (error instanceof Refusal) return { field: 'main', message: refusalWords(context, error) }
  throw error
}

function readProof({ ip: from }: FastifyRequest, body: FormBody): Proof | null {
  const ticket = one(body, 'ticket')
  if (ticket !== '') return { ticket, from }
  const receiptCode = typedCode(one(body, 'receiptCode'))
  if (receiptCode !== '') return { receiptCode, from }
  const phoneTail = typedDigits(one(body, 'phoneTail'))
  return /^\d{4}$/.test(phoneTail) ? { phoneTail } : null
}

function refuseProof(
  request: FastifyRequest,
  reply: FastifyReply,
  asked: Asked,
  message: string,
): Promise<FastifyReply> {
  const faults = [{ field: 'receiptCode', message }]
  return sendProgress(request, reply.code(422), { ...asked, faults })
}

function sendUnknown(
  request: FastifyRequest,
  reply: FastifyReply,
  parts: PageParts,
  number: string,
): FastifyReply {
  const context = pageContext(request, parts, 'cookie')
  const faults = [{ field: 'number', message: context.say('faultMatterUnknown') }]
  return send(request, reply.code(404), parts, queryPage(context, number, faults))
}

function send(
  request: FastifyRequest,
  reply: FastifyReply,
  parts: PageParts,
  document: string,
): FastifyReply {
  return sendPage(request, reply, { document, memory: 'cookie', parts })
}
