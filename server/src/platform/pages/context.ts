import { gzipSync } from 'node:zlib'
import type { FastifyReply, FastifyRequest } from 'fastify'
import {
  contentSecurityPolicy,
  cookieOf,
  formToken,
  formTokenName,
  type Language,
  languageCookie,
  languageOf,
  secretPageHeaders,
  setCookie,
} from '../http/index.ts'
import type { World } from '../world.ts'
import { type Say, sayIn } from './say.ts'
import type { SiteSettings } from './site.ts'
import { publicStyleHash } from './style.ts'

/** What every public page is drawn with. */
export interface PageContext {
  readonly say: Say
  readonly language: Language
  /** 长者模式: large text, all functions. */
  readonly elder: boolean
  readonly site: SiteSettings
  /** Address of this page for the switches of the top strip; `null` where leaving loses something. */
  readonly address: string | null
  /** An own address, carrying language and size where no cookie may remember them. */
  readonly link: (path: string) => string
  /** The address a form is sent to, with the token for browsers that name no origin. */
  readonly action: (path: string) => string
}

/** What the platform gives the pages. */
export interface PageParts {
  readonly site: () => SiteSettings
  readonly world: World
  /** Signs form tokens: the secret the HTTP server checks them with. */
  readonly formSecret: Buffer
  readonly secureCookies: boolean
}

/**
 * Whether a page remembers size and language in a cookie. Pages whose address is a secret set none
 * and carry the choice in their links.
 */
export type Memory = 'cookie' | 'address'

const elderCookie = 'elder'
const rememberSeconds = 180 * 24 * 3_600

/** Reads how the person wants to read: address, else cookie, else what the browser prefers. */
export function pageContext(
  request: FastifyRequest,
  parts: PageParts,
  memory: Memory,
): PageContext {
  const asked = request.query as Readonly<Record<string, unknown>>
  const language = languageOf(request)
  const elder = (asked.elder ?? cookieOf(request, elderCookie)) === '1'
  const carried: Record<string, string> = {}
  if (memory === 'address' && elder) carried.elder = '1'
  if (memory === 'address' && typeof asked.lang === 'string') carried.lang = language
  const link = (path: string) => withQuery(path, carried)
  return {
    say: sayIn(language),
    language,
    elder,
    site: parts.site(),
    address: request.method === 'GET' ? request.url : null,
    link,
    action: (path) =>
      withQuery(link(path), {
        [formTokenName]: formToken(
          path.split('?', 1)[0] ?? path,
          parts.formSecret,
          parts.world.now().getTime(),
        ),
      }),
  }
}

/** Adds parameters to an address of ours, replacing those it has; an empty value removes one. */
export function withQuery(address: string, values: Readonly<Record<string, string>>): string {
  const [path = '', query = ''] = address.split('?', 2)
  const parameters = new URLSearchParams(query)
  for (const [name, value] of Object.entries(values)) {
    if (value === '') parameters.delete(name)
    else parameters.set(name, value)
  }
  return parameters.size === 0 ? path : `${path}?${parameters}`
}

/** Sends a page under the strictest policy: our one style by its hash, no script, never framed. */
export function sendPage(
  request: FastifyRequest,
  reply: FastifyReply,
  page: {
    readonly document: string
    readonly memory: Memory
    readonly parts: PageParts
    /** It belongs to one person: no cache keeps it, not even the browser's own. */
    readonly isOwn?: true
    /** Of the inline scripts of the page, the few that have one. */
    readonly scriptHashes?: readonly string[]
    /** The place a base map comes from, on pages with a map. */
    readonly imageOrigin?: string
  },
): FastifyReply {
  reply.header(
    'content-security-policy',
    contentSecurityPolicy({
      styleHashes: [publicStyleHash],
      scriptHashes: page.scriptHashes ?? [],
      imageOrigin: page.imageOrigin,
    }),
  )
  reply.type('text/html; charset=utf-8')
  if (page.memory === 'address') reply.headers(secretPageHeaders)
  else {
    reply.header('cache-control', page.isOwn ? 'no-store' : 'private, no-cache')
    remember(request, reply, page.parts)
  }
  reply.header('vary', 'accept-encoding')
  if (!acceptsGzip(request)) return reply.send(page.document)
  // Nothing a stranger chose stands on one page with a secret, so its length tells nothing (BREACH).
  return reply.header('content-encoding', 'gzip').send(gzipSync(page.document, { level: 5 }))
}

function acceptsGzip(request: FastifyRequest): boolean {
  return /\bgzip\b(?!;q=0(\.0*)?(,|$))/.test(String(request.headers['accept-encoding'] ?? ''))
}

/** Keeps a choice that came by address. Nothing else is ever kept here. */
function remember(request: FastifyRequest, reply: FastifyReply, parts: PageParts): void {
  const asked = request.query as Readonly<Record<string, unknown>>
  const options = { maxAgeSeconds: rememberSeconds, secure: parts.secureCookies }
  if (asked.elder === '1' || asked.elder === '0') {
    setCookie(reply, elderCookie, asked.elder, options)
  }
  if (asked.lang === 'zh' || asked.lang === 'en') {
    setCookie(reply, languageCookie, asked.lang, options)
  }
}
