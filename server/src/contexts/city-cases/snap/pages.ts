import { createHash } from 'node:crypto'
import type { PageContext } from '../../../platform/pages/context.ts'
import {
  errorSummary,
  type Fault,
  factList,
  faultBeside,
  hiddenField,
  longTextField,
  textField,
} from '../../../platform/pages/fields.ts'
import { type Html, html, trusted } from '../../../platform/pages/html.ts'
import { layout } from '../../../platform/pages/layout.ts'
import type { CaseClass } from '../classes.rules.ts'
import { publicCodeOf } from '../publication.rules.ts'
import type { SnapForm } from './snap-form.ts'

/** Asks the phone for its place once a photo was chosen; without script the place is written. */
const locateScript = `(()=>{const f=document.forms.namedItem('snap'),s=document.getElementById('where');if(!f||!s)return;f.photo.addEventListener('change',()=>{if(!navigator.geolocation)return;navigator.geolocation.getCurrentPosition(p=>{f.lat.value=p.coords.latitude.toFixed(6);f.long.value=p.coords.longitude.toFixed(6);s.textContent=s.dataset.found},()=>{s.textContent=s.dataset.lost},{enableHighAccuracy:true,timeout:20000})})})()`

/** For the policy of the page: this script and no other. */
export const locateScriptHash = `sha256-${createHash('sha256').update(locateScript).digest('base64')}`

export interface SnapShown {
  readonly form: SnapForm
  readonly faults: readonly Fault[]
  readonly classes: ReadonlyMap<string, readonly CaseClass[]>
}

/** The form: photo first; everything below it may stay empty where the phone knows its place. */
export function snapPage(context: PageContext, { form, faults, classes }: SnapShown): string {
  const { say, action } = context
  const main = html`${errorSummary(say, faults)}
    <h1>${say('snapTitle')}</h1>
    <p>${say('snapLead')}</p>
    <form name="snap" method="post" action="${action('/snap')}" enctype="multipart/form-data" novalidate>
    <div class="field ${faults.some(({ field }) => field === 'photo') && 'at-fault'}">
    <label class="label" for="photo">${say('snapPhoto')}</label>
    <span class="hint" id="photo-hint">${say('snapPhotoHelp')}</span>
    ${faultBeside(faults, 'photo')}
    <input id="photo" name="photo" type="file" accept="image/*" capture="environment" multiple aria-describedby="photo-hint">
    </div>
    ${form.component !== '' && html`<p class="soft">${say('snapComponent', { code: form.component })}</p>`}
    ${hiddenField('key', form.key)}${hiddenField('component', form.component)}${hiddenField('lat', form.lat)}${hiddenField('long', form.long)}
    <p class="soft" id="where" role="status" data-found="${say('snapLocated')}" data-lost="${say('snapNotLocated')}">${form.lat === '' ? '' : say('snapLocated')}</p>
    ${textField({ id: 'place', label: say('snapPlace'), hint: say('snapPlaceHelp'), value: form.place, maxLength: 200 }, faults)}
    <p class="send"><button class="button">${say('snapSend')}</button></p>
    <details ${form.text !== '' || form.phone !== '' || form.code !== '' ? html`open` : null}><summary>${say('snapMore')}</summary>
    ${classField(context, form, classes)}
    ${longTextField({ id: 'text', label: say('snapText'), value: form.text, maxLength: 1000 }, faults)}
    ${textField({ id: 'phone', label: say('snapPhone'), hint: say('snapPhoneHelp'), value: form.phone, type: 'tel', inputMode: 'tel', autocomplete: 'tel' }, faults)}
    </details>
    </form>
    <script>${trusted(locateScript)}</script>`
  return layout(context, { title: say('snapTitle'), main, hasFaults: faults.length > 0 })
}

function classField({ say }: PageContext, { code }: SnapForm, classes: SnapShown['classes']): Html {
  const option = (one: CaseClass) => {
    const value = publicCodeOf({ kind: one.kind, category: one.code })
    return html`<option value="${value}" ${value === code && html`selected`}>${one.name}</option>`
  }
  const groups = [...classes].map(
    ([name, ofGroup]) => html`<optgroup label="${name}">${ofGroup.map(option)}</optgroup>`,
  )
  return html`<div class="field"><label class="label" for="code">${say('snapClass')}</label>
    <select id="code" name="code"><option value="">${say('snapUnsure')}</option>${groups}</select></div>`
}

/** One case nearby, in the words of the question. */
export interface NearShown {
  readonly number: string
  readonly label: string
}

/** Somebody was here before: one question, and the report goes on either way. */
export function nearPage(
  context: PageContext,
  {
    draft,
    near,
    faults,
  }: {
    readonly draft: string
    readonly near: readonly NearShown[]
    readonly faults: readonly Fault[]
  },
): string {
  const { say, action } = context
  const pick = (value: string, label: string, id: string) => html`<div class="pick">
    <input type="radio" name="same" id="${id}" value="${value}"><label for="${id}">${label}</label></div>`
  const main = html`${errorSummary(say, faults)}
    <h1>${say('snapNearTitle')}</h1>
    <form method="post" action="${action('/snap')}" enctype="multipart/form-data" novalidate>
    ${hiddenField('draft', draft)}
    <fieldset><legend>${say('snapNearLead')}</legend>
    ${faultBeside(faults, 'same-0')}
    ${near.map(({ number, label }, index) => pick(number, label, `same-${index}`))}
    ${pick('new', say('snapNotSame'), 'same-new')}</fieldset>
    <p class="send"><button class="button">${say('snapGoOn')}</button></p></form>`
  return layout(context, {
    title: say('snapNearTitle'),
    main,
    private: true,
    hasFaults: faults.length > 0,
  })
}

export interface SnapDone {
  readonly number: string
  readonly receiptCode: string
  readonly lead: string | null
}

/** Number and code, to be kept. */
export function donePage(context: PageContext, { number, receiptCode, lead }: SnapDone): string {
  const { say, link } = context
  const main = html`<h1>${say('snapDone')}</h1>
    ${lead !== null && html`<p>${say('snapJoined', { lead })}</p>`}
    ${factList([
      [say('snapNumber'), number],
      [say('snapCode'), receiptCode],
    ])}
    <p>${say('snapKeep')}</p>
    <p class="send"><a class="button" href="${link(`/m/${number}`)}">${say('snapFollow')}</a></p>
    <p><a class="button plain" href="${link('/snap')}">${say('snapAnother')}</a></p>`
  return layout(context, { title: say('snapDone'), main, private: true })
}

/** Where the region takes no reports this way. */
export function closedPage(context: PageContext): string {
  const { say, site } = context
  const main = html`<h1>${say('snapTitle')}</h1><p>${say('snapClosed', { hotline: site.hotline })}</p>`
  return layout(context, { title: say('snapTitle'), main })
}
