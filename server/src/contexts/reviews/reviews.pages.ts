import type { HttpServer } from '../../platform/http/index.ts'
import type { PageParts } from '../../platform/pages/context.ts'
import { cardRoutes } from './pages/card.routes.ts'
import { figureRoutes } from './pages/figures.routes.ts'
import { reviewRoutes } from './pages/review.routes.ts'
import { staticCodeRoutes } from './pages/static-code.routes.ts'
import { terminalRoutes } from './pages/terminal.routes.ts'
import type { ReviewPageActs } from './pages/view.ts'

/** Everybody may open these; a form is limited like any other change. */
export const reviewPagesPolicy = {
  'GET /r': { public: true },
  'POST /r': { public: true },
  'GET /r/:token': { public: true },
  'POST /r/:token': { public: true },
  'GET /r/:token/qr.svg': { public: true },
  'GET /r/:token/qr.png': { public: true },
  'GET /terminal/:key': { public: true },
  'POST /terminal/:key': { public: true },
  'GET /s/:code': { public: true },
  'POST /s/:code': { public: true },
  'GET /s/:code/qr.svg': { public: true },
  'GET /s/:code/qr.png': { public: true },
  'GET /reviews': { public: true },
  'GET /reviews/published': { public: true },
} as const

/** The public pages of reviews: from the link or the number to the receipt, and the figures. */
export function reviewPages(http: HttpServer, acts: ReviewPageActs, parts: PageParts): void {
  http.registerPolicy(reviewPagesPolicy)
  reviewRoutes(http, acts, parts)
  cardRoutes(http, acts)
  terminalRoutes(http, acts, parts)
  staticCodeRoutes(http, acts, parts)
  figureRoutes(http, acts, parts)
}
