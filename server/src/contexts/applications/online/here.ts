import type { FastifyReply, FastifyRequest } from 'fastify'
import type { CitizenSession } from '../../../kernel/citizens/index.ts'
import type { HttpServer } from '../../../platform/http/index.ts'
import { type PageContext, type PageParts, pageContext } from '../../../platform/pages/context.ts'
import { asked } from '../../../platform/pages/form-body.ts'
import type { MeDoor } from '../../personal/index.ts'
import type { DraftSubject } from './draft.types.ts'
import type { OnlineParts } from './own-ids.ts'

/** Applying online needs to know whose public side this is. */
export interface ApplyParts extends OnlineParts {
  readonly mainRegion: () => Promise<string | undefined>
}

/** What the pages of one's own applications are drawn with. */
export interface Apply {
  readonly http: HttpServer
  readonly parts: ApplyParts
  readonly pages: PageParts
  readonly door: MeDoor
}

/** Somebody signed in, if only by phone, in front of the form. */
export interface Here {
  readonly apply: Apply
  readonly request: FastifyRequest
  readonly reply: FastifyReply
  readonly context: PageContext
  readonly session: CitizenSession
}

/** What is applied for, in an address. */
export const addressOf = ({ itemCode, themeCode }: DraftSubject) =>
  itemCode === null ? `theme=${themeCode}` : `item=${itemCode}`

/** Routes for who has at least shown that the phone is theirs. */
export function openRoutes(apply: Apply) {
  return (answer: (here: Here) => Promise<FastifyReply>) =>
    async (request: FastifyRequest, reply: FastifyReply) => {
      const context = pageContext(request, apply.pages, 'cookie')
      const session = await apply.door.session(request)
      if (session === undefined) {
        const next = request.url.startsWith('/me/apply?')
          ? `?next=${encodeURIComponent(`/me/apply?${addressOf(subjectAsked(request))}`)}`
          : ''
        return reply.redirect(context.link(`/me/sign-in${next}`), 303)
      }
      return answer({ apply, request, reply, context, session })
    }
}

export function subjectAsked(request: FastifyRequest): DraftSubject {
  return { itemCode: asked(request, 'item'), themeCode: asked(request, 'theme') }
}
