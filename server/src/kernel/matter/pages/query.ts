import type { PageContext } from '../../../platform/pages/context.ts'
import { momentIn } from '../../../platform/pages/dates.ts'
import { errorSummary, type Fault, textField } from '../../../platform/pages/fields.ts'
import { type Html, html } from '../../../platform/pages/html.ts'
import { layout } from '../../../platform/pages/layout.ts'
import { nameIn } from '../../../platform/pages/named.ts'
import type { MatterShown, PublicBearer } from '../matter.view.ts'

/** Asking by number. A number that was read out may be typed in any case, with spaces. */
export function queryPage(context: PageContext, number: string, faults: readonly Fault[]): string {
  const { say } = context
  const main = html`${errorSummary(say, faults, 'queryFailed')}
    <h1>${say('queryTitle')}</h1>
    <p>${say('queryLead')}</p>
    ${queryForm(context, number, faults)}`
  return layout(context, { title: say('queryTitle'), main, hasFaults: faults.length > 0 })
}

/** The form itself, for the start page too. */
export function queryForm(
  { say, link }: PageContext,
  number: string,
  faults: readonly Fault[],
): Html {
  const field = textField(
    {
      id: 'number',
      label: say('queryNumber'),
      hint: say('queryHint'),
      value: number,
      maxLength: 64,
    },
    faults,
  )
  return html`<form method="get" action="${link('/m')}" novalidate>${field}
    <p class="send"><button class="button">${say('queryButton')}</button></p></form>`
}

/** Two systems count alike: whoever asks knows which of the matters is meant. */
export function severalPage(
  context: PageContext,
  number: string,
  bearers: readonly PublicBearer[],
): string {
  const { say, language, link } = context
  const title = say('severalTitle', { number })
  const main = html`<h1>${title}</h1>
    <p>${say('severalLead')}</p>
    <ul>
      ${bearers.map(
        (one) =>
          html`<li><a href="${link(`/m/${one.number}`)}">${nameIn(language, one.kindLabel)} ${one.number}</a></li>`,
      )}
    </ul>
    <p class="send"><a class="button plain" href="${link('/m')}">${say('severalAgain')}</a></p>`
  return layout(context, { title, main, private: true })
}

/** A review that opened no matter: said plainly, so that nobody waits for an answer. */
export function countedPage(
  context: PageContext,
  shown: Extract<MatterShown, { state: 'counted' }>,
): string {
  const { say, language, link } = context
  const unit = nameIn(language, shown.unit)
  const main = html`<p class="soft">${say('progressNumber', { number: shown.number })}</p>
    <h1>${say('countedTitle')}</h1>
    <p>${say('countedMore', { when: momentIn(language, shown.submittedAt), unit })}</p>
    <p class="send"><a class="button plain" href="${link('/')}">${say('backHome')}</a></p>`
  return layout(context, { title: say('countedTitle'), main, private: true })
}
