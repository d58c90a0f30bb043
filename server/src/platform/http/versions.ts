import type { FastifyReply, FastifyRequest } from 'fastify'
import { Refusal } from './refusal.ts'

/** The entity tag of a version number. */
function tagOfVersion(version: number): string {
  return `"${version}"`
}

/**
 * Lets a change through only when it is decided on the version its sender says to have seen. A
 * request without `If-Match` is let through: the use case still guards the version of its body.
 *
 * @throws Refusal `common/version-changed`
 */
export function requireVersion(request: Pick<FastifyRequest, 'headers'>, version: number): void {
  const asked = request.headers['if-match']
  if (asked === undefined || asked === '*') return
  const isSeen = asked.split(',').some((tag) => tag.trim() === tagOfVersion(version))
  if (!isSeen) throw new Refusal('common/version-changed')
}

/** Names the version of an answer in its `ETag`, for the `If-Match` of the change that follows. */
export function nameVersion(reply: FastifyReply, version: number): void {
  reply.header('etag', tagOfVersion(version))
}
