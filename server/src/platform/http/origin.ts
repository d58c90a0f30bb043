import { createHmac, timingSafeEqual } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { Refusal } from './refusal.ts'

/** Name of the query parameter that carries a form token in a form's address. */
export const formTokenName = 'formToken'

const formTokenHours = 12
const hourMs = 3_600_000
const safeMethods: ReadonlySet<string> = new Set(['GET', 'HEAD', 'OPTIONS'])

/** What of a request tells where it comes from. */
type Sent = Pick<FastifyRequest, 'method' | 'url' | 'query' | 'headers'>

export interface OriginParts {
  /** Origin of `HUIYIN_PUBLIC_URL`; without it the host the request names. */
  readonly publicOrigin: string | undefined
  /** Signs form tokens. */
  readonly secret: Buffer
}

/**
 * Refuses a change that another site started in the browser of somebody here.
 *
 * A browser names the origin of an unsafe request; where it does not (`null` on pages without
 * referrer, old browsers), `Sec-Fetch-Site` or the token of our own form must speak for it. A
 * bearer key is never sent by a browser on its own, so keys are exempt; a program without
 * a cookie has nothing another site could ride on, and a page of another site can send nothing but
 * forms without a preflight, which we never grant.
 */
export function requireOwnOrigin(request: Sent, parts: OriginParts, nowMs: number): void {
  if (safeMethods.has(request.method)) return
  const { headers } = request
  if (headers.authorization !== undefined) return
  const { origin } = headers
  if (origin !== undefined && origin !== 'null') {
    if (isOwnOrigin(origin, request, parts.publicOrigin)) return
    throw new Refusal('common/wrong-origin')
  }
  const site = headers['sec-fetch-site']
  if (site === 'same-origin') return
  if (site === undefined && headers.cookie === undefined && !couldBeForm(request)) return
  if (site === undefined || site === 'none') {
    if (hasFormToken(request, parts.secret, nowMs)) return
  }
  throw new Refusal('common/wrong-origin')
}

/**
 * The token a form of ours carries in its address, for browsers that tell no origin. It is bound
 * to the path and to the cookies' owner by nothing but the path: it stops forged forms, and the
 * paths that need no sign-in carry their own secret.
 *
 * @param path - the path the form is sent to
 */
export function formToken(path: string, secret: Buffer, nowMs: number): string {
  const until = Math.ceil(nowMs / hourMs) + formTokenHours
  return `${until}.${signature(path, until, secret)}`
}

function hasFormToken(request: Sent, secret: Buffer, nowMs: number): boolean {
  const query = request.query as Record<string, unknown>
  const token = query[formTokenName]
  // The schema of the route does not know the parameter, and need not.
  delete query[formTokenName]
  if (typeof token !== 'string') return false
  const [untilText = '', given = ''] = token.split('.')
  const until = Number(untilText)
  if (!Number.isInteger(until) || until * hourMs < nowMs) return false
  const path = request.url.split('?', 1)[0] ?? ''
  const expected = Buffer.from(signature(path, until, secret))
  const actual = Buffer.from(given)
  return actual.length === expected.length && timingSafeEqual(actual, expected)
}

function signature(path: string, until: number, secret: Buffer): string {
  return createHmac('sha256', secret).update(`form ${until} ${path}`).digest('base64url')
}

function isOwnOrigin(origin: string, request: Sent, publicOrigin: string | undefined) {
  if (publicOrigin !== undefined && origin === publicOrigin) return true
  // Without a public address the page was loaded from the host the request names; a page of
  // another host would name that one. Behind a public https address only that one counts.
  return !publicOrigin?.startsWith('https:') && origin === `http://${request.headers.host}`
}

/** What a page of another site can send without asking first. */
function couldBeForm(request: Sent): boolean {
  if (request.method !== 'POST') return false
  return /^(application\/x-www-form-urlencoded|multipart\/form-data|text\/plain)/i.test(
    request.headers['content-type'] ?? '',
  )
}
