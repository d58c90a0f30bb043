import type { PublicCertificate } from '@huiyin/contract/certificates'
import { verdictWords } from '@huiyin/contract/certificates.words'
import type { PageContext } from '../../../platform/pages/context.ts'
import { dayIn, momentIn } from '../../../platform/pages/dates.ts'
import { type Html, html } from '../../../platform/pages/html.ts'
import { layout } from '../../../platform/pages/layout.ts'

/** Longest number that is repeated to whoever typed it. */
const repeatedMax = 120

/** The field for a number, for whoever cannot scan. */
export function askPage(context: PageContext): string {
  const { say } = context
  const main = html`<h1>${say('verifyTitle')}</h1>${form(context, '')}${offline(context)}`
  return layout(context, { title: say('verifyTitle'), main })
}

/** State first, then what the paper should show, line by line. */
export function certificatePage(context: PageContext, shown: PublicCertificate): string {
  const { say, language } = context
  const words = verdictWords[shown.state]
  const rows: readonly (readonly [label: string, value: string | Html])[] = [
    [say('verifyName'), shown.name],
    [
      say('verifyHolder'),
      html`${shown.holderMasked}<br><span class="hint">${say('verifyMasked')}</span>`,
    ],
    [say('verifyIssuer'), shown.issuerName],
    [say('verifyItem'), shown.itemName],
    [say('verifyIssuedOn'), dayIn(language, shown.issuedAt.slice(0, 10))],
    [say('verifyValid'), validity(context, shown)],
    [say('verifyVersion'), String(shown.version)],
    [say('verifyNumber'), html`<span class="number">${shown.number}</span>`],
  ]
  const main = html`<h1>${say('verifyTitle')}</h1>
    <section class="card ${words.tone === 'bad' ? 'breach' : 'next'}" role="status">
    <h2 class="big">${words[language]}${shown.stateSince !== null && html` <span class="soft nowrap">${say('verifySince', { day: dayIn(language, shown.stateSince) })}</span>`}</h2>
    <p>${words.advice[language]}</p>
    <p class="soft">${say('verifyAsOf', { when: momentIn(language, shown.asOf) })}</p></section>
    <dl class="facts">${rows.map(([label, value]) => html`<dt>${label}</dt><dd>${value}</dd>`)}</dl>
    <p>${say('verifyCompare')}</p>
    ${offline(context)}`
  return layout(context, {
    title: `${words[language]} - ${say('verifyTitle')}`,
    main,
    private: true,
  })
}

/** Not found: said with what to do, and the field again. */
export function unknownPage(context: PageContext, number: string): string {
  const { say, site } = context
  const main = html`<h1>${say('verifyTitle')}</h1>
    <section class="card breach" role="alert"><h2 class="big">${say('verifyUnknown')}</h2>
    <p class="number">${number.slice(0, repeatedMax)}</p>
    <p>${say('verifyUnknownThen', { hotline: site.hotline })}</p></section>
    ${form(context, number.slice(0, repeatedMax))}${offline(context)}`
  return layout(context, { title: say('verifyUnknown'), main, hasFaults: true, private: true })
}

function validity({ say, language }: PageContext, of: PublicCertificate): string {
  const from = dayIn(language, of.validFrom)
  return of.validUntil === null
    ? say('verifyForEver', { from })
    : say('verifyFromTo', { from, until: dayIn(language, of.validUntil) })
}

function form({ say, link }: PageContext, number: string): Html {
  return html`<form method="get" action="${link('/verify')}">
    <div class="field"><label for="number">${say('verifyAsk')}</label>
    <span class="hint" id="number-hint">${say('verifyAskHint')}</span>
    <input id="number" name="number" value="${number}" maxlength="120" autocomplete="off" autocapitalize="characters" spellcheck="false" aria-describedby="number-hint" required></div>
    <p class="send"><button class="button">${say('verifyGo')}</button></p></form>`
}

function offline({ say, link }: PageContext): Html {
  return html`<p class="send"><a class="button plain" href="${link('/verify/offline')}">${say('verifyOffline')}</a></p>`
}
