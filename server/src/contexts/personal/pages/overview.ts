import { maskPhone } from '../../../kernel/people/index.ts'
import type { PageContext } from '../../../platform/pages/context.ts'
import { dayIn, momentIn } from '../../../platform/pages/dates.ts'
import { errorSummary, type Fault, factList, textField } from '../../../platform/pages/fields.ts'
import { type Html, html } from '../../../platform/pages/html.ts'
import { layout } from '../../../platform/pages/layout.ts'
import { nameIn } from '../../../platform/pages/named.ts'
import type { KeptContact, OwnIdentity, OwnView } from '../show-own.ts'

export interface OverviewPage {
  readonly view: OwnView
  readonly faults: readonly Fault[]
  /** What the person has just done, said first. */
  readonly done: string | null
}

/** Everything that is the person's own, on one page without a menu. */
export function overviewPage(context: PageContext, page: OverviewPage): string {
  const { say } = context
  const { view, faults } = page
  const main = html`${errorSummary(say, faults)}
    ${page.done !== null && html`<p class="card next big" role="status">${page.done}</p>`}
    <h1>${say('meTitle')}</h1>
    ${signedIn(context, view)}
    ${drafts(context, view)}
    ${matters(context, view)}
    ${certificates(context, view)}
    ${reviews(context, view)}
    ${looks(context, view)}
    ${kept(context, view)}
    ${rights(context, view)}
    ${view.phone === null ? needsPhone(context) : addForm(context, faults)}`
  return layout(context, {
    title: say('meTitle'),
    main,
    private: true,
    hasFaults: faults.length > 0,
  })
}

function signedIn({ say, action }: PageContext, { phone, who }: OwnView): Html {
  return html`<form method="post" action="${action('/me/sign-out')}">
    ${who !== null && whoLines(say, who)}
    <p class="soft">${phone !== null && say('meSignedIn', { phone: maskPhone(phone) })}</p>
    <p><button class="button plain">${say('meSignOut')}</button></p></form>`
}

/** Whose matters these are; for an enterprise also who acts for it. */
export function whoLines(say: PageContext['say'], who: OwnIdentity): Html {
  const { name, creditCode, agent } = who
  if (creditCode === null)
    return html`${name !== null && html`<p>${say('meWhoPerson', { name })}</p>`}`
  return html`<p><b>${say('meWhoEnterprise', { name: name ?? '', creditCode })}</b>
    ${agent !== null && html`<br>${say('meWhoAgent', { name: agent })}`}</p>`
}

/** What was begun stands first: it is the person's turn. */
function drafts({ say, language, link }: PageContext, view: OwnView): Html | null {
  if (view.drafts.length === 0) return null
  return html`<section class="card next" aria-labelledby="drafts"><h2 id="drafts">${say('meDrafts')}</h2>
    <ul>${view.drafts.map(
      (
        draft,
      ) => html`<li><a href="${link(`/me/apply/${draft.id}`)}">${say('meDraftGoOn')}：${draft.title}</a>
      <br><span class="soft">${say('meDraftUntil', { day: dayIn(language, draft.eraseAfter) })}</span></li>`,
    )}</ul></section>`
}

function matters({ say, language, link }: PageContext, view: OwnView): Html {
  const line = (matter: OwnView['matters'][number]) => {
    const due =
      matter.dueAt && html` · ${say('meMatterDue', { when: momentIn(language, matter.dueAt) })}`
    return html`<li><a href="${link(`/me/m/${matter.number}`)}">${nameIn(language, matter.kind)} ${matter.number}</a>
      <br>${nameIn(language, matter.unit)} · <b>${say(`stage_${matter.stage}`)}</b>${due}</li>`
  }
  return html`<h2>${say('meMatters')}</h2>
    ${view.matters.length === 0 ? html`<p>${say('meMattersNone')}</p>` : html`<ul>${view.matters.map(line)}</ul>`}`
}

/** Each with its paper, which carries the whole name: for the holder alone. */
function certificates({ say, language, link }: PageContext, view: OwnView): Html | null {
  if (view.certificates.length === 0) return null
  const line = ({ number, name, issuerName, validUntil }: OwnView['certificates'][number]) => {
    const until =
      validUntil !== null &&
      html` · ${say('meCertificateUntil', { day: dayIn(language, validUntil) })}`
    return html`<li><a href="${link(`/me/certificates/${encodeURIComponent(number)}`)}">${name} ${number}</a>
      <br>${issuerName}${until}</li>`
  }
  return html`<h2>${say('meCertificates')}</h2><p>${say('meCertificatesLead')}</p>
    <ul>${view.certificates.map(line)}</ul>`
}

function reviews({ say, language }: PageContext, view: OwnView): Html {
  const line = (review: OwnView['reviews'][number]) =>
    html`<li>${dayIn(language, review.submittedAt)} · ${nameIn(language, review.unit)} ·
      <b>${say(`grade_${review.grade}`)}</b>
      ${review.text !== null && html`<p class="quote">${review.text}</p>`}</li>`
  return html`<h2>${say('meReviews')}</h2>
    ${view.reviews.length === 0 ? html`<p>${say('meReviewsNone')}</p>` : html`<ul>${view.reviews.map(line)}</ul>`}`
}

