import type { FastifyReply } from 'fastify'
import { contentSecurityPolicy } from './headers.ts'

/** What people take away, by the ending of its name. */
const mediaTypes = {
  csv: 'text/csv; charset=utf-8',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  html: 'text/html; charset=utf-8',
  json: 'application/json; charset=utf-8',
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const

/** The answer is a file to keep, under a name that may be Chinese (RFC 6266, RFC 8187). */
export function asFile(
  reply: FastifyReply,
  kind: keyof typeof mediaTypes,
  name: string,
): FastifyReply {
  const isPlain = /^[\w.-]+$/.test(name)
  const named = isPlain ? `filename="${name}"` : `filename*=UTF-8''${encodeURIComponent(name)}`
  return reply
    .header('cache-control', 'private, no-cache')
    .header('content-disposition', `attachment; ${named}`)
    .type(mediaTypes[kind])
}

/** The answer is a document to look at and to print, with the one style it carries. */
export function asPage(reply: FastifyReply, styleHash: string): FastifyReply {
  return reply
    .header('cache-control', 'private, no-cache')
    .header('content-security-policy', contentSecurityPolicy({ styleHashes: [styleHash] }))
    .type(mediaTypes.html)
}
