import { asked } from '../../platform/pages/form-body.ts'
import type { MePages } from './me-door.ts'

const hidden = { schema: { hide: true } }

interface AppRoute {
  Params: { region: string; key: string }
}

/**
 * `/app/:region/:key`: the way in from the region's own app. The link opens once and is left at
 * once, so that neither the history nor the address bar keeps who came.
 */
export function hostAppPages({ http, parts, door }: MePages): void {
  http.get<AppRoute>('/app/:region/:key', hidden, async (request, reply) => {
    const { region: regionCode, key: keyId } = request.params
    const value = (name: string) => asked(request, name) ?? ''
    const to = value('to')
    const link = { regionCode, keyId, to, person: value('person') }
    const signed = { at: value('at'), nonce: value('nonce'), sign: value('sign') }
    const begun = await parts.hostLinks.open({ ...link, ...signed })
    if (begun !== undefined) door.enter(reply, begun)
    reply.headers({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' })
    return reply.redirect(addressOf(to, begun !== undefined, parts.publicSideUrl), 303)
  })
}

/** Who came with a phone says first which person behind it they are, as after a code. */
function addressOf(to: string, isNamed: boolean, publicSideUrl: string | undefined): string {
  if (!to.startsWith('/me')) return `${publicSideUrl ?? ''}${to}`
  return isNamed ? '/me/who' : to
}
