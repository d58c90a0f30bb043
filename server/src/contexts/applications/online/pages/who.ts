import type { PageContext } from '../../../../platform/pages/context.ts'
import {
  describedBy,
  errorSummary,
  type Fault,
  faultBeside,
  hiddenField,
  type TextField,
  textField,
} from '../../../../platform/pages/fields.ts'
import { type Html, html } from '../../../../platform/pages/html.ts'
import { layout } from '../../../../platform/pages/layout.ts'
import type { DraftSubject } from '../draft.types.ts'
import type { HeldMandate } from '../mandates.ts'
import type { KnownPerson } from '../own-ids.ts'
import type { ToldWho } from '../tell-who.ts'

export interface WhoPage {
  readonly title: string
  readonly subject: DraftSubject
  readonly told: ToldWho
  /** Who is signed in, where it is known: they tell nothing again. */
  readonly known: KnownPerson | null
  /** For whom else one may apply for this. */
  readonly held: readonly HeldMandate[]
  /** The phone that was proved; asked for where none was. */
  readonly phone: string | null
  readonly faults: readonly Fault[]
}

/** The first page: who applies. A draft begins with it, and belongs to this person alone. */
export function whoPage(context: PageContext, page: WhoPage): string {
  const { say, action } = context
  const { told, faults, known, subject } = page
  const field = (one: Omit<TextField, 'maxLength'> & { readonly maxLength?: number }) =>
    textField({ maxLength: 60, ...one }, faults)
  const kinds = (['person', 'enterprise'] as const).map((kind) =>
    pick(kind, say(`applyKind_${kind}`), told.kind === kind),
  )
  const agents =
    known === null
      ? pick('agent', say('applyKind_agent'), told.kind === 'agent')
      : page.held.map(({ id, principalName }) =>
          pick(
            `mandate:${id}`,
            say('applyKindMandate', { name: principalName }),
            told.mandateId === id,
          ),
        )
  const person =
    known === null
      ? html`${field({ id: 'name', label: say('applyName'), value: told.name, autocomplete: 'name' })}
    ${field({ id: 'idNumber', label: say('applyIdNumber'), hint: say('applyIdHint'), value: told.idNumber, maxLength: 22 })}`
      : html`<p class="card" id="name">${say('applyKnown', { name: known.name, tail: known.idNumber.slice(-4) })}</p>`
  const phone =
    page.phone === null &&
    field({
      id: 'phone',
      label: say('applyPhone'),
      value: told.phone,
      type: 'tel',
      autocomplete: 'tel',
    })
  const main = html`${errorSummary(say, faults)}
    <h1>${say('applyWho')}</h1><p class="soft">${page.title}</p>
    <form method="post" action="${action('/me/apply')}" novalidate>
    ${hiddenField('item', subject.itemCode ?? '')}${hiddenField('theme', subject.themeCode ?? '')}
    <fieldset id="kind" tabindex="-1" ${describedBy('kind', false, faults)}><legend>${say('applyWhoKind')}</legend>
    ${faultBeside(faults, 'kind')}${kinds}${agents}</fieldset>
    ${field({ id: 'enterpriseName', label: say('applyEnterprise'), hint: say('applyEnterpriseHint'), value: told.enterpriseName, maxLength: 100 })}
    ${field({ id: 'creditCode', label: say('applyCreditCode'), hint: say('applyCreditHint'), value: told.creditCode, maxLength: 22 })}
    ${person}${phone}
    <p class="soft">${say('applyPrivacy')}</p>
    <p class="send"><button class="button">${say('applyNext')}</button></p></form>`
  const title = say('applyWho')
  return layout(context, { title, main, private: true, hasFaults: faults.length > 0 })
}

function pick(value: string, words: string, isChosen: boolean): Html {
  return html`<label class="pick"><input type="radio" name="kind" value="${value}"
    ${isChosen && 'checked'}><span>${words}</span></label>`
}
