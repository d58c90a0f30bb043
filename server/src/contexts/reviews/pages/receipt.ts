import type { PageContext } from '../../../platform/pages/context.ts'
import { momentIn } from '../../../platform/pages/dates.ts'
import { hiddenField } from '../../../platform/pages/fields.ts'
import { type Html, html } from '../../../platform/pages/html.ts'
import { layout } from '../../../platform/pages/layout.ts'
import { nameIn } from '../../../platform/pages/named.ts'
import type { ReceiptView, StaticReceiptView } from './view.ts'

/** What the person takes away: number and code, what happens by when, who can see it. */
export function receiptPage(context: PageContext, receipt: ReceiptView): string {
  const { say, link } = context
  const { rectification } = receipt
  const title = rectification ? say('receiptTitleBad') : say('receiptTitle')
  // The number to ask with is the matter's where there is one: nobody should need two.
  const number = rectification?.number ?? receipt.number
  const main = html`<h1>${title}</h1>
    ${codesCard(context, number, receipt.receiptCode, rectification !== null)}
    ${rectification ? whatHappensNext(context, rectification) : html`<p>${say('goodCounted')}</p>`}
    <p class="send no-print"><a class="button plain" href="${link(`/m/${number}`)}">${say('seeProgress')}</a></p>
    ${whoSees(context)}
    ${pressureCard(context, number, receipt.receiptCode)}`
  return layout(context, { title, main, private: true })
}

/** The receipt of a review by static code: first somebody checks that the service took place. */
export function staticReceiptPage(context: PageContext, receipt: StaticReceiptView): string {
  const { say, language, link } = context
  const when = momentIn(language, receipt.checkDueAt)
  const main = html`<h1>${say('receiptTitle')}</h1>
    ${codesCard(context, receipt.number, receipt.receiptCode, true)}
    <h2>${say('afterwards')}</h2>
    <p>${say('staticReceipt', { when })}</p>
    <p class="soft">${say('staticApart')}</p>
    <p class="send no-print"><a class="button plain" href="${link(`/m/${receipt.number}`)}">${say('seeProgress')}</a></p>
    ${whoSees(context)}`
  return layout(context, { title: say('receiptTitle'), main, private: true })
}

function codesCard({ say }: PageContext, number: string, code: string, isMatter: boolean): Html {
  return html`<div class="card next">
    <p>${isMatter ? say('receiptMatterNumber') : say('receiptReviewNumber')}<br><span class="code">${number}</span></p>
    <p>${say('receiptCode')}<br><span class="code">${code}</span></p>
    <p><b>${say('receiptOnce')}</b></p>
    <p class="soft">${say('receiptUse')}</p></div>`
}

function whatHappensNext(
  { say, language }: PageContext,
  promised: NonNullable<ReceiptView['rectification']>,
): Html {
  const { contactDueAt, rectifyDueAt } = promised
  const unit = nameIn(language, promised.unit)
  const contact =
    contactDueAt === null
      ? say('afterNoContact')
      : say('afterContact', { when: momentIn(language, contactDueAt) })
  return html`<h2>${say('afterwards')}</h2>
    <ol>
    <li>${contact}</li>
    <li>${say('afterRectify', { when: momentIn(language, rectifyDueAt), unit })}${promised.provisional && say('provisional')}</li>
    <li>${say('afterCheck')}</li>
    </ol>`
}

function whoSees({ say }: PageContext): Html {
  return html`<h2>${say('whoSees')}</h2>
    <ul><li>${say('whoSeesUnit')}</li><li>${say('whoSeesCaller')}</li><li>${say('whoSeesPublic')}</li></ul>`
}

/** The code travels in the form, never in an address. */
function pressureCard({ say, action }: PageContext, number: string, code: string): Html {
  return html`<div class="card no-print"><h2>${say('pressureHeading')}</h2>
    <p>${say('pressureLead')}</p>
    <form method="post" action="${action(`/m/${number}/pressure`)}">${hiddenField('receiptCode', code)}
    <button class="button plain">${say('pressureButton')}</button></form></div>`
}
