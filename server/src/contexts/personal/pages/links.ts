import { formatInstant } from '@huiyin/contract/time'
import type { AccountLinks } from '../../../kernel/citizens/index.ts'
import { maskPhone } from '../../../kernel/people/index.ts'
import type { PageContext } from '../../../platform/pages/context.ts'
import { dayIn, momentIn } from '../../../platform/pages/dates.ts'
import { errorSummary, type Fault, hiddenField, textField } from '../../../platform/pages/fields.ts'
import { type Html, html } from '../../../platform/pages/html.ts'
import { layout } from '../../../platform/pages/layout.ts'
import { type Named, nameIn } from '../../../platform/pages/named.ts'
import { whoLines } from './overview.ts'
import { whoFields } from './sign-in.ts'

/** A phone on its way to being linked. */
export interface PhoneLink {
  /** As typed; masked once the code is out. */
  readonly phone: string
  readonly challenge: string | null
  readonly demoCode: string | null
  readonly name: string
}

export interface LinksPage {
  readonly links: AccountLinks
  readonly agent: string | null
  /** The provider the region offers now. */
  readonly provider: Named | null
  readonly phoneLink: PhoneLink
  readonly done: string | null
  readonly faults: readonly Fault[]
}

/** 登录方式: what leads to the account, who is in it now, and how to change that. */
export function linksPage(context: PageContext, page: LinksPage): string {
  const { say } = context
  const { links, faults } = page
  const { kind, name, creditCode } = links
  const done = { linked: say('meLinked'), undone: say('meLinkUndone') }[page.done ?? '']
  const main = html`${errorSummary(say, faults)}
    ${done !== undefined && html`<p class="card next big" role="status">${done}</p>`}
    <h1>${say('meLinks')}</h1>
    ${links.provider !== null && whoLines(say, { name, creditCode, agent: page.agent })}
    <p>${say('meLinksLead')}</p>
    ${kind === 'person' && ways(context, page)}
    ${links.phone === null && phoneForm(context, page)}
    ${sessions(context, links)}
    <p><a class="button plain" href="${context.link('/me')}">${say('meTitle')}</a></p>`
  return layout(context, {
    title: say('meLinks'),
    main,
    private: true,
    hasFaults: faults.length > 0,
  })
}

function ways(context: PageContext, { links, provider }: LinksPage): Html {
  const { say, language, link } = context
  const called = { provider: nameIn(language, provider ?? { name: '—' }) }
  const isBoth = links.phone !== null && links.provider !== null
  const since = (at: Date | null) =>
    at !== null && html` · ${say('meLinkSince', { when: dayIn(language, formatInstant(at)) })}`
  const phone =
    links.phone !== null &&
    html`<p><b>${say('meLinkPhone', { phone: maskPhone(links.phone.number) })}</b>${since(links.phone.since)}</p>
      ${isBoth && undoForm(context, 'phone')}`
  const linked =
    links.provider !== null &&
    html`<p><b>${say('meLinkProvider', called)}</b>${since(links.provider.since)}</p>
      ${isBoth && undoForm(context, 'provider')}`
  const add =
    links.provider === null &&
    provider !== null &&
    html`<p><a class="button" href="${link('/me/links/provider')}">${say('meLinkAddProvider', called)}</a></p>`
  return html`<section class="card" id="provider" tabindex="-1" aria-label="${say('meLinks')}">
    ${phone}${linked}${add}
    <p class="soft">${isBoth ? say('meLinkUndoLead') : say('meLinkLast')}</p></section>`
}

function undoForm({ say, action }: PageContext, which: 'phone' | 'provider'): Html {
  const words = say(which === 'phone' ? 'meLinkUndoPhone' : 'meLinkUndoProvider')
  return html`<form method="post" action="${action('/me/links/undo')}">${hiddenField('which', which)}
    <p><button class="button plain">${words}</button></p></form>`
}

/** First the number, then its code with which person behind it one is. */
function phoneForm(context: PageContext, page: LinksPage): Html {
  const { say, action } = context
  const { faults, links, phoneLink } = page
  const { challenge, demoCode, name } = phoneLink
  const lead = links.kind === 'enterprise' ? 'meLinkAddPhoneEnterprise' : 'meLinkAddPhoneLead'
  const fields = challenge === null ? numberField(context, page) : codeField(context, page)
  return html`<section class="card" aria-labelledby="phone-title">
    <h2 id="phone-title">${say('meLinkAddPhone')}</h2>
    <p>${say(lead)}</p>
    ${demoCode !== null && html`<p><b>${say('meCodeDemo', { code: demoCode })}</b></p>`}
    <form method="post" action="${action('/me/links/phone')}" novalidate>${fields}
    ${challenge !== null && whoFields(context, { name, faults })}
    <p class="send"><button class="button">${say(challenge === null ? 'meSend' : 'meLinkPhoneButton')}</button></p>
    </form></section>`
}

function numberField({ say }: PageContext, { phoneLink, faults }: LinksPage): Html {
  const field = { id: 'phone', label: say('mePhone'), value: phoneLink.phone, maxLength: 20 }
  return textField({ ...field, type: 'tel', autocomplete: 'tel' }, faults)
}

function codeField({ say }: PageContext, { phoneLink, faults }: LinksPage): Html {
  const field = {
    id: 'digits',
    label: say('meCode'),
    value: '',
    inputMode: 'numeric',
    autocomplete: 'one-time-code',
    maxLength: 8,
  } as const
  return html`${hiddenField('challenge', phoneLink.challenge ?? '')}
    ${hiddenField('maskedPhone', phoneLink.phone)}
    <p class="soft">${phoneLink.phone}</p>${textField(field, faults)}`
}

function sessions({ say, language }: PageContext, { sessions }: AccountLinks): Html {
  const line = (one: AccountLinks['sessions'][number]) =>
    html`<li>${momentIn(language, formatInstant(one.startedAt))}
      ${one.way === 'phone' && html` · ${say('meSessionPhone')}`}
      ${one.agent !== null && html` · ${say('meWhoAgent', { name: one.agent })}`}
      ${one.isThis && html` · <b>${say('meSessionThis')}</b>`}</li>`
  return html`<h2>${say('meSessions')}</h2><ul>${sessions.map(line)}</ul>`
}
