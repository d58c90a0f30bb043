import type { PageContext } from '../../../platform/pages/context.ts'
import { momentIn } from '../../../platform/pages/dates.ts'
import {
  describedBy,
  errorSummary,
  type Fault,
  faultBeside,
  hiddenField,
  longTextField,
  textField,
} from '../../../platform/pages/fields.ts'
import { type Html, html } from '../../../platform/pages/html.ts'
import { layout } from '../../../platform/pages/layout.ts'
import type { RequestReceipt } from '../open-request.ts'
import type { OwnMatter } from '../show-own.ts'

/** What one asks for by this form; a new phone has its own, because it is proved. */
export const askedTypes = ['correct', 'erase', 'withdraw', 'explain'] as const
export type AskedType = (typeof askedTypes)[number]

/** Longest explanation of a request, in characters. */
export const requestTextMax = 1_000

export interface RequestForm {
  readonly type: string
  readonly newName: string
  readonly text: string
  /** What law keeps for now, told before anybody asks. */
  readonly open: readonly OwnMatter[]
  readonly faults: readonly Fault[]
}

/** Correct, erase, withdraw, explain: with what law keeps, and until when. */
export function requestPage(context: PageContext, form: RequestForm): string {
  const { say, action } = context
  const { faults } = form
  const name = textField(
    {
      id: 'newName',
      label: say('optionalLabel', { label: say('meNewName') }),
      value: form.newName,
      maxLength: 60,
    },
    faults,
  )
  const text = longTextField(
    {
      id: 'text',
      label: say('optionalLabel', { label: say('meRequestText') }),
      value: form.text,
      maxLength: requestTextMax,
    },
    faults,
  )
  const main = html`${errorSummary(say, faults)}
    <h1>${say('meRights')}</h1>
    <form method="post" action="${action('/me/requests')}" novalidate>
    <fieldset id="type" tabindex="-1" ${describedBy('type', false, faults)}>
    <legend>${say('meRequestType')}</legend>${faultBeside(faults, 'type')}
    ${askedTypes.map((type) => choice(context, type, form))}</fieldset>
    ${name}${text}
    <p class="send"><button class="button">${say('meRequestSend')}</button></p></form>`
  return layout(context, {
    title: say('meRights'),
    main,
    private: true,
    hasFaults: faults.length > 0,
  })
}

function choice(context: PageContext, type: AskedType, form: RequestForm): Html {
  const { say } = context
  const hint = { erase: say('meTypeEraseHint'), withdraw: say('meTypeWithdrawHint') }
  const words = type === 'erase' || type === 'withdraw' ? hint[type] : null
  return html`<label class="pick"><input type="radio" name="type" value="${type}"
    ${type === form.type && 'checked'}><span>${say(`meType_${type}`)}</span></label>
    ${words !== null && html`<span class="hint">${words}</span>`}
    ${type === 'erase' && form.open.map((matter) => kept(context, matter))}`
}

function kept({ say, language }: PageContext, { number, dueAt }: OwnMatter): Html | null {
  if (dueAt === null) return null
  return html`<p class="hint">${say('meKept', { number, when: momentIn(language, dueAt) })}</p>`
}

/** Number and code, shown once. */
export function requestReceiptPage(
  context: PageContext,
  receipt: RequestReceipt,
  isWithdrawn: boolean,
): string {
  const { say, language, link } = context
  const title = say(isWithdrawn ? 'meWithdrawn' : 'meRequestDone')
  const when = momentIn(language, receipt.dueAt)
  const main = html`<h1>${title}</h1>
    <p>${say('queryNumber')}</p><p class="code">${receipt.number}</p>
    <p>${say('ownCode')}</p><p class="code">${receipt.receiptCode}</p>
    ${!isWithdrawn && html`<p>${say('meRequestMore', { when })}</p>`}
    <p class="send"><a class="button plain" href="${link('/me')}">${say('meTitle')}</a></p>`
  return layout(context, { title, main, private: true })
}

export interface NewPhoneStep {
  readonly phone: string
  readonly challenge: string | null
  readonly demoCode: string | null
  readonly faults: readonly Fault[]
}

/** A new number: first the number, then the code that was sent to it. */
export function newPhonePage(context: PageContext, step: NewPhoneStep): string {
  const { say, action } = context
  const { challenge, faults } = step
  const field =
    challenge === null
      ? textField(
          {
            id: 'phone',
            label: say('meNewPhoneField'),
            value: step.phone,
            type: 'tel',
            autocomplete: 'tel',
            maxLength: 20,
          },
          faults,
        )
      : textField(
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
  const main = html`${errorSummary(say, faults)}
    <h1>${say('meNewPhone')}</h1>
    <p>${say('meNewPhoneLead')}</p>
    ${step.demoCode !== null && html`<p class="card">${say('meCodeDemo', { code: step.demoCode })}</p>`}
    <form method="post" action="${action('/me/phone')}" novalidate>
    ${challenge !== null && hiddenField('challenge', challenge)}${field}
    <p class="send"><button class="button">${say(challenge === null ? 'meSend' : 'meCodeButton')}</button></p></form>`
  return layout(context, {
    title: say('meNewPhone'),
    main,
    private: true,
    hasFaults: faults.length > 0,
  })
}
