import type { PageContext } from '../../../platform/pages/context.ts'
import { momentIn } from '../../../platform/pages/dates.ts'
import { errorSummary, type Fault, textField } from '../../../platform/pages/fields.ts'
import { type Html, html } from '../../../platform/pages/html.ts'
import { layout } from '../../../platform/pages/layout.ts'
import { servedFacts } from './review-form.ts'
import type { ReviewShown, ServedView } from './view.ts'

/** One review a service: who comes again is led to the progress, or to help. */
export function reviewedPage(
  context: PageContext,
  shown: { readonly served: ServedView; readonly number: string },
): string {
  const { say, link, site } = context
  const { number } = shown
  const main = html`<h1>${say('reviewedTitle')}</h1>
    <p>${say('reviewedMore', { number })}</p>
    ${servedFacts(context, shown.served)}
    <p class="send"><a class="button" href="${link(`/m/${number}`)}">${say('seeProgress')}</a></p>
    <p class="soft">${say('reviewedNotYou', { hotline: site.hotline })}</p>`
  return layout(context, { title: say('reviewedTitle'), main, private: true })
}

export function expiredPage(
  context: PageContext,
  { expiredAt, openDays }: Extract<ReviewShown, { state: 'expired' }>,
): string {
  const { say, language, site } = context
  const when = momentIn(language, expiredAt)
  const main = html`<h1>${say('expiredTitle')}</h1>
    <p>${say('expiredMore', { days: openDays, when, hotline: site.hotline })}</p>
    ${homeLink(context)}`
  return layout(context, { title: say('expiredTitle'), main, private: true })
}

/** The system above asks here, and nobody has said where its page is. */
export function elsewherePage(context: PageContext): string {
  const { say, site } = context
  const main = html`<h1>${say('elsewhereTitle')}</h1>
    <p>${say('elsewhereMore', { hotline: site.hotline })}</p>
    ${homeLink(context)}`
  return layout(context, { title: say('elsewhereTitle'), main, private: true })
}

export function unknownPage(context: PageContext): string {
  const { say, link } = context
  const main = html`<h1>${say('unknownTitle')}</h1>
    <p>${say('unknownMore')}</p>
    <p class="send"><a class="button" href="${link('/r')}">${say('spokenTitle')}</a></p>`
  return layout(context, { title: say('unknownTitle'), main, private: true })
}

export interface SpokenNumberForm {
  readonly spokenNumber: string
  readonly faults: readonly Fault[]
}

/** For those who cannot scan: the number on the slip, read out or typed. */
export function spokenNumberPage(context: PageContext, form: SpokenNumberForm): string {
  const { say, action } = context
  const { faults } = form
  const number = {
    id: 'spokenNumber',
    label: say('spokenNumber'),
    value: form.spokenNumber,
    inputMode: 'numeric',
    maxLength: 20,
  } as const
  const tail = {
    id: 'phoneTail',
    label: say('optionalLabel', { label: say('phoneTail') }),
    hint: say('phoneTailHint'),
    value: '',
    inputMode: 'numeric',
    maxLength: 4,
  } as const
  const main = html`${errorSummary(say, faults)}
    <h1>${say('spokenTitle')}</h1>
    <p>${say('spokenLead')}</p>
    <form method="post" action="${action('/r')}" novalidate>
    ${textField(number, faults)}
    ${textField(tail, faults)}
    <p class="send"><button class="button">${say('next')}</button></p></form>`
  return layout(context, { title: say('spokenTitle'), main, hasFaults: faults.length > 0 })
}

function homeLink({ say, link }: PageContext): Html {
  return html`<p class="send"><a class="button plain" href="${link('/')}">${say('backHome')}</a></p>`
}
