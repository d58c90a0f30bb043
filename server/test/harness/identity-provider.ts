import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Provider from 'oidc-provider'

/** Who sits in front of the provider's own sign-in page, and what it states of them. */
export interface AtProvider {
  accountId: string
  acr: string
  claims: Record<string, string>
}

/** A real identity provider, started by the tests on this machine. */
export interface IdentityProvider {
  readonly issuer: string
  readonly secret: string
  /** Changed by tests: the next to sign in there is this one. */
  readonly at: AtProvider
  /** What was asked for, newest last: the parameters of each authorization request. */
  readonly asked: readonly URLSearchParams[]
  stop(): Promise<void>
}

/** @param origin - where the product is reached; its callbacks are registered at the provider */
export async function startIdentityProvider(origin: () => string): Promise<IdentityProvider> {
  const secret = 'a-client-secret-of-the-tests-alone'
  const at: AtProvider = { accountId: 'u-1', acr: 'urn:one', claims: {} }
  const asked: URLSearchParams[] = []
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  let answer: ReturnType<Provider['callback']> | undefined
  let provider: Provider | undefined
  server.on('request', (request, response) => {
    // Made with the first request, when the address of the product is known.
    provider ??= openProvider({ issuer, secret, at, origin: origin() })
    answer ??= provider.callback()
    const url = new URL(request.url ?? '/', issuer)
    if (url.pathname === '/auth') asked.push(url.searchParams)
    if (!url.pathname.startsWith('/login/')) return answer(request, response)
    const { accountId, acr } = at
    return provider.interactionFinished(request, response, { login: { accountId, acr } })
  })
  return {
    issuer,
    secret,
    at,
    asked,
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

function openProvider(parts: {
  readonly issuer: string
  readonly secret: string
  readonly at: AtProvider
  readonly origin: string
}): Provider {
  const { issuer, secret, at, origin } = parts
  return new Provider(issuer, {
    clients: [
      {
        client_id: 'huiyin',
        client_secret: secret,
        redirect_uris: [`${origin}/sign-in/callback`, `${origin}/me/provider/callback`],
        post_logout_redirect_uris: [`${origin}/desk/sign-in`],
      },
    ],
    acrValues: ['urn:one', 'urn:two'],
    claims: {
      openid: ['sub'],
      profile: ['staff_code', 'email', 'name', 'id_number', 'credit_code', 'enterprise'],
    },
    conformIdTokenClaims: false,
    cookies: { keys: ['of the tests'] },
    features: { devInteractions: { enabled: false } },
    findAccount: (_context, accountId) => ({
      accountId,
      claims: () => ({ sub: accountId, ...at.claims }),
    }),
    interactions: { url: (_context, interaction) => `/login/${interaction.uid}` },
    async loadExistingGrant(context) {
      const { client, session } = context.oidc
      const grant = new context.oidc.provider.Grant({
        clientId: client?.clientId ?? '',
        accountId: session?.accountId ?? '',
      })
      grant.addOIDCScope('openid profile')
      await grant.save()
      return grant
    },
  })
}

/** Walks through the provider as a browser does, to the address it sends back to. */
export async function walkThrough(start: string, origin: string): Promise<URL> {
  const jar = new Map<string, string>()
  let url = start
  for (let hop = 0; hop < 10; hop += 1) {
    if (url.startsWith(origin)) return new URL(url)
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const found = await fetch(url, { redirect: 'manual', headers: { cookie } })
    for (const one of found.headers.getSetCookie()) {
      const [pair = ''] = one.split(';')
      jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1))
    }
    const location = found.headers.get('location')
    if (location === null) throw new Error(`${found.status} ${await found.text()}`)
    url = new URL(location, url).href
  }
  throw new Error('the provider never sent anybody back')
}

/** The cookies an answer sets, as a browser sends them back. */
export function setCookies(header: unknown): string[] {
  return [header].flat().flatMap((one) => (one ? [String(one).split(';')[0] ?? ''] : []))
}
