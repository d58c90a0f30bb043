import type { PageContext } from '../../../platform/pages/context.ts'
import { momentIn } from '../../../platform/pages/dates.ts'
import { errorSummary, type Fault, hiddenField, textField } from '../../../platform/pages/fields.ts'
import { type Html, html } from '../../../platform/pages/html.ts'
import { layout } from '../../../platform/pages/layout.ts'
import { type Named, nameIn } from '../../../platform/pages/named.ts'

export interface PhoneStep {
  readonly phone: string
  /** Where the person goes after it; empty for “我的”. */
  readonly next?: string
  /** What the region offers beside the phone. */
  readonly provider: OfferedProvider | null
  readonly faults: readonly Fault[]
}

/** An identity provider as its buttons name it. */
export interface OfferedProvider extends Named {
  readonly forEnterprises: boolean
}

/** First step: the phone a code is sent to, or away to the identity provider. */
export function phonePage(
  context: PageContext,
  { phone, next = '', provider, faults }: PhoneStep,
): string {
  const { say, action } = context
  const field = textField(
    {
      id: 'phone',
      label: say('mePhone'),
      hint: say('mePhoneHint'),
      value: phone,
      type: 'tel',
      autocomplete: 'tel',
      maxLength: 20,
    },
    faults,
  )
  const main = html`${errorSummary(say, faults)}
    <h1>${say('meSignIn')}</h1>
    <p>${say('meSignInLead')}</p>
    <form method="post" action="${action('/me/sign-in')}" novalidate>${hiddenField('step', 'phone')}
    ${next !== '' && hiddenField('next', next)}    ${field}<p class="send"><button class="button">${say('meSend')}</button></p></form>
    ${provider !== null && providerButtons(context, provider)}`
  return page(context, say('meSignIn'), main, faults)
}

function providerButtons({ say, link, language }: PageContext, provider: OfferedProvider): Html {
  const called = { provider: nameIn(language, provider) }
  const button = (as: string, words: string) =>
    html`<p><a class="button plain" href="${link(`/me/provider/${as}`)}">${words}</a></p>`
  return html`<section class="card" id="provider" tabindex="-1" aria-labelledby="or">
    <h2 id="or">${say('meOr')}</h2>
    <p>${say('meProviderLead')}</p>
    ${button('person', say('meProviderPerson', called))}
    ${provider.forEnterprises && button('enterprise', say('meProviderEnterprise', called))}</section>`
}

export interface CodeStep {
  readonly challenge: string
  readonly maskedPhone: string
  readonly expiresAt: string
  readonly demoCode: string | null
  readonly next?: string
  readonly faults: readonly Fault[]
}

/** Second step: the code of the message. */
export function codePage(context: PageContext, step: CodeStep): string {
  const { say, action, language } = context
  const { faults, next = '' } = step
  const field = textField(
    {
      id: 'digits',
      label: say('meCode'),
      value: '',
      inputMode: 'numeric',
      autocomplete: 'one-time-code',
      maxLength: 8,
    },
    faults,
  )
  const when = momentIn(language, step.expiresAt)
  const main = html`${errorSummary(say, faults)}
    <h1>${say('meSignIn')}</h1>
    <p>${say('meCodeLead', { phone: step.maskedPhone, when })}</p>
    ${step.demoCode !== null && html`<p class="card">${say('meCodeDemo', { code: step.demoCode })}</p>`}
    <form method="post" action="${action('/me/sign-in')}" novalidate>${hiddenField('step', 'code')}
    ${hiddenField('challenge', step.challenge)}${hiddenField('maskedPhone', step.maskedPhone)}
    ${hiddenField('expiresAt', step.expiresAt)}${next !== '' && hiddenField('next', next)}
    ${field}<p class="send"><button class="button">${say('meCodeButton')}</button></p></form>`
  return page(context, say('meSignIn'), main, faults)
}

export interface WhoStep {
  readonly name: string
  readonly faults: readonly Fault[]
}

/** Third step: a phone may be a family's, so the person says which of them this is. */
export function whoPage(context: PageContext, { name, faults }: WhoStep): string {
  const { say, action, site } = context
  const main = html`${errorSummary(say, faults)}
    <h1>${say('meWho')}</h1>
    <p>${say('meWhoLead')}</p>
    <form method="post" action="${action('/me/who')}" novalidate>${whoFields(context, { name, faults })}
    <p class="send"><button class="button">${say('meWhoButton')}</button></p></form>
    <p class="soft">${say('meWhoHelp', { hotline: site.hotline })}</p>`
  return page(context, say('meWho'), main, faults)
}

/** Which person behind a phone: a receipt code, or name and end of the number. */
export function whoFields({ say }: PageContext, { name, faults }: WhoStep): Html {
  const code = textField(
    {
      id: 'receiptCode',
      label: say('meByCode'),
      hint: say('meByCodeHint'),
      value: '',
      maxLength: 20,
    },
    faults,
  )
  const nameField = textField(
    { id: 'name', label: say('meName'), value: name, autocomplete: 'name', maxLength: 60 },
    faults,
  )
  const tail = textField({ id: 'tail', label: say('meTail'), value: '', maxLength: 4 }, faults)
  return html`${code}<h2>${say('meByName')}</h2>${nameField}${tail}`
}

function page(
  context: PageContext,
  title: string,
  main: ReturnType<typeof html>,
  faults: readonly Fault[],
): string {
  return layout(context, { title, main, private: true, hasFaults: faults.length > 0 })
}
