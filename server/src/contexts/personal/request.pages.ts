import type { FastifyReply } from 'fastify'
import { isMobile, normalisePhone } from '../../kernel/people/index.ts'
import { Refusal } from '../../platform/http/index.ts'
import type { Fault } from '../../platform/pages/fields.ts'
import { formBodyOf, one, typedDigits } from '../../platform/pages/form-body.ts'
import { refusalWords } from '../../platform/pages/refusal-words.ts'
import { type MePages, openVisits, sendOwn, type Visit } from './me-door.ts'
import { openRequest } from './open-request.ts'
import {
  askedTypes,
  newPhonePage,
  type RequestForm,
  requestPage,
  requestReceiptPage,
  requestTextMax,
} from './pages/request.ts'
import { takeNewPhone, withdrawConsent } from './serve-oneself.ts'
import { showOwn } from './show-own.ts'

const hidden = { schema: { hide: true } }

/** `/me/requests` and `/me/phone`: what one may ask about one's own data. */
export function requestPages(me: MePages): void {
  const { http } = me
  const visit = openVisits(me)
  http.get('/me/requests', hidden, visit(askRequest))
  http.post('/me/requests', hidden, visit(takeRequest))
  http.get('/me/phone', hidden, visit(askPhone))
  http.post('/me/phone', hidden, visit(takePhone))
}

async function askRequest(visit: Visit): Promise<FastifyReply> {
  return drawRequest(visit, { type: '', newName: '', text: '', faults: [] })
}

async function drawRequest(
  { me, request, reply, context, person }: Visit,
  form: Omit<RequestForm, 'open'>,
): Promise<FastifyReply> {
  const { matters } = await showOwn(me.parts, person)
  const open = matters.filter((matter) => matter.stage !== 'closed')
  return sendOwn(request, reply, me.pages, requestPage(context, { ...form, open }))
}

async function takeRequest(visit: Visit): Promise<FastifyReply> {
  const { me, request, reply, context, person } = visit
  const { say } = context
  const body = formBodyOf(request)
  const type = askedTypes.find((each) => each === one(body, 'type'))
  const newName = one(body, 'newName').trim()
  const text = one(body, 'text').trim()
  const faults: Fault[] = []
  if (type === undefined) faults.push({ field: 'type', message: say('faultMeType') })
  if (type === 'correct' && newName === '') {
    faults.push({ field: 'newName', message: say('faultMeNewName') })
  }
  if (text.length > requestTextMax) {
    faults.push({ field: 'text', message: say('faultTextLong', { count: text.length }) })
  }
  if (type === undefined || faults.length > 0) {
    const form = { type: type ?? '', newName, text, faults }
    return drawRequest({ ...visit, reply: reply.code(422) }, form)
  }
  const isWithdrawn = type === 'withdraw'
  const receipt = isWithdrawn
    ? await withdrawConsent(me.parts, person)
    : await openRequest(me.parts, person, {
        type,
        text,
        newName: type === 'correct' ? newName : null,
      })
  const document = requestReceiptPage(context, receipt, isWithdrawn)
  return sendOwn(request, reply.code(201), me.pages, document)
}

async function askPhone({ me, request, reply, context }: Visit): Promise<FastifyReply> {
  const blank = { phone: '', challenge: null, demoCode: null, faults: [] }
  return sendOwn(request, reply, me.pages, newPhonePage(context, blank))
}

/** Without a challenge the number was typed, with one the code. */
async function takePhone(visit: Visit): Promise<FastifyReply> {
  const { me, request, reply, context, person } = visit
  const { parts } = me
  const body = formBodyOf(request)
  const challenge = one(body, 'challenge')
  const phone = normalisePhone(typedDigits(one(body, 'phone')))
  const draw = (step: Partial<Parameters<typeof newPhonePage>[1]>) => {
    const blank = { phone, challenge: null, demoCode: null, faults: [] }
    return sendOwn(request, reply, me.pages, newPhonePage(context, { ...blank, ...step }))
  }
  try {
    if (challenge !== '') {
      const code = typedDigits(one(body, 'digits'))
      me.door.enter(reply, await takeNewPhone(parts, person, { challenge, code }))
      return reply.redirect(context.link('/me?done=phone'), 303)
    }
    if (!isMobile(phone)) throw new Refusal('people/phone-not-valid')
    const { regionCode } = person
    const asked = { regionCode, phone, purpose: 'new_phone', address: request.ip } as const
    const sent = await parts.citizens.sendCode(asked)
    return draw({ challenge: sent.challenge, demoCode: parts.demoCodeFor?.(phone) ?? null })
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const message = refusalWords(context, error)
    reply.code(422)
    // A code that was wrong may be typed again; whatever else went wrong begins with the number.
    return error.code === 'people/code-wrong'
      ? draw({ challenge, faults: [{ field: 'digits', message }] })
      : draw({ faults: [{ field: 'phone', message }] })
  }
}
