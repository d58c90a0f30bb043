import * as client from 'openid-client'
import { isLoopback } from '../config.ts'
import { type Outbound, OutboundFault } from '../outbound/index.ts'
import type { World } from '../world.ts'

/** An identity provider and who we are to it. */
export interface OidcProvider {
  readonly issuer: string
  readonly clientId: string
}

/** What must come back as it went out; kept by the browser, sealed. */
export interface OidcChecks {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
}

/** Nobody is signed in by this answer; why is for the log alone. */
export class OidcFault extends Error {}

/** Sign-in by OpenID Connect: authorization code with PKCE, state, nonce and issuer checked. */
export interface Oidc {
  /** Where to send the browser. @throws OidcFault when the provider does not answer */
  begin(
    provider: OidcProvider,
    asked: {
      readonly redirectUri: string
      readonly acrValues: readonly string[]
      /** Asks who it is although somebody is signed in there: a terminal in a hall is everybody's. */
      readonly prompt?: 'login'
    },
  ): Promise<{ readonly url: string; readonly checks: OidcChecks }>
  /**
   * What the provider says of the person. @throws OidcFault for an answer of another issuer, for
   * somebody else, changed on the way, too old, or used before
   */
  finish(
    provider: OidcProvider,
    answer: { readonly url: URL; readonly checks: OidcChecks },
  ): Promise<Readonly<Record<string, unknown>> & { readonly sub: string }>
  /**
   * The same with what the provider tells on asking again. @throws OidcFault also when that is about
   * somebody else
   */
  finishWithProfile(
    provider: OidcProvider,
    answer: { readonly url: URL; readonly checks: OidcChecks },
  ): Promise<Readonly<Record<string, unknown>> & { readonly sub: string }>
  /** Where the provider ends its own session; `undefined` when it has no such place. */
  endSessionUrl(provider: OidcProvider, returnTo: string): Promise<string | undefined>
}

const discoveryKeptMs = 3_600_000
/** Clocks of two machines differ. */
const toleranceSeconds = 60
const randomBytes = 32

export function openOidc(parts: {
  readonly world: World
  readonly outbound: Outbound
  readonly secret: string
}): Oidc {
  const { world } = parts
  const kept = new Map<string, { readonly at: number; readonly known: client.Configuration }>()

  async function discover(provider: OidcProvider): Promise<client.Configuration> {
    const key = `${provider.issuer} ${provider.clientId}`
    const at = world.now().getTime()
    const found = kept.get(key)
    if (found !== undefined && at - found.at < discoveryKeptMs) return found.known
    const known = await readDiscovery(provider, parts)
    kept.set(key, { at, known })
    return known
  }

  return {
    begin: (provider, { redirectUri, acrValues, prompt }) =>
      faultless(async () => {
        const random = () => world.randomBytes(randomBytes).toString('base64url')
        const checks: OidcChecks = { state: random(), nonce: random(), verifier: random() }
        const url = client.buildAuthorizationUrl(await discover(provider), {
          redirect_uri: redirectUri,
          scope: 'openid profile',
          code_challenge: await client.calculatePKCECodeChallenge(checks.verifier),
          code_challenge_method: 'S256',
          state: checks.state,
          nonce: checks.nonce,
          ...(prompt === undefined ? {} : { prompt }),
          ...(acrValues.length === 0 ? {} : { acr_values: acrValues.join(' ') }),
        })
        return { url: url.href, checks }
      }),
    finish: (provider, answer) =>
      faultless(async () => (await redeem(await discover(provider), answer)).claims),
    finishWithProfile: (provider, answer) =>
      faultless(async () => {
        const known = await discover(provider)
        const { claims, accessToken } = await redeem(known, answer)
        if (known.serverMetadata().userinfo_endpoint === undefined) return claims
        // What was signed outweighs what was told.
        return { ...(await client.fetchUserInfo(known, accessToken, claims.sub)), ...claims }
      }),
    endSessionUrl: (provider, returnTo) =>
      faultless(async () => {
        const known = await discover(provider)
        if (known.serverMetadata().end_session_endpoint === undefined) return undefined
        return client.buildEndSessionUrl(known, { post_logout_redirect_uri: returnTo }).href
      }),
  }
}

/** Gives the code back for who it is about. */
async function redeem(
  known: client.Configuration,
  { url, checks }: { readonly url: URL; readonly checks: OidcChecks },
) {
  const tokens = await client.authorizationCodeGrant(known, url, {
    expectedState: checks.state,
    expectedNonce: checks.nonce,
    pkceCodeVerifier: checks.verifier,
    idTokenExpected: true,
  })
  const claims = tokens.claims()
  if (claims === undefined) throw new OidcFault('no identity came back')
  return { claims, accessToken: tokens.access_token }
}

function readDiscovery(
  { issuer, clientId }: OidcProvider,
  { outbound, secret }: { readonly outbound: Outbound; readonly secret: string },
): Promise<client.Configuration> {
  const server = new URL(issuer)
  // Without encryption only a provider on this very machine is asked, as in tests.
  const isHere = server.protocol === 'http:' && isLoopback(server.hostname)
  return client.discovery(
    server,
    clientId,
    { [client.clockTolerance]: toleranceSeconds },
    client.ClientSecretBasic(secret),
    {
      [client.customFetch]: (url, options) => ask(outbound, url, options),
      ...(isHere ? { execute: [client.allowInsecureRequests] } : {}),
    },
  )
}

/** Everything the library asks goes out by the one door, to hosts the configuration names. */
async function ask(
  outbound: Outbound,
  url: string,
  options: client.CustomFetchOptions,
): Promise<Response> {
  const { status, body } = await outbound.send({
    method: options.method === 'POST' ? 'POST' : 'GET',
    url,
    headers: options.headers,
    ...(options.body === undefined || options.body === null ? {} : { body: String(options.body) }),
  })
  return new Response(body, { status, headers: { 'content-type': 'application/json' } })
}

/** The library's many errors are one to us; their words stay with the cause. */
async function faultless<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    const isTheirs = error instanceof Error && !(error instanceof OidcFault)
    if (!isTheirs) throw error
    const reason = error instanceof OutboundFault ? error.reason : error.name
    throw new OidcFault(`identity provider: ${reason}`, { cause: error })
  }
}
