import { SignInProviders } from '@huiyin/contract/access'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { cookieOf, setCookie } from '../../platform/http/cookies.ts'
import { type HttpServer, Refusal } from '../../platform/http/index.ts'
import { errandSeconds } from '../../platform/oidc/index.ts'
import type { AccessRoutesParts } from './access.routes.ts'
import type { PolicyTable } from './actor.ts'
import type { AccessParts } from './parts.ts'
import {
  beginAtProvider,
  finishAtProvider,
  type ProviderParts,
  providerOf,
} from './provider-sign-in.ts'

/** The way through a region's identity provider; only the provider's answer admits anybody. */
export const providerPolicy = {
  'GET /api/v1/session/providers': { public: true, side: 'desk' },
  'GET /sign-in/provider/:regionCode': { public: true, side: 'desk', limit: 'sign-in' },
  'GET /sign-in/provider/:regionCode/link': { signedIn: true, limit: 'sign-in' },
  'GET /sign-in/provider/:regionCode/sign-out': { public: true, side: 'desk' },
  'GET /sign-in/callback': { public: true, side: 'desk', limit: 'sign-in' },
} as const satisfies PolicyTable

interface RegionRoute {
  Params: { regionCode: string }
}

const hidden = { schema: { hide: true } }
const errandCookie = 'huiyin-errand'

/** Sign-in through a provider: away, back, and the page the person wanted. */
export function providerRoutes(http: HttpServer, parts: AccessRoutesParts): void {
  http.registerPolicy(providerPolicy)
  listRoute(http, parts)

  const away = async (
    request: FastifyRequest<RegionRoute>,
    reply: FastifyReply,
    linkFor: string | null,
  ) => {
    const access = withProvider(parts.access)
    const { regionCode } = request.params
    const redirectUri = `${ownOrigin(request, parts)}/sign-in/callback`
    const { url, errand } = await beginAtProvider(access, { regionCode, redirectUri, linkFor })
    setCookie(reply, errandCookie, errand, { secure: parts.isSecure, maxAgeSeconds: errandSeconds })
    return reply.header('cache-control', 'no-store').redirect(url, 303)
  }
  http.get<RegionRoute>('/sign-in/provider/:regionCode', hidden, (request, reply) =>
    away(request, reply, null),
  )
  http.get<RegionRoute>('/sign-in/provider/:regionCode/link', hidden, (request, reply) =>
    away(request, reply, staffIdOf(request) ?? null),
  )
  http.get('/sign-in/callback', hidden, async (request, reply) => {
    const sealed = cookieOf(request, errandCookie) ?? ''
    // Whatever comes of it, the errand is over.
    setCookie(reply, errandCookie, '', { secure: parts.isSecure, maxAgeSeconds: 0 })
    const done = await finishAtProvider(withProvider(parts.access), {
      sealed,
      query: request.url.split('?', 2)[1] ?? '',
      address: request.ip,
      staffId: staffIdOf(request),
    })
    if (done !== 'linked') {
      parts.forget()
      setCookie(reply, parts.sessionCookie, done.token, { secure: parts.isSecure })
    }
    return reply.header('cache-control', 'no-store').redirect('/desk', 303)
  })
  http.get<RegionRoute>(
    '/sign-in/provider/:regionCode/sign-out',
    hidden,
    async (request, reply) => {
      const access = withProvider(parts.access)
      const provider = providerOf(access, request.params.regionCode)
      const home = `${ownOrigin(request, parts)}/desk/sign-in`
      return reply.redirect((await access.provider.oidc.endSessionUrl(provider, home)) ?? home, 303)
    },
  )
}

/** What the sign-in page offers beside the password. */
function listRoute(http: HttpServer, { access }: AccessRoutesParts): void {
  http.get(
    '/api/v1/session/providers',
    {
      schema: {
        summary: 'Identity providers one may sign in through',
        tags: ['access'],
        response: { 200: SignInProviders },
      },
    },
    async () => {
      const { provider } = access
      if (provider === undefined) return { rows: [] }
      const regions = await access.org.regions()
      const rows = regions.flatMap(({ regionCode, name }) => {
        const found = findProvider({ ...access, provider }, regionCode)
        return found === undefined ? [] : [{ regionCode, region: name, label: found.label }]
      })
      return { rows }
    },
  )
}

function findProvider(access: AccessParts & { provider: ProviderParts }, regionCode: string) {
  try {
    return providerOf(access, regionCode)
  } catch (error) {
    if (error instanceof Refusal) return undefined
    throw error
  }
}

function withProvider(access: AccessParts): AccessParts & { readonly provider: ProviderParts } {
  const { provider } = access
  if (provider === undefined) throw new Refusal('access/no-provider')
  return { ...access, provider }
}

function staffIdOf({ actor }: FastifyRequest): string | undefined {
  return actor.kind === 'staff' ? actor.staffId : undefined
}

/** The address staff know; without one the host of the request, which only loopback can be. */
function ownOrigin(request: FastifyRequest, { deskUrl }: AccessRoutesParts): string {
  return deskUrl ?? `http://${request.headers.host}`
}
