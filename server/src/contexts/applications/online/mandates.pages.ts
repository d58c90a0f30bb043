import { localDayOf, parseLocalDay } from '@huiyin/contract/time'
import type { FastifyReply } from 'fastify'
import { isIdNumber, isMobile, normalisePhone } from '../../../kernel/people/index.ts'
import { Refusal } from '../../../platform/http/index.ts'
import type { Fault } from '../../../platform/pages/fields.ts'
import { formBodyOf, one, typedCode, typedDigits } from '../../../platform/pages/form-body.ts'
import { sendOwn } from '../../personal/index.ts'
import { filedFor } from './agents.ts'
import { type Apply, type Here, openRoutes } from './here.ts'
import { grantedBy, grantMandate, heldBy, lastMandateDay, revoke } from './mandates.ts'
import { ownIds } from './own-ids.ts'
import { mandatesPage } from './pages/mandates.ts'

const hidden = { schema: { hide: true } }
const idForm = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** `/me/mandates`: granting, seeing what was done under it, revoking. */
export function mandatePages(apply: Apply): void {
  const { http } = apply
  const route = openRoutes(apply)
  http.get(
    '/me/mandates',
    hidden,
    route((here) => draw(here, {}, [])),
  )
  http.post('/me/mandates', hidden, route(grant))
  http.post('/me/mandates/:id/revoke', hidden, route(end))
}

async function draw(
  here: Here,
  typed: Readonly<Record<string, string>>,
  faults: readonly Fault[],
): Promise<FastifyReply> {
  const { apply, request, reply, context, session } = here
  const { parts, pages } = apply
  const own = await parts.people.own(parts.db, session.regionCode, await ownIds(parts, session))
  const known = own.filter((one) => one.name !== null && one.idNumber !== null)
  const document = mandatesPage(context, {
    granted: await grantedBy(parts, session),
    held: await heldBy(parts, session),
    filed: await filedFor(parts, session),
    principals: [...new Map(known.map((each) => [each.idNumber, each])).values()],
    typed,
    lastDay: lastMandateDay(parts),
    faults,
  })
  return sendOwn(request, reply, pages, document)
}

async function grant(here: Here): Promise<FastifyReply> {
  const { apply, request, reply, context, session } = here
  const { parts } = apply
  const { say } = context
  const body = formBodyOf(request)
  const typed = {
    name: one(body, 'name').trim().slice(0, 60),
    idNumber: typedCode(one(body, 'idNumber')),
    phone: normalisePhone(typedDigits(one(body, 'phone'))),
    scope: one(body, 'scope').trim(),
    until: one(body, 'until'),
  }
  const today = localDayOf(parts.world.now())
  const day = parseLocalDay(typed.until)
  const isInTime = day !== undefined && day >= today && day <= lastMandateDay(parts)
  const isScope = typed.scope === '' || /^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/.test(typed.scope)
  const faults: Fault[] = [
    ...(typed.name === '' ? [{ field: 'name', message: say('faultApplyName') }] : []),
    ...(isIdNumber(typed.idNumber)
      ? []
      : [{ field: 'idNumber', message: say('faultApplyIdNumber') }]),
    ...(isMobile(typed.phone) ? [] : [{ field: 'phone', message: say('faultMePhone') }]),
    ...(isScope ? [] : [{ field: 'scope', message: say('mandateScopeHint') }]),
    ...(isInTime ? [] : [{ field: 'until', message: say('faultMandateDay') }]),
  ]
  const principalId = one(body, 'principal')
  if (faults.length > 0 || day === undefined) {
    return draw({ ...here, reply: reply.code(422) }, typed, faults)
  }
  if (!idForm.test(principalId)) throw new Refusal('common/not-found')
  const scopeCode = typed.scope === '' ? null : typed.scope
  await grantMandate(parts, session, { principalId, agent: typed, scopeCode, until: day })
  return reply.redirect(context.link('/me/mandates'), 303)
}

async function end({ apply, request, reply, context, session }: Here): Promise<FastifyReply> {
  const { id } = request.params as { readonly id: string }
  if (!idForm.test(id)) throw new Refusal('common/not-found')
  await revoke(apply.parts, session, id)
  return reply.redirect(context.link('/me/mandates'), 303)
}
