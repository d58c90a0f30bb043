import { formatInstant } from '@huiyin/contract/time'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { isMobile, maskPhone, normalisePhone } from '../../kernel/people/index.ts'
import { Refusal } from '../../platform/http/index.ts'
import { type PageContext, pageContext } from '../../platform/pages/context.ts'
import type { Fault } from '../../platform/pages/fields.ts'
import {
  asked,
  type FormBody,
  formBodyOf,
  one,
  typedDigits,
} from '../../platform/pages/form-body.ts'
import { refusalWords } from '../../platform/pages/refusal-words.ts'
import { type MePages, sendOwn } from './me-door.ts'
import { codePage, type PhoneStep, phonePage } from './pages/sign-in.ts'

const hidden = { schema: { hide: true } }

/** A form that was sent, and what it is answered with. */
interface Sent {
  readonly me: MePages
  readonly context: PageContext
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly body: FormBody
}

/** `/me/sign-in`: a phone, then the code that was sent to it. */
export function signInPages(me: MePages): void {
  const { http, pages } = me
  http.get('/me/sign-in', hidden, async (request, reply) => {
    const context = pageContext(request, pages, 'cookie')
    const next = nextOf(asked(request, 'next'))
    const step = { phone: '', next, faults: [] }
    return draw({ me, request, reply }, await firstStep(me, context, step))
  })

  http.post('/me/sign-in', hidden, (request, reply) => {
    const context = pageContext(request, pages, 'cookie')
    const sent: Sent = { me, context, request, reply, body: formBodyOf(request) }
    return one(sent.body, 'step') === 'code' ? checkCode(sent) : sendCode(sent)
  })
}

async function sendCode(sent: Sent): Promise<FastifyReply> {
  const { me, context, request, body } = sent
  const { parts } = me
  const typed = one(body, 'phone')
  const next = nextOf(one(body, 'next'))
  const phone = normalisePhone(typedDigits(typed))
  const back = async (message: string) => {
    const faults = [{ field: 'phone', message }]
    return refuse(sent, await firstStep(me, context, { phone: typed, next, faults }))
  }
  if (!isMobile(phone)) return back(context.say('faultMePhone'))
  const regionCode = await parts.mainRegion()
  if (regionCode === undefined) return back(context.say('faultMePhone'))
  try {
    const { challenge, expiresAt } = await parts.citizens.sendCode({
      regionCode,
      phone,
      purpose: 'sign_in',
      address: request.ip,
    })
    const document = codePage(context, {
      challenge,
      maskedPhone: maskPhone(phone),
      expiresAt: formatInstant(expiresAt),
      demoCode: parts.demoCodeFor?.(phone) ?? null,
      next,
      faults: [],
    })
    return draw(sent, document)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return back(refusalWords(context, error))
  }
}

async function checkCode(sent: Sent): Promise<FastifyReply> {
  const { me, context, reply, body } = sent
  const challenge = one(body, 'challenge')
  const code = typedDigits(one(body, 'digits'))
  const next = nextOf(one(body, 'next'))
  const back = (faults: readonly Fault[]) =>
    refuse(
      sent,
      codePage(context, {
        challenge,
        maskedPhone: one(body, 'maskedPhone'),
        expiresAt: one(body, 'expiresAt'),
        demoCode: null,
        next,
        faults,
      }),
    )
  if (!/^\d{6}$/.test(code)) return back([{ field: 'digits', message: context.say('faultMeCode') }])
  try {
    me.door.enter(reply, await me.parts.citizens.signInByPhone({ challenge, code }))
    // Who came to apply says on the next page who they are; everybody else is asked here.
    return reply.redirect(context.link(next === '' ? '/me/who' : next), 303)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const { triesLeft } = error.details
    if (typeof triesLeft === 'number' && triesLeft > 0) {
      const message = context.say('faultMeCodeWrong', { count: triesLeft })
      return back([{ field: 'digits', message }])
    }
    const faults = [{ field: 'phone', message: refusalWords(context, error) }]
    return refuse(sent, await firstStep(me, context, { phone: '', next, faults }))
  }
}

/** Where somebody was going when they were asked to sign in; nowhere but to pages that ask again. */
function nextOf(typed: string | null): string {
  return typed !== null && /^\/me\/apply\?(item|theme)=[A-Za-z0-9._-]{1,60}$/.test(typed)
    ? typed
    : ''
}

/** Phone, and what the region offers beside it. */
export async function firstStep(
  { parts }: MePages,
  context: PageContext,
  step: Omit<PhoneStep, 'provider'>,
): Promise<string> {
  const regionCode = await parts.mainRegion()
  const found = regionCode === undefined ? undefined : parts.citizens.provider(regionCode)
  const provider =
    found === undefined
      ? null
      : { name: found.label, nameEn: found.labelEn, forEnterprises: found.creditCodeClaim !== '' }
  return phonePage(context, { ...step, provider })
}

function refuse(sent: Sent, document: string): FastifyReply {
  return draw({ ...sent, reply: sent.reply.code(422) }, document)
}

function draw(
  { me, request, reply }: Pick<Sent, 'me' | 'request' | 'reply'>,
  document: string,
): FastifyReply {
  return sendOwn(request, reply, me.pages, document)
}
