import type { PageContext } from '../../../platform/pages/context.ts'
import { momentIn } from '../../../platform/pages/dates.ts'
import {
  errorSummary,
  type Fault,
  factList,
  longTextField,
} from '../../../platform/pages/fields.ts'
import { html } from '../../../platform/pages/html.ts'
import { layout } from '../../../platform/pages/layout.ts'
import { nameIn } from '../../../platform/pages/named.ts'
import type { PressureReceipt, Proof } from '../matter.view.ts'
import { ownTextMax } from './own.ts'
import { proofFields } from './own-proof.ts'

export interface PressureForm {
  readonly number: string
  readonly proof: Proof
  readonly text: string
  readonly faults: readonly Fault[]
}

/** The sealed report that somebody wanted a review changed. Opening it sends nothing yet. */
export function pressureFormPage(context: PageContext, form: PressureForm): string {
  const { say, action } = context
  const { faults } = form
  const words = longTextField(
    {
      id: 'text',
      label: say('pressureText'),
      hint: say('pressureHint'),
      value: form.text,
      maxLength: ownTextMax,
    },
    faults,
  )
  const main = html`${errorSummary(say, faults)}
    <h1>${say('pressureTitle')}</h1>
    <p>${say('pressureFormLead')}</p>
    <form method="post" action="${action(`/m/${form.number}/pressure`)}" novalidate>${proofFields(form.proof)}
    <input type="hidden" name="send" value="1">${words}
    <p class="send"><button class="button">${say('pressureSend')}</button></p></form>`
  return layout(context, {
    title: say('pressureTitle'),
    main,
    private: true,
    hasFaults: faults.length > 0,
  })
}

/** Its own number and code: the matter it is about must not lead to it. */
export function pressureReceiptPage(context: PageContext, receipt: PressureReceipt): string {
  const { say, language } = context
  const unit = nameIn(language, receipt.supervisingUnit)
  const phone = receipt.supervisingPhone
  const title = say('pressureDone', { unit })
  const main = html`<h1>${title}</h1>
    <div class="card next"><p>${say('queryNumber')}<br><span class="code">${receipt.number}</span></p>
    <p>${say('receiptCode')}<br><span class="code">${receipt.receiptCode}</span></p>
    <p><b>${say('receiptOnce')}</b></p></div>
    <p>${say('pressureDoneMore', { when: momentIn(language, receipt.answerDueAt) })}</p>
    ${factList([[say('supervisionPhone'), phone && html`<a href="tel:${phone}">${phone}</a>`]])}`
  return layout(context, { title, main, private: true })
}
