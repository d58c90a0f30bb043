import type { FastifyReply, FastifyRequest } from 'fastify'
import { Refusal } from './refusal.ts'

/** The entity tag of a version number. */
function tagOfVersion(version: number): string {
  return `"${version}"`
}

/**
 * Lets a change through only when its sender has seen the present version. A request without
 * `If-Match` is let through: the use case still guards its own version.
 *
 * @throws Refusal `common/version-changed`
 */
export function requireVersion(request: FastifyRequest, version: number): void {
  const asked = request.headers['if-match']
  if (asked === undefined || asked === '*') return
  const isSeen = asked.split(',').some((tag) => tag.trim() === tagOfVersion(version))
  if (!isSeen) throw new Refusal('common/version-changed')
}

/**
 * Names the version of an answer. @returns true when the reader has it already: answer 304
 * without a body.
 */
export function isKnownToReader(
  request: FastifyRequest,
  reply: FastifyReply,
  version: number,
): boolean {
  const tag = tagOfVersion(version)
  reply.header('etag', tag)
  const known = request.headers['if-none-match']?.split(',') ?? []
  return known.some((one) => one.trim().replace(/^W\//, '') === tag)
}
