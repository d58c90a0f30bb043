import { errors } from '@huiyin/contract/errors'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { SignInAs } from '../../kernel/citizens/index.ts'
import { cookieOf, setCookie } from '../../platform/http/cookies.ts'
import { Refusal } from '../../platform/http/index.ts'
import { errandSeconds } from '../../platform/oidc/index.ts'
import { pageContext } from '../../platform/pages/context.ts'
import { refusalWords } from '../../platform/pages/refusal-words.ts'
import { drawLinks } from './links.pages.ts'
import { type MePages, sendOwn, toSignIn } from './me-door.ts'
import { firstStep } from './sign-in.pages.ts'

const hidden = { schema: { hide: true } }
const errandCookie = 'huiyin-me-errand'

interface AsRoute {
  Params: { as: string }
}

/** Away to the region's identity provider and back: to sign in, or to link it. */
export function providerPages(me: MePages): void {
  const { http, pages, door } = me
  http.get<AsRoute>('/me/provider/:as', hidden, async (request, reply) => {
    const as = (['person', 'enterprise'] as const).find((one) => one === request.params.as)
    if (as === undefined) throw new Refusal('common/not-found')
    return away(me, request, reply, { as, linkFor: null })
  })
  http.get('/me/links/provider', hidden, async (request, reply) => {
    const person = await door.person(request)
    if (person === undefined) return toSignIn(reply, pageContext(request, pages, 'cookie'))
    return away(me, request, reply, { as: 'person', linkFor: person.accountId })
  })
  http.get('/me/provider/callback', hidden, (request, reply) => comeBack(me, request, reply))
}

async function away(
  me: MePages,
  request: FastifyRequest,
  reply: FastifyReply,
  asked: { readonly as: SignInAs; readonly linkFor: string | null },
): Promise<FastifyReply> {
  const { parts, pages } = me
  try {
    const regionCode = await parts.mainRegion()
    if (regionCode === undefined) throw new Refusal('citizens/no-provider')
    const origin = parts.ownUrl ?? `http://${request.headers.host}`
    const redirectUri = `${origin}/me/provider/callback`
    const begun = await parts.citizens.beginAtProvider({ regionCode, redirectUri, ...asked })
    const { secureCookies: secure } = pages
    setCookie(reply, errandCookie, begun.errand, { secure, maxAgeSeconds: errandSeconds })
    return reply.header('cache-control', 'no-store').redirect(begun.url, 303)
  } catch (error) {
    return refuse(me, request, reply, error)
  }
}

async function comeBack(
  me: MePages,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { parts, pages, door } = me
  const sealed = cookieOf(request, errandCookie) ?? ''
  // Whatever comes of it, the errand is over.
  setCookie(reply, errandCookie, '', { secure: pages.secureCookies, maxAgeSeconds: 0 })
  try {
    const { begun, isLinked } = await parts.citizens.finishAtProvider({
      sealed,
      query: request.url.split('?', 2)[1] ?? '',
      session: await door.session(request),
    })
    door.enter(reply, begun)
    return reply.redirect(isLinked ? '/me/links?done=linked' : '/me', 303)
  } catch (error) {
    return refuse(me, request, reply, error)
  }
}

/** Says what went wrong where the person can go on: at their links, or at the sign-in page. */
async function refuse(
  me: MePages,
  request: FastifyRequest,
  reply: FastifyReply,
  error: unknown,
): Promise<FastifyReply> {
  if (!(error instanceof Refusal)) throw error
  const context = pageContext(request, me.pages, 'cookie')
  const faults = [{ field: 'provider', message: refusalWords(context, error) }]
  const person = await me.door.person(request)
  reply.code(errors[error.code].status)
  if (person !== undefined) return drawLinks({ me, request, reply, context, person }, { faults })
  return sendOwn(request, reply, me.pages, await firstStep(me, context, { phone: '', faults }))
}
