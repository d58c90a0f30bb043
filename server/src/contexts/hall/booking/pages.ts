import type { OrderTaken } from '@huiyin/contract/hall-orders'
import { formatInstant, localDayOf } from '@huiyin/contract/time'
import { type PageContext, withQuery } from '../../../platform/pages/context.ts'
import { dayIn, momentIn } from '../../../platform/pages/dates.ts'
import {
  describedBy,
  errorSummary,
  type Fault,
  factList,
  faultBeside,
  hiddenField,
  longTextField,
  textField,
} from '../../../platform/pages/fields.ts'
import { type Html, html } from '../../../platform/pages/html.ts'
import { layout } from '../../../platform/pages/layout.ts'
import type { Item } from '../../catalog/index.ts'
import type { Slot } from '../orders/slot.store.ts'
import { type BookingForm, callTypes } from './booking-form.ts'
import { type BookableWindow, leftIn, type WindowTimes } from './find-times.ts'

/** `/book`: where a time can be booked, and who has none is called. */
export function startPage(
  context: PageContext,
  shown: { readonly windows: readonly BookableWindow[]; readonly callBackDays: number },
): string {
  const { say, link, language } = context
  const { windows, callBackDays } = shown
  const main = html`<h1>${say('bookTitle')}</h1>
    <p>${say('bookLead')}</p>
    ${windows.length === 0 && html`<p class="card">${say('bookNone')}</p>`}
    <ul>${windows.map(
      ({
        code,
        name,
        unitName,
        first,
      }) => html`<li><a href="${link(`/book/${encodeURIComponent(code)}`)}">${unitName} ${name}</a>
      <span class="hint">${say('bookFirst', { when: momentIn(language, formatInstant(first.startsAt)), n: leftIn(first) })}</span></li>`,
    )}</ul>
    <section class="card next" aria-labelledby="call"><h2 id="call">${say('bookCallTitle')}</h2>
    <p>${say('bookCallLead', { days: callBackDays })}</p>
    <p class="send"><a class="button plain" href="${link('/book/call')}">${say('bookCallLink')}</a></p></section>
    <p><a href="${link('/book/cancel')}">${say('bookCancelLink')}</a></p>`
  return layout(context, { title: say('bookTitle'), main })
}

/** A form of booking: what is chosen stands in it, whatever was at fault. */
export interface FormShown {
  readonly form: BookingForm
  readonly faults: readonly Fault[]
}

/** `/book/<window>`: a day, a time, who comes and why. */
export function timesPage(
  context: PageContext,
  times: WindowTimes,
  { form, faults, day }: FormShown & { readonly day: string },
): string {
  const { say, link, action, language } = context
  const path = `/book/${encodeURIComponent(times.code)}`
  const days = Map.groupBy(times.slots, ({ startsAt }) => localDayOf(startsAt))
  const title = `${times.unitName} ${times.name}`
  const slots = [...days].find(([one]) => one === day)?.[1] ?? []
  const main = html`${errorSummary(say, faults)}<h1>${title}</h1>
    ${days.size === 0 && html`<p class="card">${say('bookNone')}</p>`}
    <h2 id="day">${say('bookDay')}</h2>
    <ul aria-labelledby="day">${[...days].map(
      ([
        one,
        ofDay,
      ]) => html`<li>${one === day ? html`<b aria-current="date">${dayIn(language, one)}</b>` : html`<a href="${withQuery(link(path), { day: one })}">${dayIn(language, one)}</a>`}
      <span class="hint">${left(context, sum(ofDay))}</span></li>`,
    )}</ul>
    ${
      slots.length > 0 &&
      html`<form method="post" action="${action(path)}" novalidate>
    ${hiddenField('step', 'details')}${hiddenField('day', day)}
    <fieldset id="slot" tabindex="-1" ${describedBy('slot', false, faults)}>
    <legend>${say('bookTime')}</legend>${faultBeside(faults, 'slot')}
    ${slots.map((slot) => slotChoice(context, slot, form.slot))}</fieldset>
    ${personFields(context, times.items, { form, faults })}</form>`
    }
    <p><a href="${link('/book/call')}">${say('bookCallLink')}</a></p>`
  return layout(context, { title, main, private: true, hasFaults: faults.length > 0 })
}

function sum(slots: readonly Slot[]): number {
  return slots.reduce((total, slot) => total + leftIn(slot), 0)
}

function left({ say }: PageContext, n: number): string {
  return n === 0 ? say('bookFull') : say('bookLeft', { n })
}

function slotChoice(context: PageContext, slot: Slot, chosen: string): Html {
  const value = formatInstant(slot.startsAt)
  const n = leftIn(slot)
  const hours = `${value.slice(11, 16)}–${formatInstant(slot.endsAt).slice(11, 16)}`
  return html`<label class="pick"><input type="radio" name="slot" value="${value}"
    ${n === 0 && html`disabled`} ${value === chosen && n > 0 && html`checked`}><span>${hours}　${left(context, n)}</span></label>`
}

/** `/book/call`: no time, but a promise to call. */
export function callPage(
  context: PageContext,
  items: readonly Item[],
  { form, faults, callBackDays }: FormShown & { readonly callBackDays: number },
): string {
  const { say, action } = context
  const main = html`${errorSummary(say, faults)}<h1>${say('bookCallTitle')}</h1>
    <p>${say('bookCallLead', { days: callBackDays })}</p>
    <form method="post" action="${action('/book/call')}" novalidate>${hiddenField('step', 'details')}
    <fieldset id="type" tabindex="-1" ${describedBy('type', false, faults)}>
    <legend>${say('bookWhat')}</legend>${faultBeside(faults, 'type')}
    ${callTypes.map(
      (type) => html`<label class="pick"><input type="radio" name="type" value="${type}"
      ${type === form.type && html`checked`}><span>${say(`book_${type}`)}</span></label>
      ${type === 'door_visit' && html`<span class="hint">${say('bookDoorHint')}</span>`}`,
    )}</fieldset>
    ${personFields(context, items, { form, faults })}</form>`
  const title = say('bookCallTitle')
  return layout(context, { title, main, private: true, hasFaults: faults.length > 0 })
}

