import { parse } from 'node:querystring'
import { Refusal } from './refusal.ts'
import type { HttpServer } from './server.ts'

const formFieldsMax = 200

/** Reads JSON as Fastify does, but refuses the one character PostgreSQL cannot store. */
export function readJson(http: HttpServer): void {
  const parseJson = http.getDefaultJsonParser('error', 'error')
  http.removeContentTypeParser('application/json')
  http.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (typeof body === 'string' && body.includes('\\u0000')) {
      done(new Refusal('common/unreadable'))
      return
    }
    // An empty body is an act without content, as ending a session.
    if (body === '') {
      done(null, undefined)
      return
    }
    parseJson(request, body as string, done)
  })
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
