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
  'GET /r': { public: true, side: 'public' },
  'POST /r': { public: true, side: 'public' },
  'GET /r/:token': { public: true, side: 'public' },
  'POST /r/:token': { public: true, side: 'public' },
  'GET /r/:token/qr.svg': { public: true, side: 'public' },
  'GET /r/:token/qr.png': { public: true, side: 'public' },
  'GET /terminal/:key': { public: true, side: 'public' },
  'POST /terminal/:key': { public: true, side: 'public' },
  'GET /s/:code': { public: true, side: 'public' },
  'POST /s/:code': { public: true, side: 'public' },
  'GET /s/:code/qr.svg': { public: true, side: 'public' },
  'GET /s/:code/qr.png': { public: true, side: 'public' },
  'GET /reviews': { public: true, side: 'public' },
  'GET /reviews/unit': { public: true, side: 'public' },
  'GET /reviews/item': { public: true, side: 'public' },
  'GET /reviews/definitions': { public: true, side: 'public' },
  'GET /reviews/published': { public: true, side: 'public' },
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