/** Who looked at the number: day, unit, purpose, and for which matter. */
function looks(context: PageContext, view: OwnView): Html {
  const { say, language } = context
  const line = (look: OwnView['looks'][number]) =>
    html`<li>${momentIn(language, look.seenAt)} · ${nameIn(language, look.unit)}${look.clerkName !== null && ` ${look.clerkName}`} ·
       ${say(`purpose_${look.purpose}`)}
      ${look.matterNumber !== null && say('meLookFor', { number: look.matterNumber })}</li>`
  return html`<section class="card" aria-labelledby="looks"><h2 id="looks">${say('meLooks')}</h2>
    <p>${say('meLooksLead')}</p>
    ${view.looks.length === 0 ? html`<p>${say('meLooksNone')}</p>` : html`<ul>${view.looks.map(line)}</ul>`}
    ${relays(context, view)}
    </section>`
}

/** Who reached the person without seeing the number. */
function relays({ say, language }: PageContext, view: OwnView): Html {
  const line = (relay: OwnView['relays'][number]) =>
    html`<li>${momentIn(language, relay.at)} · ${nameIn(language, relay.unit)} ·
      ${say(`relayWay_${relay.way}`)} · ${say(`relayState_${relay.state}`)}
      ${relay.matterNumber !== null && say('meLookFor', { number: relay.matterNumber })}</li>`
  return html`<h3>${say('meRelays')}</h3><p>${say('meRelaysLead')}</p>
    ${view.relays.length === 0 ? html`<p>${say('meRelaysNone')}</p>` : html`<ul>${view.relays.map(line)}</ul>`}`
}

function kept(context: PageContext, view: OwnView): Html {
  const { say, link } = context
  return html`<h2>${say('meData')}</h2>
    <p>${view.kept.length === 0 ? say('meDataNone') : say('meDataLead')}</p>
    ${view.kept.map((one) => contact(context, one))}
    <ul><li><a href="${link('/me/copy')}">${say('meDataCopy')}</a></li></ul>
    <p class="soft">${say('meDataPrint')}</p>`
}

function contact({ say, language }: PageContext, one: KeptContact): Html {
  const taken = html`<p><b>${say('meDataTaken', { when: dayIn(language, one.takenAt) })}</b></p>`
  if (one.erasedAt !== null) {
    return html`<div class="card">${taken}
      <p>${say('meDataErased', { when: dayIn(language, one.erasedAt) })}</p></div>`
  }
  return html`<div class="card">${taken}${factList([
    [say('meDataName'), one.name],
    [say('meDataPhone'), one.phone],
    [say('meDataNumber'), one.idNumber],
    [say('meDataWhy'), say(`retention_${one.retentionClass}`)],
    [say('meDataUntil'), dayIn(language, one.eraseAfter)],
  ])}</div>`
}

/** The ways to have it corrected, erased or explained, and what became of earlier requests. */
function rights({ say, link, language }: PageContext, view: OwnView): Html {
  const line = (request: OwnView['requests'][number]) => {
    const due =
      request.dueAt && html` · ${say('meMatterDue', { when: momentIn(language, request.dueAt) })}`
    return html`<li><a href="${link(`/me/m/${request.number}`)}">${say(`meType_${request.type}`)} ${request.number}</a>
      <br><b>${say(`meOutcome_${request.outcome ?? 'open'}`)}</b>${due}
      ${request.isFinished && ` · ${say('meFinished')}`}</li>`
  }
  const asked =
    view.requests.length > 0 &&
    html`<h3>${say('meRequests')}</h3><ul>${view.requests.map(line)}</ul>`
  return html`<section class="card" aria-labelledby="rights"><h2 id="rights">${say('meRights')}</h2>
    <p>${say('meRightsLead')}</p>
    <ul><li><a href="${link('/me/requests')}">${say('meRequestLink')}</a></li>
    <li><a href="${link('/me/phone')}">${say('meNewPhoneLink')}</a></li>
    <li><a href="${link('/me/links')}">${say('meLinksLink')}</a></li>
    <li><a href="${link('/me/mandates')}">${say('mandatesLink')}</a></li></ul>
    ${asked}</section>`
}

/** A receipt opens only with the phone it was given with. */
function needsPhone({ say, link }: PageContext): Html {
  return html`<section class="card" aria-labelledby="add"><h2 id="add">${say('meAdd')}</h2>
    <p>${say('meNeedsPhone')}</p>
    <p><a class="button plain" href="${link('/me/links')}">${say('meLinkAddPhone')}</a></p></section>`
}

function addForm({ say, action }: PageContext, faults: readonly Fault[]): Html {
  const field = textField(
    {
      id: 'receiptCode',
      label: say('meByCode'),
      hint: say('meByCodeHint'),
      value: '',
      maxLength: 20,
    },
    faults,
  )
  return html`<section class="card" aria-labelledby="add"><h2 id="add">${say('meAdd')}</h2>
    <p>${say('meAddLead')}</p>
    <form method="post" action="${action('/me/claims')}" novalidate>${field}
    <p class="send"><button class="button plain">${say('meAddButton')}</button></p></form></section>`
}
