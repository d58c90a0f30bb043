import type { FastifyReply, FastifyRequest } from 'fastify'
import type {
  BegunCitizenSession,
  CitizenSession,
  Citizens,
  PersonSession,
} from '../../kernel/citizens/index.ts'
import { cookieOf, setCookie } from '../../platform/http/cookies.ts'
import type { HttpServer } from '../../platform/http/index.ts'
import {
  type PageContext,
  type PageParts,
  pageContext,
  sendPage,
} from '../../platform/pages/context.ts'
import type { MeParts } from './parts.ts'

/** The way in to “我的”: its own cookie, which the desk does not know. */
export interface MeDoor {
  /** Who is signed in, even if only the phone is proved. */
  session(request: FastifyRequest): Promise<CitizenSession | undefined>
  /** Who is signed in and known; nobody else sees anything. */
  person(request: FastifyRequest): Promise<PersonSession | undefined>
  enter(reply: FastifyReply, begun: BegunCitizenSession): void
  leave(reply: FastifyReply): void
}

export function openMeDoor(citizens: Citizens, pages: PageParts): MeDoor {
  const secure = pages.secureCookies
  // The prefix makes browsers refuse the cookie unless it is Secure and for this host alone.
  const cookie = secure ? '__Host-huiyin-me' : 'huiyin-me'

  async function session(request: FastifyRequest) {
    const token = cookieOf(request, cookie)
    return token === undefined ? undefined : citizens.find(token)
  }

  return {
    session,
    async person(request) {
      const found = await session(request)
      return found === undefined ? undefined : personOf(found)
    },
    enter: (reply, { token, maxAgeSeconds }) =>
      setCookie(reply, cookie, token, { secure, maxAgeSeconds }),
    leave: (reply) => setCookie(reply, cookie, '', { secure, maxAgeSeconds: 0 }),
  }
}

function personOf(session: CitizenSession): PersonSession | undefined {
  const { accountId } = session
  return accountId === null ? undefined : { ...session, accountId }
}

/** What every page of “我的” is drawn with. */
export interface MePages {
  readonly http: HttpServer
  readonly parts: MeParts
  readonly pages: PageParts
  readonly door: MeDoor
}

/** A page of one person alone: no cache keeps it. */
export function sendOwn(
  request: FastifyRequest,
  reply: FastifyReply,
  parts: PageParts,
  document: string,
): FastifyReply {
  return sendPage(request, reply, { document, memory: 'cookie', parts, isOwn: true })
}

/** Where whoever is not signed in begins. */
export function toSignIn(reply: FastifyReply, context: PageContext): FastifyReply {
  return reply.redirect(context.link('/me/sign-in'), 303)
}

/** Somebody signed in, in front of a page of their own. */
export interface Visit {
  readonly me: MePages
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly context: PageContext
  readonly person: PersonSession
}

/** Routes for who is signed in; anybody else begins at the sign-in page. */
export function openVisits(me: MePages) {
  return (answer: (visit: Visit) => Promise<FastifyReply>) =>
    async (request: FastifyRequest, reply: FastifyReply) => {
      const context = pageContext(request, me.pages, 'cookie')
      const person = await me.door.person(request)
      if (person === undefined) return toSignIn(reply, context)
      return answer({ me, request, reply, context, person })
    }
}
