import { badGrades, type Grade, grades } from '@huiyin/contract/reviews'
import { formatInstant, parseInstant } from '@huiyin/contract/time'
import { type PageContext, withQuery } from '../../../platform/pages/context.ts'
import { momentIn } from '../../../platform/pages/dates.ts'
import { type Fault, factList, hiddenField } from '../../../platform/pages/fields.ts'
import { type Html, html } from '../../../platform/pages/html.ts'
import { type Page, terminalLayout } from '../../../platform/pages/layout.ts'
import { nameIn } from '../../../platform/pages/named.ts'
import { face } from './faces.ts'
import { tagBox } from './review-fields.ts'
import type { ReceiptView, TerminalShown } from './view.ts'

type Asking = Extract<TerminalShown, { state: 'asking' }>
type Served = Pick<Asking, 'served' | 'window'>

/** Which terminal, and up to which end of a service it has already asked. */
export interface TerminalPlace {
  readonly key: string
  readonly since: string | null
}

/** Seconds. 60 in all, as terminals in use have it; a warning stands for the last 15 of them. */
const askSeconds = 45
const warnSeconds = 15
const idleSeconds = 5
const receiptSeconds = 30

/**
 * The address of a terminal. `since` is the end of the service that was last offered: skipping and
 * timing out only move it on, so that silence never becomes a review and nothing is stored.
 */
export function terminalAddress(key: string, since: string | null): string {
  return withQuery(`/terminal/${encodeURIComponent(key)}`, since === null ? {} : { since })
}

export function terminalUnknownPage(context: PageContext): string {
  const { say } = context
  const main = html`<h1>${say('terminalUnknown')}</h1><p>${say('terminalUnknownMore')}</p>`
  return terminalLayout(context, { title: say('terminalUnknown'), main, private: true })
}

/** Between two people. Looks again by itself. */
export function terminalIdlePage(
  context: PageContext,
  shown: Extract<TerminalShown, { state: 'idle' }>,
  address: string,
): string {
  const { say, language } = context
  const main = html`<p class="big">${nameIn(language, shown.unit)} · ${nameIn(language, shown.window)}</p>
    <h1>${say('terminalIdle')}</h1>
    <p class="big">${say('terminalIdleMore')}</p>
    <p class="soft">${say('terminalTurned')}</p>`
  const refresh = { seconds: idleSeconds, to: address }
  return terminalLayout(context, { title: say('terminalTitle'), main, private: true, refresh })
}

/** The system above asks: its page by a code for one's own phone, or opened right here. */
export function terminalElsewherePage(
  context: PageContext,
  shown: Extract<TerminalShown, { state: 'elsewhere' }>,
  at: TerminalPlace,
): string {
  const { say, link } = context
  const { token, address } = shown
  const open =
    address === null
      ? html`<p>${say('elsewhereMore', { hotline: context.site.hotline })}</p>`
      : html`<p><img src="${link(`/r/${token}/qr.svg`)}" alt="${say('elsewhereCode')}" width="240" height="240"></p>
    <p class="big">${say('elsewhereScan')}</p>`
  const main = html`<h1>${say('reviewTitle')}</h1>
    ${whatWasServed(context, shown)}
    ${open}
    <div class="row">${address && html`<a class="button" href="${address}">${say('elsewhereHere')}</a>`}
    <a class="button plain" href="${skipAddress(at.key, shown)}">${say('terminalSkip')}</a></div>`
  const refresh = { seconds: askSeconds + warnSeconds, to: skipAddress(at.key, shown) }
  return terminalLayout(context, { title: say('reviewTitle'), main, private: true, refresh })
}

/** Five faces, and “skip” as large as each of them. Choosing a face sends nothing yet. */
export function terminalAskPage(context: PageContext, shown: Asking, at: TerminalPlace): string {
  const { say } = context
  const here = terminalAddress(at.key, at.since)
  const of = shown.served.endedAt
  const main = html`<h1>${say('reviewTitle')}</h1>
    ${whatWasServed(context, shown)}
    <div class="six">${grades.map(
      (grade) =>
        html`<a class="big-face" href="${withQuery(here, { grade, of })}">${face(grade)}${say(`grade_${grade}`)}</a>`,
    )}
    <a class="big-face" href="${skipAddress(at.key, shown)}">${say('terminalSkip')}</a></div>
    <p class="soft">${say('terminalTurned')}</p>`
  const refresh = { seconds: askSeconds, to: withQuery(here, { still: '1', of }) }
  return terminalLayout(context, { title: say('reviewTitle'), main, private: true, refresh })
}

