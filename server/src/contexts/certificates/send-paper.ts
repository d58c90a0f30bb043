import type { FastifyReply } from 'fastify'
import { asPage } from '../../platform/http/index.ts'
import { type PaperOptions, paperPage } from './pages/paper.ts'
import { paperStyleHash } from './pages/paper-style.ts'
import type { Paper } from './print-certificate.ts'

/** Sends a paper as a page to print, which no cache keeps. */
export function sendPaper(reply: FastifyReply, paper: Paper, options: PaperOptions): FastifyReply {
  const page = asPage(reply, paperStyleHash).header('cache-control', 'no-store')
  return page.send(paperPage(paper, options))
}
