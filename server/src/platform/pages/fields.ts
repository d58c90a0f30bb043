import { type Html, html } from './html.ts'
import type { Say } from './say.ts'

/** Something to correct: the same words stand on top and beside the field. */
export interface Fault {
  /** Id of the field it belongs to. */
  readonly field: string
  readonly message: string
}

/**
 * On top of a form that was not accepted; focus goes here, each line leads to its field.
 *
 * @param heading - what did not happen: who only looked something up has sent nothing
 */
export function errorSummary(
  say: Say,
  faults: readonly Fault[],
  heading: 'errorSummary' | 'queryFailed' | 'ownNotOpened' = 'errorSummary',
): Html | null {
  if (faults.length === 0) return null
  return html`<div class="errors" id="errors" role="alert" tabindex="-1" autofocus>
    <h2>${say(heading)}</h2>
    <ul>${faults.map(({ field, message }) => html`<li><a href="#${field}">${message}</a></li>`)}</ul>
    </div>`
}

/** The words beside a field, for its `aria-describedby`. */
export function faultBeside(faults: readonly Fault[], field: string): Html | null {
  const fault = faults.find((each) => each.field === field)
  return fault ? html`<p class="fault" id="${field}-fault">${fault.message}</p>` : null
}

export interface TextField {
  readonly id: string
  /** What it is sent as, where several forms of a page have the same field; its id unless said. */
  readonly name?: string
  readonly label: string
  readonly hint?: string | undefined
  readonly value: string
  readonly type?: 'text' | 'tel' | 'date' | 'search'
  readonly inputMode?: 'numeric' | 'tel' | 'text'
  readonly autocomplete?: string
  readonly maxLength?: number
  readonly min?: string
  readonly max?: string
}

/** One line to fill in, with its label, hint and fault. */
export function textField(field: TextField, faults: readonly Fault[]): Html {
  const { id, name = id, label, hint, value, type = 'text' } = field
  return html`<div class="field ${isAtFault(faults, id) && 'at-fault'}">
    <label class="label" for="${id}">${label}</label>
    ${hint && html`<span class="hint" id="${id}-hint">${hint}</span>`}
    ${faultBeside(faults, id)}
    <input class="short" id="${id}" name="${name}" type="${type}" value="${value}"
    ${attribute('inputmode', field.inputMode)} ${attribute('autocomplete', field.autocomplete)}
    ${attribute('maxlength', field.maxLength)} ${attribute('min', field.min)} ${attribute('max', field.max)}
    ${describedBy(id, hint !== undefined, faults)}>
    </div>`
}

/** Several lines to fill in. */
export function longTextField(
  field: Pick<TextField, 'id' | 'name' | 'label' | 'hint' | 'value' | 'maxLength'>,
  faults: readonly Fault[],
): Html {
  const { id, name = id, label, hint, value } = field
  return html`<div class="field ${isAtFault(faults, id) && 'at-fault'}">
    <label class="label" for="${id}">${label}</label>
    ${hint && html`<span class="hint" id="${id}-hint">${hint}</span>`}
    ${faultBeside(faults, id)}
    <textarea id="${id}" name="${name}" rows="4" ${attribute('maxlength', field.maxLength)}
    ${describedBy(id, hint !== undefined, faults)}>\n${value}</textarea>
    </div>`
}

/** `aria-describedby` and `aria-invalid` of a field with a hint or a fault. */
export function describedBy(id: string, hasHint: boolean, faults: readonly Fault[]): Html | null {
  const atFault = isAtFault(faults, id)
  const parts = [hasHint && `${id}-hint`, atFault && `${id}-fault`].filter(Boolean)
  if (parts.length === 0) return null
  return html`aria-describedby="${parts.join(' ')}" ${atFault && html`aria-invalid="true"`}`
}

export function isAtFault(faults: readonly Fault[], field: string): boolean {
  return faults.some((fault) => fault.field === field)
}

/** A value that travels with the form unseen. */
export function hiddenField(name: string, value: string): Html {
  return html`<input type="hidden" name="${name}" value="${value}">`
}

/** A list of facts, label by value; lines without a value are left out. */
export function factList(
  facts: readonly (readonly [label: string, value: string | Html | null])[],
): Html {
  const known = facts.filter(([, value]) => value !== null)
  return html`<dl class="facts">${known.map(([label, value]) => html`<dt>${label}</dt><dd>${value}</dd>`)}</dl>`
}

function attribute(
  name: 'inputmode' | 'autocomplete' | 'maxlength' | 'min' | 'max',
  value: string | number | undefined,
) {
  return value === undefined ? null : html`${name}="${value}"`
}
