import { formatInstant } from '@huiyin/contract/time'
import type { OwnContact } from '../../../../kernel/people/index.ts'
import type { PageContext } from '../../../../platform/pages/context.ts'
import { dayIn, momentIn } from '../../../../platform/pages/dates.ts'
import { errorSummary, type Fault, factList } from '../../../../platform/pages/fields.ts'
import { type Html, html } from '../../../../platform/pages/html.ts'
import { layout } from '../../../../platform/pages/layout.ts'
import type { FormStep } from '../form.rules.ts'
import type { OpenedDraft } from '../open-drafts.ts'
import { daysOrNone } from './before.ts'
import { promiseBarWords } from './material.ts'
import { headingOf } from './step.ts'

/** Check your answers: everything on one page, each with its way back, and the button. */
export function checkPage(
  context: PageContext,
  page: {
    readonly opened: OpenedDraft
    readonly people: readonly OwnContact[]
    readonly faults: readonly Fault[]
  },
): string {
  const { say, action, link, language } = context
  const { opened, people, faults } = page
  const { draft, form, subject } = opened
  const path = `/me/apply/${draft.id}`
  const day = dayIn(language, formatInstant(draft.eraseAfter))
  const main = html`${errorSummary(say, faults)}
    <p class="soft">${subject.title}</p><h1>${say('applyCheck')}</h1><p>${say('applyCheckLead')}</p>
    <section class="card">${people.map((one) =>
      factList([
        [say(one.kind === 'enterprise' ? 'applyEnterprise' : 'applyName'), one.name],
        [say(one.kind === 'enterprise' ? 'applyCreditCode' : 'applyIdNumber'), one.idNumber],
        [say('applyPhone'), one.phone],
      ]),
    )}</section>
    ${form.steps.map((step) => answered(context, opened, step))}
    ${form.fetched.length > 0 && html`<h2>${say('applyFetched')}</h2><p>${form.fetched.join('、')}</p>`}
    <form method="post" action="${action(`${path}/check`)}">
    <p class="send"><button class="button">${say('applySubmit')}</button></p></form>
    <p class="links"><a href="${link('/me')}">${say('applyLeave')}</a></p>
    <p class="soft">${say('applySaved', { day })}</p>
    <form method="post" action="${action(`${path}/discard`)}"><button class="button plain">${say('applyDiscard')}</button></form>`
  const title = `${say('applyCheck')} - ${subject.title}`
  return layout(context, { title, main, private: true, hasFaults: faults.length > 0 })
}

function answered(context: PageContext, opened: OpenedDraft, step: FormStep): Html {
  const { say, link } = context
  const heading = headingOf(context, step)
  return html`<section class="card"><h2>${heading}</h2>${answerOf(context, opened, step)}
    <p class="links"><a href="${link(`/me/apply/${opened.draft.id}/${step.id}`)}" aria-label="${say('applyChangeOf', { name: heading })}">${say('applyChange')}</a></p></section>`
}

function answerOf(context: PageContext, { draft, files }: OpenedDraft, step: FormStep): Html {
  const { say } = context
  const { content } = draft
  switch (step.kind) {
    case 'question': {
      const { id, choices } = step.question
      return html`<p>${choices.find((one) => one.id === content.situations[id])?.text ?? ''}</p>`
    }
    case 'details':
      return factList(step.inputs.map(({ id, name }) => [name, content.form[id] ?? '']))
    case 'material': {
      const choice = content.materials[step.material.id] ?? 'file'
      const { promiseBar } = step.material
      if (choice === 'promise' && promiseBar !== null) {
        return html`<p class="fault">${promiseBarWords(context, promiseBar)}</p>`
      }
      const own = files.filter(({ materialId }) => materialId === step.material.id)
      if (choice !== 'file') return html`<p>${say(`applyWay_${choice}`)}</p>`
      return html`<ul>${own.map(
        ({ name, reusedFrom }) =>
          html`<li>${name} ${reusedFrom !== null && html`<span class="soft">${say('applyReused')}</span>`}</li>`,
      )}</ul>`
    }
    case 'delivery':
      return html`<p>${content.deliveryWay !== null && say(`applyDelivery_${content.deliveryWay}`)}
      ${content.address}</p>`
  }
}

/** What one has in hand after handing in: number, code, dates, who decides, what comes next. */
export function donePage(
  context: PageContext,
  done: {
    readonly title: string
    readonly number: string
    readonly receiptCode: string
    readonly unitName: string
    readonly acceptDueAt: string | null
    readonly promisedDays: number
    readonly statutoryDays: number | null
  },
): string {
  const { say, link, language } = context
  const main = html`<h1>${say('applyDone')}</h1><p>${done.title}</p>
    <section class="card next">${factList([
      [say('applyDoneNumber'), html`<span class="code">${done.number}</span>`],
      [say('applyDoneReceipt'), html`<span class="code">${done.receiptCode}</span>`],
    ])}<p>${say('applyDoneCode')}</p></section>
    ${factList([
      [say('applyDoneUnit'), done.unitName],
      [say('applyDoneAccept'), done.acceptDueAt && momentIn(language, done.acceptDueAt)],
      [say('applyDonePromise'), say('applyPromisedDays', { n: done.promisedDays })],
      [say('applyDoneLaw'), daysOrNone(context, done.statutoryDays)],
    ])}
    <h2>${say('applyDoneNext')}</h2><p>${say('applyDoneNextText')}</p>
    <p class="send"><a class="button" href="${link(`/me/m/${done.number}`)}">${say('applyDoneFollow')}</a></p>`
  return layout(context, { title: say('applyDone'), main, private: true })
}
