import type { FastifyReply, FastifyRequest } from 'fastify'
import { type HttpServer, Refusal } from '../../platform/http/index.ts'
import { type PageParts, pageContext, sendPage } from '../../platform/pages/context.ts'
import { asked } from '../../platform/pages/form-body.ts'
import { askPage, certificatePage, unknownPage } from './pages/verify.ts'
import type { CertificateParts } from './parts.ts'
import { showPublicCertificate } from './show-certificate.ts'

/** Anybody who was shown a certificate may look it up. */
export const certificatePagesPolicy = {
  'GET /verify': { public: true, side: 'public' },
  'GET /verify/:certificate': { public: true, side: 'public' },
} as const

type Numbered = { Params: { certificate: string } }
const hidden = { schema: { hide: true } }

/** 证照核验: by number, server-rendered, without script. */
export function certificatePages(
  http: HttpServer,
  parts: CertificateParts,
  pages: PageParts,
): void {
  http.registerPolicy(certificatePagesPolicy)

  async function show(request: FastifyRequest, reply: FastifyReply, number: string) {
    const context = pageContext(request, pages, 'cookie')
    const send = (document: string) =>
      sendPage(request, reply, { document, memory: 'cookie', parts: pages })
    try {
      return send(certificatePage(context, await showPublicCertificate(parts, number)))
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'certificates/unknown') throw error
      reply.code(404)
      return send(unknownPage(context, number))
    }
  }

  http.get('/verify', hidden, (request, reply) => {
    const number = asked(request, 'number')
    if (number !== null) return show(request, reply, number)
    const document = askPage(pageContext(request, pages, 'cookie'))
    return sendPage(request, reply, { document, memory: 'cookie', parts: pages })
  })
  http.get<Numbered>('/verify/:certificate', hidden, (request, reply) =>
    show(request, reply, request.params.certificate),
  )
}
