import { formatInstant } from '@huiyin/contract/time'
import type { OwnContact } from '../../../../kernel/people/index.ts'
import type { PageContext } from '../../../../platform/pages/context.ts'
import { dayIn, momentIn } from '../../../../platform/pages/dates.ts'
import { errorSummary, type Fault, textField } from '../../../../platform/pages/fields.ts'
import { type Html, html } from '../../../../platform/pages/html.ts'
import { layout } from '../../../../platform/pages/layout.ts'
import type { FiledFor } from '../filings.store.ts'
import type { GrantedMandate, HeldMandate } from '../mandates.ts'

export interface MandatesPage {
  readonly granted: readonly GrantedMandate[]
  readonly held: readonly HeldMandate[]
  readonly filed: readonly FiledFor[]
  /** In whose name one may grant: oneself, and enterprises one acts for. */
  readonly principals: readonly OwnContact[]
  readonly typed: Readonly<Record<string, string>>
  readonly lastDay: string
  readonly faults: readonly Fault[]
}

/** 委托: who may apply in one's name, what they did, and for whom one applies oneself. */
export function mandatesPage(context: PageContext, page: MandatesPage): string {
  const { say } = context
  const main = html`${errorSummary(say, page.faults)}<h1>${say('mandates')}</h1>
    <p>${say('mandatesLead')}</p>
    ${page.granted.map((mandate) => granted(context, mandate))}
    ${grantForm(context, page)}
    ${heldPart(context, page)}`
  const hasFaults = page.faults.length > 0
  return layout(context, { title: say('mandates'), main, private: true, hasFaults })
}

function granted({ say, language, action }: PageContext, mandate: GrantedMandate): Html {
  const { id, agentName, scopeCode, validUntil, isOver, acts } = mandate
  const day = dayIn(language, formatInstant(validUntil))
  const scope = scopeCode === null ? say('mandateAll') : say('mandateOne', { code: scopeCode })
  const names: Readonly<Record<string, string>> = {
    begin: say('agentAct_begin'),
    submit: say('agentAct_submit'),
    supplement: say('agentAct_supplement'),
    bring_owed: say('agentAct_bring_owed'),
    withdraw: say('agentAct_withdraw'),
    urge: say('urgeButton'),
  }
  return html`<section class="card"><h2>${agentName}</h2>
    <p>${scope} · ${isOver ? say('mandateOver') : say('mandateUntil', { day })}</p>
    ${
      acts.length > 0 &&
      html`<p>${say('mandateActs')}</p><ul>${acts.map(
        ({ act, number, happenedAt }) =>
          html`<li>${momentIn(language, formatInstant(happenedAt))} · ${names[act] ?? act} ${number}</li>`,
      )}</ul>`
    }
    ${
      !isOver &&
      html`<form method="post" action="${action(`/me/mandates/${id}/revoke`)}">
    <button class="button plain">${say('mandateRevoke', { name: agentName })}</button></form>`
    }</section>`
}

function grantForm(
  { say, action }: PageContext,
  { principals, typed, lastDay, faults }: MandatesPage,
): Html {
  if (principals.length === 0) return html`<p class="card">${say('mandateUnknown')}</p>`
  const field = (id: string, label: string, hint?: string) =>
    textField({ id, label, hint, value: typed[id] ?? '', maxLength: 60 }, faults)
  const whom = principals.map(
    (one) => html`<option value="${one.citizenId}">${one.name} ${one.idNumber?.slice(-4)}</option>`,
  )
  return html`<section class="card" aria-labelledby="grant"><h2 id="grant">${say('mandateGrant')}</h2>
    <form method="post" action="${action('/me/mandates')}" novalidate>
    <div class="field"><label class="label" for="principal">${say('mandateFor')}</label>
    <select id="principal" name="principal">${whom}</select></div>
    ${field('name', say('mandateAgent'))}${field('idNumber', say('mandateAgentNumber'))}
    ${field('phone', say('mandateAgentPhone'), say('mandateAgentHint'))}
    ${field('scope', say('optionalLabel', { label: say('mandateScope') }), say('mandateScopeHint'))}
    ${textField({ id: 'until', label: say('mandateDay'), value: typed.until ?? '', type: 'date', max: lastDay }, faults)}
    <p class="send"><button class="button">${say('mandateButton')}</button></p></form></section>`
}

function heldPart(
  { say, language, link }: PageContext,
  { held, filed }: MandatesPage,
): Html | null {
  if (held.length === 0 && filed.length === 0) return null
  return html`<h2>${say('mandateHeld')}</h2>
    <ul>${held.map(
      ({ principalName, scopeCode, validUntil }) =>
        html`<li>${principalName} · ${scopeCode === null ? say('mandateAll') : say('mandateOne', { code: scopeCode })}
        · ${say('mandateUntil', { day: dayIn(language, formatInstant(validUntil)) })}</li>`,
    )}</ul>
    ${filed.length > 0 && html`<ul>${filed.map(({ number }) => html`<li><a href="${link(`/me/m/${number}`)}">${number}</a></li>`)}</ul>`}`
}