function personFields(
  { say }: PageContext,
  items: readonly Item[],
  { form, faults }: FormShown,
): Html {
  const optional = (label: string) => say('optionalLabel', { label })
  return html`<div class="field"><label class="label" for="itemCode">${say('bookItem')}</label>
    ${faultBeside(faults, 'itemCode')}
    <select id="itemCode" name="itemCode" ${describedBy('itemCode', false, faults)}>
    <option value="">${say('bookItemChoose')}</option>${items.map(
      ({ code, name }) =>
        html`<option value="${code}" ${code === form.itemCode && html`selected`}>${name}</option>`,
    )}</select></div>
    ${textField({ id: 'name', label: say('bookName'), value: form.name, autocomplete: 'name', maxLength: 60 }, faults)}
    ${textField({ id: 'phone', label: say('bookPhone'), hint: say('bookPhoneHint'), value: form.phone, type: 'tel', autocomplete: 'tel', maxLength: 20 }, faults)}
    ${longTextField({ id: 'text', label: optional(say('bookText')), hint: undefined, value: form.text, maxLength: 1000 }, faults)}
    <p class="send"><button class="button">${say('bookNext')}</button></p>`
}

/** The code of the message; what was typed before travels with the form. */
export function codePage(
  context: PageContext,
  step: {
    readonly path: string
    readonly form: BookingForm
    readonly challenge: string
    readonly maskedPhone: string
    readonly expiresAt: string
    readonly demoCode: string | null
    readonly faults: readonly Fault[]
  },
): string {
  const { say, action, language } = context
  const { form, faults, demoCode } = step
  const carried = { type: form.type ?? '', slot: form.slot, itemCode: form.itemCode }
  const hidden = { step: 'code', ...carried, name: form.name, text: form.text }
  const all = { ...hidden, challenge: step.challenge, maskedPhone: step.maskedPhone }
  const when = momentIn(language, step.expiresAt)
  const main = html`${errorSummary(say, faults)}<h1>${say('bookTitle')}</h1>
    <p>${say('meCodeLead', { phone: step.maskedPhone, when })}</p>
    ${demoCode !== null && html`<p class="card">${say('meCodeDemo', { code: demoCode })}</p>`}
    <form method="post" action="${action(step.path)}" novalidate>
    ${Object.entries({ ...all, expiresAt: step.expiresAt }).map(([name, value]) => hiddenField(name, value))}
    ${textField({ id: 'digits', label: say('meCode'), value: '', inputMode: 'numeric', autocomplete: 'one-time-code', maxLength: 8 }, faults)}
    <p class="send"><button class="button">${say('bookDo')}</button></p></form>`
  const title = say('bookTitle')
  return layout(context, { title, main, private: true, hasFaults: faults.length > 0 })
}

/** The slip: number and code large enough to copy by hand, when and where, and how to take it back. */
export function slipPage(
  context: PageContext,
  slip: {
    readonly taken: OrderTaken
    readonly itemName: string
    readonly itemCode: string
    readonly where: string | null
  },
): string {
  const { say, link, language } = context
  const { taken, itemName, itemCode, where } = slip
  const { startsAt, callBackBy } = taken
  const title = say(startsAt === null ? 'bookAsked' : 'bookDone')
  const main = html`<h1>${title}</h1>
    <p>${say('queryNumber')}</p><p class="code">${taken.number}</p>
    <p>${say('ownCode')}</p><p class="code">${taken.receiptCode}</p>
    ${factList([
      [say('bookItem'), itemName],
      [say('bookWhen'), startsAt === null ? null : momentIn(language, startsAt)],
      [say('bookWhere'), where],
      [say('bookCallBy'), callBackBy === null ? null : momentIn(language, callBackBy)],
    ])}
    <p class="card">${say('bookKeep')}</p>
    ${startsAt !== null && html`<p>${say('bookMissed')}</p>`}
    <p class="send"><a class="button plain" href="${link(`/items/${encodeURIComponent(itemCode)}`)}">${say('bookGuide')}</a></p>
    <p><a href="${link('/book/cancel')}">${say('bookCancelLink')}</a></p>`
  return layout(context, { title, main, private: true })
}

/** `/book/cancel`: by number and code. */
export function cancelPage(
  context: PageContext,
  shown: { readonly number: string; readonly faults: readonly Fault[]; readonly isDone: boolean },
): string {
  const { say, action, link } = context
  const { number, faults, isDone } = shown
  const title = say('bookCancelTitle')
  const done = html`<p class="card">${say('bookCancelled')}</p>
    <p class="send"><a class="button plain" href="${link('/book')}">${say('bookTitle')}</a></p>`
  const form = html`<form method="post" action="${action('/book/cancel')}" novalidate>
    ${textField({ id: 'number', label: say('queryNumber'), value: number, maxLength: 60 }, faults)}
    ${textField({ id: 'receiptCode', label: say('ownCode'), value: '', maxLength: 20 }, faults)}
    <p class="send"><button class="button">${say('bookCancelDo')}</button></p></form>`
  const main = html`${errorSummary(say, faults)}<h1>${title}</h1>${isDone ? done : form}`
  return layout(context, { title, main, private: true, hasFaults: faults.length > 0 })
}
