import { readFileSync } from 'node:fs'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { contentSecurityPolicy, type HttpServer, Refusal } from '../../platform/http/index.ts'
import { type PageParts, pageContext, sendPage } from '../../platform/pages/context.ts'
import { asked } from '../../platform/pages/form-body.ts'
import { publicStyleHash } from '../../platform/pages/style.ts'
import { hashOf, offlinePage } from './pages/offline.ts'
import { askPage, certificatePage, unknownPage } from './pages/verify.ts'
import type { CertificateParts } from './parts.ts'
import { showKeys, showPublicCertificate, showSignedLists } from './show-certificate.ts'

/** Anybody who was shown a certificate may look it up. */
export const certificatePagesPolicy = {
  'GET /verify': { public: true, side: 'public' },
  'GET /verify/offline': { public: true, side: 'public' },
  'GET /verify/:certificate': { public: true, side: 'public' },
} as const

type Numbered = { Params: { certificate: string } }
const hidden = { schema: { hide: true } }

/** 证照核验: by number, server-rendered, without script. */
export function certificatePages(
  http: HttpServer,
  parts: CertificateParts,
  pages: PageParts & { readonly checkerFile: string },
): void {
  http.registerPolicy(certificatePagesPolicy)
  offlineRoute(http, parts, pages.checkerFile)

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

/** The page as one file to be saved: the script of the build, keys and lists as they are now. */
function offlineRoute(http: HttpServer, parts: CertificateParts, checkerFile: string): void {
  const script = readChecker(checkerFile)
  http.get('/verify/offline', hidden, async (_request, reply) => {
    // Without a build there is no such page; everything else of the certificates works.
    if (script === undefined) throw new Refusal('common/not-found')
    const { keys } = await showKeys(parts)
    const lists = await showSignedLists(parts)
    const policy = contentSecurityPolicy({
      styleHashes: [publicStyleHash],
      scriptHashes: [hashOf(script)],
    })
    reply.header('content-security-policy', policy).header('cache-control', 'no-cache')
    reply.type('text/html; charset=utf-8')
    return reply.send(offlinePage(script, { keys, lists }, parts.world.now()))
  })
}

function readChecker(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
