import type { HttpServer, Language, Problem, ProblemPage } from '../http/index.ts'
import { type PageContext, type PageParts, pageContext, sendPage } from './context.ts'
import { accessibilityPage, homePage, problemPage } from './home.ts'
import { sayIn } from './say.ts'
import type { SiteSettings } from './site.ts'
import { publicStyleHash } from './style.ts'

export const homePagesPolicy = {
  'GET /': { public: true },
  'GET /accessibility': { public: true },
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
export function problemPages(site: () => SiteSettings): ProblemPage {
  const draw = (problem: Problem, language: Language) => {
    const context: PageContext = {
      say: sayIn(language),
      language,
      elder: false,
      site: site(),
      address: null,
      link: (path) => path,
      action: (path) => path,
    }
    return problemPage(context, problem)
  }
  return Object.assign(draw, { styleHashes: [publicStyleHash] })
}
