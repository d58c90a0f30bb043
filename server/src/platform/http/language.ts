import type { FastifyRequest } from 'fastify'
import { cookieOf } from './cookies.ts'

/** The languages a person can read us in; letters are Chinese only. */
export type Language = 'zh' | 'en'

/** Name of the cookie that remembers the choice; it carries nothing else. */
export const languageCookie = 'lang'

const languages: ReadonlySet<string> = new Set(['zh', 'en'] satisfies Language[])

declare module 'fastify' {
  interface FastifyRequest {
    /** `lang` of an address of the API, see {@link takeLanguage}. */
    askedLanguage: unknown
  }
}

/**
 * Takes `lang` out of the query of the API before schemas see it: every address understands it,
 * and no schema has to name it.
 */
export function takeLanguage(request: FastifyRequest): void {
  if (!request.url.startsWith('/api/') || !request.url.includes('lang=')) return
  const query = request.query as Record<string, unknown>
  request.askedLanguage = query.lang
  delete query.lang
}

/** `?lang`, else the remembered choice, else what the browser prefers, else Chinese. */
export function languageOf(request: FastifyRequest): Language {
  const query = request.query as Readonly<Record<string, unknown>> | undefined
  const asked = request.askedLanguage ?? query?.lang ?? cookieOf(request, languageCookie)
  if (typeof asked === 'string' && languages.has(asked)) return asked as Language
  return preferredLanguage(request.headers['accept-language'])
}

/** The language of ours with the highest weight in an `Accept-Language` header. */
export function preferredLanguage(header: string | undefined): Language {
  let best: Language = 'zh'
  let bestWeight = 0
  for (const range of (header ?? '').slice(0, 200).split(',')) {
    const [tag = '', ...parameters] = range.trim().toLowerCase().split(';')
    const language = tag.split('-')[0] ?? ''
    const weight = weightOf(parameters)
    if (languages.has(language) && weight > bestWeight) {
      best = language as Language
      bestWeight = weight
    }
  }
  return best
}

function weightOf(parameters: readonly string[]): number {
  const quality = parameters.map((text) => text.trim()).find((text) => text.startsWith('q='))
  const weight = quality === undefined ? 1 : Number(quality.slice(2))
  return Number.isFinite(weight) ? weight : 0
}
