import type { TableInput } from '@huiyin/contract/decision-tables'
import { formatInstant } from '@huiyin/contract/time'
import type { PageContext } from '../../../../platform/pages/context.ts'
import { dayIn } from '../../../../platform/pages/dates.ts'
import {
  describedBy,
  errorSummary,
  type Fault,
  faultBeside,
  longTextField,
  textField,
} from '../../../../platform/pages/fields.ts'
import { type Html, html } from '../../../../platform/pages/html.ts'
import { layout } from '../../../../platform/pages/layout.ts'
import { deliveryWays } from '../../application.types.ts'
import type { DraftContent } from '../draft.types.ts'
import type { FormStep, Question } from '../form.rules.ts'
import type { OpenedDraft } from '../open-drafts.ts'
import { materialFields } from './material.ts'

export interface StepPage {
  readonly opened: OpenedDraft
  readonly step: FormStep
  /** What was typed just now, or is kept. */
  readonly content: DraftContent
  readonly faults: readonly Fault[]
}

/** One page of the form: one group of questions, where one is, and that it is saved. */
export function stepPage(context: PageContext, page: StepPage): string {
  const { say, action, link, language } = context
  const { opened, step, faults } = page
  const { draft, form, subject } = opened
  const at = form.steps.findIndex(({ id }) => id === step.id)
  const before = form.steps[at - 1]
  const path = `/me/apply/${draft.id}`
  const day = dayIn(language, formatInstant(draft.eraseAfter))
  const main = html`${errorSummary(say, faults)}
    <p class="soft">${subject.title} · ${say('applyStep', { n: at + 1, of: form.steps.length })}</p>
    <h1>${headingOf(context, step)}</h1>
    <form method="post" action="${action(`${path}/${step.id}`)}" novalidate
    ${step.kind === 'material' && html`enctype="multipart/form-data"`}>
    ${fieldsOf(context, page)}
    <p class="send"><button class="button">${say('applyNext')}</button></p></form>
    <p class="links">${before !== undefined && html`<a href="${link(`${path}/${before.id}`)}">${say('applyBack')}</a> · `}
    <a href="${link('/me')}">${say('applyLeave')}</a></p>
    <p class="soft">${say('applySaved', { day })}</p>`
  const title = `${headingOf(context, step)} - ${subject.title}`
  return layout(context, { title, main, private: true, hasFaults: faults.length > 0 })
}

/** The words over a page, and over its answers when they are checked. */
export function headingOf({ say }: PageContext, step: FormStep): string {
  switch (step.kind) {
    case 'question':
      return step.question.text
    case 'details':
      return say('applyDetails')
    case 'material':
      return say('applyMaterial', { name: step.material.name })
    case 'delivery':
      return say('applyDelivery')
  }
}

function fieldsOf(context: PageContext, page: StepPage): Html {
  const { step } = page
  switch (step.kind) {
    case 'question':
      return questionFields(context, step.question, page)
    case 'details':
      return html`${step.inputs.map((input) => inputField(context, input, page))}`
    case 'material':
      return materialFields(context, step.material, page)
    case 'delivery':
      return deliveryFields(context, page)
  }
}

function questionFields(
  { say }: PageContext,
  { id, choices }: Question,
  { content, faults }: StepPage,
): Html {
  return html`<fieldset id="choice" tabindex="-1" ${describedBy('choice', false, faults)}>
    <legend class="soft">${say('faultApplyChoice')}</legend>${faultBeside(faults, 'choice')}
    ${choices.map(
      (choice) => html`<label class="pick"><input type="radio" name="choice" value="${choice.id}"
      ${content.situations[id] === choice.id && 'checked'}><span>${choice.text}</span></label>`,
    )}</fieldset>`
}

/** An input of a decision table, in the way its values are best given. */
function inputField({ say }: PageContext, input: TableInput, { content, faults }: StepPage): Html {
  const value = content.form[input.id] ?? ''
  const choices = choicesOf(say, input)
  if (choices !== null) {
    return html`<fieldset id="${input.id}" tabindex="-1" ${describedBy(input.id, false, faults)}>
      <legend>${input.name}</legend>${faultBeside(faults, input.id)}
      ${choices.map(
        ([key, words]) => html`<label class="pick"><input type="radio" name="${input.id}"
        value="${key}" ${value === key && 'checked'}><span>${words}</span></label>`,
      )}</fieldset>`
  }
  const unit = input.type === 'money' ? say('applyYuan') : input.unit
  return textField(
    {
      id: input.id,
      label: input.name,
      hint: unit === undefined ? undefined : say('applyUnit', { unit }),
      value,
      type: input.type === 'day' ? 'date' : 'text',
      maxLength: 60,
      ...(input.type === 'number' ? { inputMode: 'numeric' as const } : {}),
    },
    faults,
  )
}

function choicesOf(say: PageContext['say'], { type, values }: TableInput) {
  if (type === 'boolean') {
    return [
      ['true', say('applyYes')],
      ['false', say('applyNo')],
    ] as const
  }
  return type === 'string' && values !== undefined
    ? values.map((value) => [value, value] as const)
    : null
}

function deliveryFields(context: PageContext, { opened, content, faults }: StepPage): Html {
  const { say } = context
  const ways = deliveryWays.filter((way) => way !== 'post' || opened.form.isResultPosted)
  const address = longTextField(
    {
      id: 'address',
      label: say('applyAddress'),
      hint: say('applyAddressHint'),
      value: content.address,
      maxLength: 200,
    },
    faults,
  )
  return html`<fieldset id="way" tabindex="-1" ${describedBy('way', false, faults)}>
    <legend class="soft">${say('faultApplyChoice')}</legend>${faultBeside(faults, 'way')}
    ${ways.map(
      (way) => html`<label class="pick"><input type="radio" name="way" value="${way}"
      ${content.deliveryWay === way && 'checked'}><span>${say(`applyDelivery_${way}`)}</span></label>`,
    )}</fieldset>${address}`
}
