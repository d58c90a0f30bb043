import type { FastifyReply, FastifyRequest } from 'fastify'
import type { PersonSession } from '../../kernel/citizens/index.ts'
import { asFile, type HttpServer } from '../../platform/http/index.ts'
import { type PageContext, type PageParts, pageContext } from '../../platform/pages/context.ts'
import type { Fault } from '../../platform/pages/fields.ts'
import { asked, formBodyOf, one, typedCode } from '../../platform/pages/form-body.ts'
import { hostAppPages } from './host-app.pages.ts'
import { linksPages } from './links.pages.ts'
import { type MePages, openMeDoor, sendOwn, toSignIn } from './me-door.ts'
import { overviewPage } from './pages/overview.ts'
import { whoPage } from './pages/sign-in.ts'
import type { MeParts } from './parts.ts'
import { personalPolicy } from './personal.policy.ts'
import { proofFault, readProof } from './proofs.ts'
import { providerPages } from './provider.pages.ts'
import { requestPages } from './request.pages.ts'
import { showOwn } from './show-own.ts'
import { signInPages } from './sign-in.pages.ts'

const hidden = { schema: { hide: true } }

/** `/me`: everything that is one's own, without scripts and without a word about anybody else. */
export function mePages(http: HttpServer, parts: MeParts, pages: PageParts): void {
  http.registerPolicy(personalPolicy)
  const me: MePages = { http, parts, pages, door: openMeDoor(parts.citizens, pages) }
  signInPages(me)
  hostAppPages(me)
  providerPages(me)
  linksPages(me)
  whoPages(me)
  ownPages(me)
  ownPapers(me)
  requestPages(me)
}

/** Which person behind the phone: asked once, after the code. */
function whoPages(me: MePages): void {
  const { http, parts, pages, door } = me
  http.get('/me/who', hidden, async (request, reply) => {
    const context = pageContext(request, pages, 'cookie')
    if ((await door.session(request)) === undefined) return toSignIn(reply, context)
    return sendOwn(request, reply, pages, whoPage(context, { name: '', faults: [] }))
  })

  http.post('/me/who', hidden, async (request, reply) => {
    const context = pageContext(request, pages, 'cookie')
    const session = await door.session(request)
    if (session === undefined) return toSignIn(reply, context)
    const body = formBodyOf(request)
    const proof = readProof(body)
    const back = (fault: Fault) => {
      const document = whoPage(context, { name: one(body, 'name'), faults: [fault] })
      return sendOwn(request, reply.code(422), pages, document)
    }
    if (proof === null) return back({ field: 'receiptCode', message: context.say('faultMeWho') })
    try {
      door.enter(reply, await parts.citizens.prove(session, proof))
    } catch (error) {
      return back(proofFault(context, error))
    }
    return reply.redirect(context.link('/me'), 303)
  })
}

function ownPages(me: MePages): void {
  const { http, parts, pages, door } = me
  const draw = async (
    request: FastifyRequest,
    reply: FastifyReply,
    person: PersonSession,
    faults: readonly Fault[],
  ) => {
    const context = pageContext(request, pages, 'cookie')
    const done = doneWords(context, asked(request, 'done'))
    const view = await showOwn(parts, person)
    return sendOwn(request, reply, pages, overviewPage(context, { view, faults, done }))
  }

  http.get('/me', hidden, async (request, reply) => {
    const person = await door.person(request)
    const context = pageContext(request, pages, 'cookie')
    return person === undefined ? toSignIn(reply, context) : draw(request, reply, person, [])
  })

  http.get<{ Params: { number: string } }>('/me/m/:number', hidden, async (request, reply) => {
    const { number } = request.params
    const person = await door.person(request)
    const view = person === undefined ? undefined : await showOwn(parts, person)
    const own = [...(view?.matters ?? []), ...(view?.requests ?? [])]
    if (own.some((one) => one.number === number)) return parts.showMatter(request, reply, number)
    const agent = person === undefined ? null : await parts.agentFor(person, number)
    if (agent !== null) return parts.showMatter(request, reply, number, agent)
    const progress = `/m/${encodeURIComponent(number)}`
    return reply.redirect(pageContext(request, pages, 'cookie').link(progress), 303)
  })

  http.post('/me/claims', hidden, async (request, reply) => {
    const person = await door.person(request)
    const context = pageContext(request, pages, 'cookie')
    if (person === undefined) return toSignIn(reply, context)
    const receiptCode = typedCode(one(formBodyOf(request), 'receiptCode'))
    try {
      await parts.citizens.claim(person, { receiptCode })
    } catch (error) {
      return draw(request, reply.code(422), person, [proofFault(context, error)])
    }
    return reply.redirect(context.link('/me?done=claim'), 303)
  })

  http.get('/me/copy', hidden, async (request, reply) => {
    const person = await door.person(request)
    if (person === undefined) return toSignIn(reply, pageContext(request, pages, 'cookie'))
    const copy = JSON.stringify(await showOwn(parts, person), null, 2)
    return asFile(reply, 'json', 'huiyin-my-data.json')
      .header('cache-control', 'no-store')
      .send(copy)
  })

  http.post('/me/sign-out', hidden, async (request, reply) => {
    const session = await door.session(request)
    if (session !== undefined) await parts.citizens.signOut(session)
    door.leave(reply)
    return reply.redirect(pageContext(request, pages, 'cookie').link('/'), 303)
  })
}

/** The paper of a certificate, for its holder alone. */
function ownPapers({ http, parts, pages, door }: MePages): void {
  http.get<{ Params: { certificate: string } }>(
    '/me/certificates/:certificate',
    hidden,
    async (request, reply) => {
      const person = await door.person(request)
      if (person === undefined) return toSignIn(reply, pageContext(request, pages, 'cookie'))
      const { regionCode } = person
      const citizenIds = await parts.citizens.claimed(parts.db, person)
      return parts.showPaper(reply, { regionCode, citizenIds, number: request.params.certificate })
    },
  )
}

function doneWords({ say }: PageContext, what: string | null): string | null {
  if (what === 'claim') return say('meAdded')
  return what === 'phone' ? say('meNewPhoneDone') : null
}
