import type { FastifyRequest } from 'fastify'
import type { HttpServer, Problem, ProblemPage } from '../http/index.ts'
import { type PageParts, pageContext, sendPage } from './context.ts'
import { accessibilityPage, homePage, problemPage } from './home.ts'
import { publicStyleHash } from './style.ts'

export const homePagesPolicy = {
  'GET /': { public: true, side: 'public' },
  'GET /accessibility': { public: true, side: 'public' },
} as const

/** The pages that belong to no single system. */
export function homePages(http: HttpServer, parts: PageParts): void {
  http.registerPolicy(homePagesPolicy)
  const pages = { '/': homePage, '/accessibility': accessibilityPage } as const
  for (const [path, draw] of Object.entries(pages)) {
    http.get(path, { schema: { hide: true } }, (request, reply) => {
      const document = draw(pageContext(request, parts, 'cookie'))
      return sendPage(request, reply, { document, memory: 'cookie', parts })
    })
  }
}

/** Draws refusals and faults for people; give it to the HTTP server as its `problemPage`. */
export function problemPages(parts: PageParts): ProblemPage {
  const draw = (problem: Problem, request: FastifyRequest) =>
    // Sending a form again by a switch of the strip would be wrong here: no address to come back to.
    problemPage({ ...pageContext(request, parts, 'address'), address: null }, problem)
  return Object.assign(draw, { styleHashes: [publicStyleHash] })
}
