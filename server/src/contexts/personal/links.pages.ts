import type { FastifyReply } from 'fastify'
import { isMobile, maskPhone, normalisePhone } from '../../kernel/people/index.ts'
import { Refusal } from '../../platform/http/index.ts'
import { asked, formBodyOf, one, typedDigits } from '../../platform/pages/form-body.ts'
import { refusalWords } from '../../platform/pages/refusal-words.ts'
import { type MePages, openVisits, sendOwn, type Visit } from './me-door.ts'
import { type LinksPage, linksPage, type PhoneLink } from './pages/links.ts'
import { proofFault, readProof } from './proofs.ts'

const hidden = { schema: { hide: true } }

/** `/me/links`: what leads to the account, linking and undoing it. */
export function linksPages(me: MePages): void {
  const { http } = me
  const visit = openVisits(me)
  http.get(
    '/me/links',
    hidden,
    visit((here) => drawLinks(here, { faults: [] })),
  )
  http.post('/me/links/phone', hidden, visit(takePhone))
  http.post('/me/links/undo', hidden, visit(undo))
}

/** The links as they stand, with what was typed so far. */
export async function drawLinks(
  { me, request, reply, context, person }: Visit,
  step: Pick<LinksPage, 'faults'> & { readonly phoneLink?: Partial<PhoneLink> },
): Promise<FastifyReply> {
  const { citizens } = me.parts
  const found = citizens.provider(person.regionCode)
  const document = linksPage(context, {
    links: await citizens.links(person),
    agent: person.agent,
    provider: found === undefined ? null : { name: found.label, nameEn: found.labelEn },
    phoneLink: { phone: '', challenge: null, demoCode: null, name: '', ...step.phoneLink },
    done: asked(request, 'done'),
    faults: step.faults,
  })
  return sendOwn(request, reply, me.pages, document)
}

/** Without a challenge the number was typed, with one the code and which person one is. */
async function takePhone(visit: Visit): Promise<FastifyReply> {
  const { me, request, reply, context, person } = visit
  const { citizens, demoCodeFor } = me.parts
  const body = formBodyOf(request)
  const challenge = one(body, 'challenge')
  if (challenge === '') {
    const phone = normalisePhone(typedDigits(one(body, 'phone')))
    try {
      if (!isMobile(phone)) throw new Refusal('people/phone-not-valid')
      const { regionCode } = person
      const wanted = { regionCode, phone, purpose: 'link_phone', address: request.ip } as const
      const sent = await citizens.sendCode(wanted)
      const demoCode = demoCodeFor?.(phone) ?? null
      const phoneLink = { phone: maskPhone(phone), challenge: sent.challenge, demoCode }
      return drawLinks(visit, { phoneLink, faults: [] })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      const faults = [{ field: 'phone', message: refusalWords(context, error) }]
      return drawLinks({ ...visit, reply: reply.code(422) }, { phoneLink: { phone }, faults })
    }
  }
  const phoneLink = { phone: one(body, 'maskedPhone'), challenge, name: one(body, 'name') }
  const proof = readProof(body)
  if (proof === null) {
    const faults = [{ field: 'receiptCode', message: context.say('faultMeWho') }]
    return drawLinks({ ...visit, reply: reply.code(422) }, { phoneLink, faults })
  }
  try {
    const code = typedDigits(one(body, 'digits'))
    me.door.enter(reply, await citizens.linkPhone(person, { challenge, code, proof }))
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const isCode = error.code === 'people/code-wrong'
    const message = refusalWords(context, error)
    const faults = [isCode ? { field: 'digits', message } : proofFault(context, error)]
    // An expired code is asked for anew; anything else is typed again beside it.
    const again = error.code === 'people/code-expired' ? {} : phoneLink
    return drawLinks({ ...visit, reply: reply.code(422) }, { phoneLink: again, faults })
  }
  return reply.redirect(context.link('/me/links?done=linked'), 303)
}

async function undo(visit: Visit): Promise<FastifyReply> {
  const { me, request, reply, context, person } = visit
  const which = one(formBodyOf(request), 'which') === 'phone' ? 'phone' : 'provider'
  try {
    me.door.enter(reply, await me.parts.citizens.undoLink(person, which))
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const faults = [{ field: 'provider', message: refusalWords(context, error) }]
    return drawLinks({ ...visit, reply: reply.code(422) }, { faults })
  }
  return reply.redirect(context.link('/me/links?done=undone'), 303)
}
