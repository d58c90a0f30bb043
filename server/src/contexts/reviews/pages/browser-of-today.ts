import { endOfDay, localDayOf } from '@huiyin/contract/time'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { cookieOf, setCookie } from '../../../platform/http/index.ts'
import type { PageParts } from '../../../platform/pages/context.ts'

const cookieName = 'today'
const wordBytes = 16
const wordForm = /^[\w-]{22}$/

/**
 * The random word of a browser, given with its first review of a day and forgotten by it at
 * midnight: it tells a phone that reviews for thirty people from thirty phones, and nothing else.
 */
export function browserOfToday(
  request: FastifyRequest,
  reply: FastifyReply,
  { world, secureCookies }: PageParts,
): string {
  const known = cookieOf(request, cookieName)
  if (known !== undefined && wordForm.test(known)) return known
  const word = world.randomBytes(wordBytes).toString('base64url')
  const now = world.now()
  const left = endOfDay(localDayOf(now)).getTime() - now.getTime()
  const maxAgeSeconds = Math.max(1, Math.floor(left / 1000))
  setCookie(reply, cookieName, word, { maxAgeSeconds, secure: secureCookies })
  return word
}
