import type { BulletinFormat } from '@huiyin/contract/case-bulletins'
import type { FastifyReply } from 'fastify'
import { letterStyleHash } from '../../kernel/letters/index.ts'
import { asFile, asPage } from '../../platform/http/index.ts'
import type { makeFile } from './make-files.ts'

/** Answers with a document: a page to look at, everything else to keep. */
export function sendFile(
  reply: FastifyReply,
  format: Exclude<BulletinFormat, 'json'>,
  { name, body }: Awaited<ReturnType<typeof makeFile>>,
): never {
  const answer = format === 'html' ? asPage(reply, letterStyleHash) : asFile(reply, format, name)
  // The schema of the answer is that of the figures; a file is sent as it is.
  return answer.serializer(passedOn).send(body as never) as never
}

const passedOn = (payload: unknown) => payload as string