/** The second step: the tags of the level, and sending it. */
export function terminalTagsPage(
  context: PageContext,
  shown: Asking,
  at: TerminalPlace,
  choice: { readonly grade: Grade; readonly faults: readonly Fault[] },
): string {
  const { say, action } = context
  const { grade, faults } = choice
  const here = terminalAddress(at.key, at.since)
  const of = shown.served.endedAt
  const values = { grade: say(`grade_${grade}`) }
  const isBad = badGrades.includes(grade)
  const tags = shown.tags.filter((tag) => tag.grade === grade)
  const hint = isBad ? say('terminalTagsBad') : say('tagsGoodHint')
  // A summary on top would push the buttons off a screen of 600 pixels.
  const [fault] = faults
  const said = fault
    ? html`<p class="fault" role="alert">${fault.message}</p>`
    : html`<p class="hint">${hint}</p>`
  const main = html`<h1>${isBad ? say('tagsBad', values) : say('tagsGood', values)}</h1>
    ${said}
    <form method="post" action="${action(`/terminal/${at.key}`)}">
    ${hiddenField('token', shown.token)}${hiddenField('grade', grade)}${hiddenField('of', of)}
    ${at.since !== null && hiddenField('since', at.since)}
    <div class="tags" id="tags">${tags.map((tag) => tagBox(context, tag, false))}</div>
    <div class="row"><a class="button plain" href="${here}">${say('terminalBack')}</a>
    <a class="button plain" href="${skipAddress(at.key, shown)}">${say('terminalSkip')}</a>
    <button class="button">${say('submitReview')}</button></div></form>`
  const refresh = { seconds: askSeconds, to: withQuery(here, { grade, of, still: '1' }) }
  const page: Page = { title: say('reviewTitle'), main, private: true, refresh }
  return terminalLayout(context, { ...page, hasFaults: faults.length > 0 })
}

/** Somebody is warned before the time runs out; nobody there means no review. */
export function terminalStillPage(
  context: PageContext,
  shown: Asking,
  at: TerminalPlace,
  grade: Grade | null,
): string {
  const { say } = context
  const here = terminalAddress(at.key, at.since)
  const back = grade === null ? here : withQuery(here, { grade, of: shown.served.endedAt })
  const main = html`<h1>${say('terminalStill')}</h1>
    <p class="big">${say('terminalStillMore')}</p>
    <div class="row"><a class="button" href="${back}">${say('terminalContinue')}</a>
    <a class="button plain" href="${skipAddress(at.key, shown)}">${say('terminalSkip')}</a></div>`
  const refresh = { seconds: warnSeconds, to: skipAddress(at.key, shown) }
  return terminalLayout(context, { title: say('terminalStill'), main, private: true, refresh })
}

export function terminalReceiptPage(
  context: PageContext,
  receipt: ReceiptView,
  key: string,
): string {
  const { say, language, site } = context
  const { rectification } = receipt
  const after = terminalAddress(key, secondAfter(receipt.served.endedAt))
  const promise =
    rectification &&
    html`<p>${say('afterRectify', {
      when: momentIn(language, rectification.rectifyDueAt),
      unit: nameIn(language, rectification.unit),
    })}</p>`
  const number = rectification?.number ?? receipt.number
  const main = html`<h1>${say('terminalThanks')}</h1>
    <div class="card next"><p>${rectification ? say('receiptMatterNumber') : say('receiptReviewNumber')} <span class="code">${number}</span></p>
    <p>${say('receiptCode')} <span class="code">${receipt.receiptCode}</span></p>
    <p>${say('receiptOnce')}</p></div>
    ${promise}
    <p>${say('terminalWrite', { hotline: site.hotline })}</p>
    <div class="row"><a class="button" href="${after}">${say('terminalDone')}</a></div>`
  const refresh = { seconds: receiptSeconds, to: after }
  return terminalLayout(context, { title: say('terminalThanks'), main, private: true, refresh })
}

function whatWasServed({ say, language }: PageContext, { served, window }: Served): Html {
  return factList([
    [say('servedItem'), html`<b>${nameIn(language, served.item)}</b>`],
    [say('servedWindow'), nameIn(language, window)],
    [say('servedStaff'), served.staffCode && `${say('servedStaff')} ${served.staffCode}`],
  ])
}

function skipAddress(key: string, shown: Served): string {
  return terminalAddress(key, secondAfter(shown.served.endedAt))
}

/** Moments in views are cut to the second; the service itself ended within it. */
function secondAfter(moment: string): string {
  const instant = parseInstant(moment)
  return instant === undefined ? moment : formatInstant(new Date(instant.getTime() + 1_000))
}
