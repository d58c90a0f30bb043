import type { FastifyReply } from 'fastify'
import { contentSecurityPolicy } from '../../platform/http/index.ts'
import { type PaperOptions, paperPage } from './pages/paper.ts'
import { paperStyleHash } from './pages/paper-style.ts'
import type { Paper } from './print-certificate.ts'

/** Sends a paper as a page to print, which no cache keeps. */
export function sendPaper(reply: FastifyReply, paper: Paper, options: PaperOptions): FastifyReply {
  reply.header('cache-control', 'no-store')
  reply.header('content-security-policy', contentSecurityPolicy({ styleHashes: [paperStyleHash] }))
  reply.type('text/html; charset=utf-8')
  return reply.send(paperPage(paper, options))
}
