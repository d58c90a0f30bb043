import type { FastifyReply, FastifyRequest } from 'fastify'

/** Longest `Cookie` header we look into; ours are far shorter. */
const cookieHeaderLengthMax = 4_096

/**
 * One cookie of a request. Read on demand, because most requests carry none we need and parsing
 * all of them costs every request.
 */
export function cookieOf(request: FastifyRequest, name: string): string | undefined {
  const header = request.headers.cookie
  if (header === undefined || header.length > cookieHeaderLengthMax) return undefined
  for (const pair of header.split(';')) {
    const equals = pair.indexOf('=')
    if (equals > 0 && pair.slice(0, equals).trim() === name) return pair.slice(equals + 1).trim()
  }
  return undefined
}

export interface CookieOptions {
  /** Seconds it lives; 0 deletes it; without it the cookie ends with the browser. */
  readonly maxAgeSeconds?: number
  /** True on https; plain http is for loopback only. */
  readonly secure: boolean
  /** Whether scripts of the page may read it; never for a session. */
  readonly readableByScript?: true
}

/**
 * Sets a cookie for the whole site, sent only with requests that start on our own pages.
 *
 * @param value - base64url text, digits and dots only; nothing is escaped
 */
export function setCookie(
  reply: FastifyReply,
  name: string,
  value: string,
  options: CookieOptions,
): void {
  const parts = [`${name}=${value}`, 'Path=/', 'SameSite=Lax']
  if (options.maxAgeSeconds !== undefined) parts.push(`Max-Age=${options.maxAgeSeconds}`)
  if (options.secure) parts.push('Secure')
  if (!options.readableByScript) parts.push('HttpOnly')
  reply.header('set-cookie', parts.join('; '))
}
