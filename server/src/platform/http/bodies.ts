import { parse } from 'node:querystring'
import { Refusal } from './refusal.ts'
import type { HttpServer } from './server.ts'

const formFieldsMax = 200
/** Ours are five levels deep at most; what is nested without end exhausts whoever walks it. */
const depthMax = 20

/**
 * Reads JSON as Fastify does, but refuses texts that cannot be stored as they are (the character
 * NUL, halves of surrogate pairs) and what is nested too deep.
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
      if (error === null && !isStorable(value, depthMax)) done(new Refusal('common/unreadable'))
      else done(error, value)
    })
  })
}

function isStorable(value: unknown, levels: number): boolean {
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
    else done(null, { ...parse(body as string, '&', '=', { maxKeys: formFieldsMax }) })
  })
}
