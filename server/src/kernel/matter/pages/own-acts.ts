import type { Need, PermittedAct } from '@huiyin/contract/matter'
import type { PageContext } from '../../../platform/pages/context.ts'
import { momentIn } from '../../../platform/pages/dates.ts'
import { hiddenField, longTextField, textField } from '../../../platform/pages/fields.ts'
import { type Html, html } from '../../../platform/pages/html.ts'
import type { WantedTold } from '../matter.view.ts'
import { type OwnPage, proofFields } from './own-proof.ts'

/** 一次性告知: what to hand in, line by line, and until when. */
export function wantedCard({ say, language }: PageContext, wanted: WantedTold | null): Html | null {
  if (wanted === null) return null
  return html`<section class="card next" aria-labelledby="wanted"><h2 id="wanted">${say('wantedTitle')}</h2>
    <ol>${wanted.lines.map((line) => html`<li>${line}</li>`)}</ol>
    ${wanted.until !== null && html`<p><b>${say('wantedUntil', { when: momentIn(language, wanted.until) })}</b></p>`}</section>`
}

/** What the person may do now: each act a form of its own, those that end everything folded away. */
export function actForms(context: PageContext, page: OwnPage): Html | null {
  const { acts } = page.view
  if (acts.length === 0) return null
  return html`${acts.map((act) => (act.danger ? folded(context, page, act) : open(context, page, act)))}`
}

function open(context: PageContext, page: OwnPage, act: PermittedAct): Html {
  const id = `act-${act.act}`
  return html`<section class="card" aria-labelledby="${id}"><h2 id="${id}" tabindex="-1">${act.label}</h2>
    ${formOf(context, page, act)}</section>`
}

function folded(context: PageContext, page: OwnPage, act: PermittedAct): Html {
  const { say } = context
  const id = `act-${act.act}`
  return html`<details id="${id}"><summary>${act.label}</summary>${formOf(
    context,
    page,
    act,
    html`${hiddenField('agree', 'asked')}<label class="pick"><input type="checkbox" name="agree" value="yes">
    <span>${say('ownActAgree')}</span></label>`,
  )}</details>`
}

function formOf(
  context: PageContext,
  { view, proof }: OwnPage,
  { act, label, needs }: PermittedAct,
  agree: Html | null = null,
): Html {
  const { action } = context
  const hasFiles = needs.some(({ kind }) => kind === 'evidence')
  return html`<form method="post" action="${action(`/m/${view.matter.number}/acts/${act}`)}"
    ${hasFiles && html`enctype="multipart/form-data"`}>${proofFields(proof)}
    ${needs.map((need) => fieldOf(context, `${act}-`, need))}${agree}
    <p class="send"><button class="button plain">${label}</button></p></form>`
}

function fieldOf({ say }: PageContext, prefix: string, need: Need): Html {
  const id = `${prefix}${need.name}`
  const label = need.required ? need.label : say('optionalLabel', { label: need.label })
  const { help } = need
  switch (need.kind) {
    case 'evidence':
      return html`<div class="field"><label class="label" for="${id}">${say('ownActFiles')}</label>
        <input type="file" id="${id}" name="files" multiple
        accept="image/jpeg,image/png,image/webp,application/pdf,.docx,.xlsx"></div>`
    case 'choice':
      return html`<div class="field"><label class="label" for="${id}">${label}</label>
        <select id="${id}" name="${need.name}">${(need.options ?? []).map(
          (option) => html`<option value="${option.value}">${option.label}</option>`,
        )}</select></div>`
    case 'long_text': {
      const field = { id, name: need.name, label, hint: help, value: '' }
      return longTextField({ ...field, maxLength: need.maxLength ?? 2_000 }, [])
    }
    default:
      return textField({ id, name: need.name, label, hint: help, value: '' }, [])
  }
}
