import {
  PhoneChangeBody,
  PhoneChangeCode,
  PhoneChangeCodeBody,
  PhoneChangeReceipt,
} from '@huiyin/contract/phone-change'
import { formatInstant } from '@huiyin/contract/time'
import { staffOf } from '../../kernel/access/index.ts'
import { isMobile, normalisePhone } from '../../kernel/people/index.ts'
import { type HttpServer, Refusal } from '../../platform/http/index.ts'
import { changeAtCounter } from './change-at-counter.ts'
import type { PersonalParts } from './parts.ts'

/** A lost number is changed by a window clerk; who agrees to it is another, by the matter. */
const counterPolicy = {
  'POST /api/v1/phone-changes/codes': { roles: ['window_clerk'], limit: 'sign-in' },
  'POST /api/v1/phone-changes': { roles: ['window_clerk'], limit: 'sign-in' },
} as const

/** The counter's path for a number that was lost. */
export function counterRoutes(http: HttpServer, parts: PersonalParts): void {
  http.registerPolicy(counterPolicy)
  http.post(
    '/api/v1/phone-changes/codes',
    {
      schema: {
        tags: ['personal data'],
        summary: 'Send a code to the new number of somebody at the counter',
        body: PhoneChangeCodeBody,
        response: { 200: PhoneChangeCode },
      },
    },
    async (request) => {
      const phone = normalisePhone(request.body.newPhone)
      if (!isMobile(phone)) throw new Refusal('people/phone-not-valid')
      const { regionCode } = staffOf(request)
      const asked = { regionCode, phone, purpose: 'new_phone', address: request.ip } as const
      const { challenge, expiresAt } = await parts.citizens.sendCode(asked)
      return { challenge, expiresAt: formatInstant(expiresAt) }
    },
  )
  http.post(
    '/api/v1/phone-changes',
    {
      schema: {
        tags: ['personal data'],
        summary: 'Enter the new number of somebody who shows a document at the counter',
        description: 'It waits by the rule personal/phone-changes, and a second person agrees.',
        body: PhoneChangeBody,
        response: { 201: PhoneChangeReceipt },
      },
    },
    async (request, reply) =>
      reply.code(201).send(await changeAtCounter(parts, staffOf(request), request.body)),
  )
}
