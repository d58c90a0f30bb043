import { type ParsedUrlQuery, parse } from 'node:querystring'
import { mayBeUnplain, plainText } from '../plain-text.ts'
import { Refusal } from './refusal.ts'
import type { HttpServer } from './server.ts'

const formFieldsMax = 200
/** Ours are five levels deep at most; what is nested without end exhausts whoever walks it. */
const depthMax = 20

/**
 * Reads JSON as Fastify does, but refuses texts that cannot be stored as they are (the character
 * NUL, halves of surrogate pairs) and what is nested too deep. Marks nobody types are left out.
 */
export function readJson(http: HttpServer): void {
  const parseJson = http.getDefaultJsonParser('error', 'error')
  http.removeContentTypeParser('application/json')
  http.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    // An empty body is an act without content, as ending a session.
    if (body === '') {
      done(null, undefined)
      return
    }
    parseJson(request, body as string, (error, value) => {
      if (error === null && !isStorable(value)) done(new Refusal('common/unreadable'))
      else done(error, mayBeUnplain(body as string) ? plain(value) : value)
    })
  })
}

function plain(value: unknown): unknown {
  if (typeof value === 'string') return plainText(value)
  if (Array.isArray(value)) return value.map(plain)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, plain(inner)]))
}

/** Whether all texts of a value can be stored, and it is not nested too deep. */
export function isStorable(value: unknown, levels: number = depthMax): boolean {
  if (typeof value === 'string') return value.isWellFormed() && !value.includes('\0')
  if (typeof value !== 'object' || value === null) return true
  if (levels === 0) return false
  return Object.entries(value).every(
    ([name, inner]) => isStorable(name, levels) && isStorable(inner, levels - 1),
  )
}

/** Reads the forms of our own pages; the API speaks JSON only. */
export function readForms(http: HttpServer): void {
  const type = 'application/x-www-form-urlencoded'
  http.addContentTypeParser(type, { parseAs: 'string' }, (request, body, done) => {
    if (request.url.startsWith('/api/')) done(new Refusal('common/unsupported-media'))
    else if (/%00|\0/.test(body as string)) done(new Refusal('common/unreadable'))
    else done(null, plainForm(parse(body as string, '&', '=', { maxKeys: formFieldsMax })))
  })
}

function plainForm(sent: ParsedUrlQuery): ParsedUrlQuery {
  return Object.fromEntries(
    Object.entries(sent).map(([name, value = '']) => [
      name,
      typeof value === 'string' ? plainText(value) : value.map(plainText),
    ]),
  )
}
