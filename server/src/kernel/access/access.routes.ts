import {
  Enrolment,
  EnrolmentCode,
  IdParameter,
  OwnSessions,
  PasswordChange,
  SignIn,
  WhoAmI,
} from '@huiyin/contract/access'
import { formatInstant } from '@huiyin/contract/time'
import type { FastifyReply, FastifyRequest } from 'fastify'
import Type from 'typebox'
import { type HttpServer, languageOf, Refusal, setCookie } from '../../platform/http/index.ts'
import { ownAccountPolicy } from './access.policy.ts'
import type { StaffActor } from './actor.ts'
import { beginSecondFactor, bindSecondFactor, changePassword } from './own-account.ts'
import { endOwnSession, ownSessions, whoAmI } from './own-sessions.ts'
import type { AccessParts } from './parts.ts'
import { type BegunSession, signIn } from './sign-in.ts'

export interface AccessRoutesParts {
  readonly access: AccessParts
  readonly sessionCookie: string
  /** Whether cookies are for https only. */
  readonly isSecure: boolean
  /** The address staff know, if the configuration names one. */
  readonly deskUrl: string | undefined
  /** Makes this server forget sessions it remembers. */
  readonly forget: () => void
}

const tags = ['access']
const nothing = { 204: Type.Null() }

/** Sign-in and what everybody does with their own account. */
export function ownAccountRoutes(http: HttpServer, parts: AccessRoutesParts): void {
  const { access } = parts
  http.registerPolicy(ownAccountPolicy)

  http.post(
    '/api/v1/session',
    { schema: { summary: 'Sign in', tags, body: SignIn, response: { 201: WhoAmI } } },
    async (request, reply) => {
      const begun = await signIn(access, { ...request.body, address: request.ip })
      return answerSession(parts, request, reply, begun)
    },
  )
  http.get(
    '/api/v1/session',
    { schema: { summary: 'Who am I', tags, response: { 200: WhoAmI } } },
    async (request, reply) => {
      reply.header('cache-control', 'no-store')
      return whoAmI(access, staffOf(request), languageOf(request))
    },
  )
  http.delete(
    '/api/v1/session',
    { schema: { summary: 'Sign out', tags, response: nothing } },
    async (request, reply) => {
      const actor = staffOf(request)
      await endOwnSession(access, actor, { id: actor.sessionId, address: request.ip })
      parts.forget()
      const { isSecure, sessionCookie } = parts
      setCookie(reply, sessionCookie, '', { secure: isSecure, maxAgeSeconds: 0 })
      return reply.code(204).send(null)
    },
  )
  sessionRoutes(http, parts)
  factorRoutes(http, parts)
}

function sessionRoutes(http: HttpServer, parts: AccessRoutesParts): void {
  const { access } = parts
  http.get(
    '/api/v1/sessions',
    { schema: { summary: 'My running sessions', tags, response: { 200: OwnSessions } } },
    async (request) => {
      const actor = staffOf(request)
      const sessions = await ownSessions(access, actor)
      const rows = sessions.map((session) => ({
        id: session.id,
        isThisOne: session.id === actor.sessionId,
        startedAt: formatInstant(session.startedAt),
        lastSeenAt: formatInstant(session.lastSeenAt),
        address: session.address,
      }))
      return { rows }
    },
  )
  http.delete(
    '/api/v1/sessions/:id',
    { schema: { summary: 'End one of my sessions', tags, params: IdParameter, response: nothing } },
    async (request, reply) => {
      const end = { id: request.params.id, address: request.ip }
      await endOwnSession(access, staffOf(request), end)
      parts.forget()
      return reply.code(204).send(null)
    },
  )
}

function factorRoutes(http: HttpServer, parts: AccessRoutesParts): void {
  const { access } = parts
  http.post(
    '/api/v1/session/password',
    {
      schema: {
        summary: 'Change my password',
        tags,
        body: PasswordChange,
        response: { 201: WhoAmI },
      },
    },
    async (request, reply) => {
      const change = { ...request.body, address: request.ip }
      const begun = await changePassword(access, staffOf(request), change)
      return answerSession(parts, request, reply, begun)
    },
  )
  http.post(
    '/api/v1/session/second-factor',
    { schema: { summary: 'Begin to bind an authenticator', tags, response: { 201: Enrolment } } },
    async (request, reply) => {
      const begun = await beginSecondFactor(access, staffOf(request), request.ip)
      return reply.code(201).header('cache-control', 'no-store').send(begun)
    },
  )
  http.post(
    '/api/v1/session/second-factor/confirm',
    {
      schema: {
        summary: 'Bind the authenticator with its first code',
        tags,
        body: EnrolmentCode,
        response: { 201: WhoAmI },
      },
    },
    async (request, reply) => {
      const input = { code: request.body.code, address: request.ip }
      const begun = await bindSecondFactor(access, staffOf(request), input)
      return answerSession(parts, request, reply, begun)
    },
  )
}

/** The member of staff behind a request that only staff may make. */
export function staffOf(request: FastifyRequest): StaffActor {
  const { actor } = request
  if (actor.kind !== 'staff') throw new Refusal('common/sign-in-needed')
  return actor
}

async function answerSession(
  parts: AccessRoutesParts,
  request: FastifyRequest,
  reply: FastifyReply,
  begun: BegunSession,
): Promise<WhoAmI> {
  const { session, token } = begun
  const { regionCode, staffId } = session
  parts.forget()
  setCookie(reply, parts.sessionCookie, token, { secure: parts.isSecure })
  reply.code(201).header('cache-control', 'no-store')
  const actor = { regionCode, staffId, sessionId: session.id }
  return whoAmI(parts.access, actor, languageOf(request))
}
