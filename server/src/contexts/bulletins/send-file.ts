import type { BulletinFormat } from '@huiyin/contract/case-bulletins'
import type { FastifyReply } from 'fastify'
import { letterStyleHash } from '../../kernel/letters/index.ts'
import { contentSecurityPolicy } from '../../platform/http/headers.ts'
import type { makeFile } from './make-files.ts'

/** Answers with a document: a page to look at, everything else to keep. */
export function sendFile(
  reply: FastifyReply,
  format: Exclude<BulletinFormat, 'json'>,
  { name, type, body }: Awaited<ReturnType<typeof makeFile>>,
): never {
  reply.header('cache-control', 'private, no-cache').type(type)
  if (format === 'html') {
    const policy = contentSecurityPolicy({ styleHashes: [letterStyleHash] })
    reply.header('content-security-policy', policy)
  } else {
    const named = `attachment; filename*=UTF-8''${encodeURIComponent(name)}`
    reply.header('content-disposition', named)
  }
  // The schema of the answer is that of the figures; a file is sent as it is.
  return reply.serializer(passedOn).send(body as never) as never
}

const passedOn = (payload: unknown) => payload as string
