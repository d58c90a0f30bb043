import type { PageContext } from '../../../platform/pages/context.ts'
import { dayIn, momentIn } from '../../../platform/pages/dates.ts'
import {
  describedBy,
  errorSummary,
  type Fault,
  faultBeside,
  hiddenField,
  textField,
} from '../../../platform/pages/fields.ts'
import { type Html, html } from '../../../platform/pages/html.ts'
import { layout } from '../../../platform/pages/layout.ts'
import { nameIn } from '../../../platform/pages/named.ts'
import { gradeFields, type ReviewFields, wordsField } from './review-fields.ts'
import type { PhoneCodeSent, StaticCodeShown } from './view.ts'

type Open = Extract<StaticCodeShown, { state: 'open' }>

export function staticUnknownPage(context: PageContext): string {
  const { say, site } = context
  const main = html`<h1>${say('staticUnknown')}</h1>
    <p>${say('staticUnknownMore', { hotline: site.hotline })}</p>`
  return layout(context, { title: say('staticUnknown'), main })
}

export interface PhoneStep {
  readonly path: string
  readonly shown: Open
  readonly phone: string
  readonly faults: readonly Fault[]
}

/** First step: a phone. Nobody without one is sent away: the hotline and the window remain. */
export function phoneStepPage(context: PageContext, step: PhoneStep): string {
  const { say } = context
  const field = textField(
    {
      id: 'phone',
      label: say('staticPhone'),
      hint: say('staticPhoneHint'),
      value: step.phone,
      type: 'tel',
      autocomplete: 'tel',
      maxLength: 20,
    },
    step.faults,
  )
  const form = html`${field}<p class="send"><button class="button">${say('staticSend')}</button></p>`
  const lead = html`<p>${say('staticLead')}</p><p class="soft">${say('staticApart')}</p>`
  return stepPage(context, { ...step, number: 1, stage: 'phone', lead, form })
}

export interface CodeStep {
  readonly path: string
  readonly shown: Open
  readonly phone: string
  readonly sent: Extract<PhoneCodeSent, { state: 'sent' }>
  readonly faults: readonly Fault[]
}

/** Second step: the code from the message. */
export function codeStepPage(context: PageContext, step: CodeStep): string {
  const { say, language } = context
  const { sent } = step
  const field = textField(
    {
      id: 'digits',
      label: say('staticCode'),
      hint: say('staticCodeHint', { until: momentIn(language, sent.expiresAt) }),
      value: '',
      inputMode: 'numeric',
      autocomplete: 'one-time-code',
      maxLength: 8,
    },
    step.faults,
  )
  const form = html`${hiddenField('phone', step.phone)}${hiddenField('challenge', sent.challenge)}
    ${hiddenField('expiresAt', sent.expiresAt)}
    ${sent.demoCode !== null && html`<p class="demo">${say('staticCodeDemo', { code: sent.demoCode })}</p>`}
    ${field}<p class="send"><button class="button">${say('next')}</button></p>`
  return stepPage(context, { ...step, number: 2, stage: 'code', lead: null, form })
}

export interface StaticReviewStep extends ReviewFields {
  readonly path: string
  readonly shown: Open
  readonly pass: string
  readonly itemCode: string
  readonly servedOn: string
}

/** Third step: the same form, and when and what it was about, which no report told us. */
export function staticReviewPage(context: PageContext, step: StaticReviewStep): string {
  const { say } = context
  const { shown, faults } = step
  const day = textField(
    {
      id: 'servedOn',
      label: say('staticWhen'),
      value: step.servedOn,
      type: 'date',
      min: shown.servedFrom,
      max: shown.servedTo,
    },
    faults,
  )
  const contact = html`<label class="pick"><input type="checkbox" name="allowsContact" value="1"
    ${step.filledIn.allowsContact && 'checked'}><span>${say('contactAllow')}</span></label>`
  const form = html`${hiddenField('pass', step.pass)}
    ${day}${itemField(context, step)}
    ${gradeFields(context, step)}${wordsField(context, step)}
    <fieldset class="when dissatisfied very_dissatisfied"><legend>${say('contactLegend')}</legend>
    <span class="hint">${say('contactHint')}</span>${contact}</fieldset>
    <p class="soft">${say('privacy')}</p>
    <p class="send"><button class="button">${say('submitReview')}</button></p>
    <p class="soft">${say('staticApart')}</p>`
  return stepPage(context, { ...step, number: 3, stage: 'review', lead: null, form })
}

/** The day limits in words, for the fault beside the field. */
export function dayLimits({ language }: PageContext, shown: Open) {
  return { from: dayIn(language, shown.servedFrom), to: dayIn(language, shown.servedTo) }
}

function itemField({ say, language }: PageContext, step: StaticReviewStep): Html {
  const { items } = step.shown
  const [only] = items
  if (items.length === 1 && only) return hiddenField('itemCode', only.code)
  const option = (item: Open['items'][number]) =>
    html`<option value="${item.code}" ${item.code === step.itemCode && 'selected'}>${nameIn(language, item)}</option>`
  return html`<div class="field"><label class="label" for="itemCode">${say('staticWhat')}</label>
    ${faultBeside(step.faults, 'itemCode')}
    <select class="short" id="itemCode" name="itemCode" ${describedBy('itemCode', false, step.faults)}>
    <option value=""></option>${items.map(option)}</select></div>`
}

interface Step {
  readonly path: string
  readonly shown: Open
  readonly faults: readonly Fault[]
  readonly number: number
  readonly stage: 'phone' | 'code' | 'review'
  readonly lead: Html | null
  readonly form: Html
}

function stepPage(context: PageContext, step: Step): string {
  const { say, action } = context
  const title = say('staticTitle', { place: placeName(context, step.shown) })
  const main = html`${errorSummary(say, step.faults)}
    <p class="soft">${say('staticStep', { step: step.number })}</p>
    <h1>${title}</h1>
    ${step.lead}
    <form method="post" action="${action(step.path)}" novalidate>${hiddenField('step', step.stage)}${step.form}</form>`
  return layout(context, { title, main, hasFaults: step.faults.length > 0 })
}

function placeName({ language }: PageContext, shown: Open): string {
  const [item] = shown.items
  if (shown.target === 'item' && item) return nameIn(language, item)
  const unit = nameIn(language, shown.unit)
  const separator = language === 'en' ? ' ' : ''
  return shown.window ? `${unit}${separator}${nameIn(language, shown.window)}` : unit
}
