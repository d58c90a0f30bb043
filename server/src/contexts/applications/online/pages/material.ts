import type { PageContext } from '../../../../platform/pages/context.ts'
import { describedBy, type Fault, faultBeside } from '../../../../platform/pages/fields.ts'
import { type Html, html } from '../../../../platform/pages/html.ts'
import type { DraftContent, MaterialChoice } from '../draft.types.ts'
import type { AskedMaterial } from '../form.rules.ts'
import { filesOfMaterialMax, type OpenedDraft } from '../open-drafts.ts'

interface Shown {
  readonly opened: OpenedDraft
  readonly content: DraftContent
  readonly faults: readonly Fault[]
}

/** A material: upload it, or promise, or hand it in later where the item lets it. */
export function materialFields(
  context: PageContext,
  material: AskedMaterial,
  { opened, content, faults }: Shown,
): Html {
  const { say } = context
  const { id, isPromisable, deferrable } = material
  const ways: readonly MaterialChoice[] = [
    'file',
    ...(isPromisable ? (['promise'] as const) : []),
    ...(deferrable ? (['later'] as const) : []),
  ]
  const chosen = content.materials[id] ?? 'file'
  const files = opened.files.filter(({ materialId }) => materialId === id)
  return html`${facts(material)}
    ${
      ways.length > 1 &&
      html`<fieldset id="how" tabindex="-1"><legend>${say('applyWays')}</legend>
    ${ways.map(
      (way) => html`<label class="pick"><input type="radio" name="how" value="${way}"
      ${way === chosen && 'checked'}><span>${say(`applyWay_${way}`)}</span></label>
      ${way === 'promise' && promiseText(context, material)}
      ${way === 'later' && html`<p class="hint">${say('applyLaterText')}</p>`}`,
    )}</fieldset>`
    }
    ${
      files.length > 0 &&
      html`<h2>${say('applyFiles')}</h2><ul>${files.map(
        (
          file,
        ) => html`<li><label class="pick"><input type="checkbox" name="remove" value="${file.id}">
        <span>${say('applyRemoveFile', { name: file.name })}</span></label></li>`,
      )}</ul>`
    }
    <div class="field"><label class="label" for="files">${say('applyFile')}</label>
    <span class="hint" id="files-hint">${say('applyFileHint', { count: filesOfMaterialMax })}</span>
    ${faultBeside(faults, 'files')}
    <input type="file" id="files" name="files" multiple
    accept="image/jpeg,image/png,image/webp,application/pdf,.docx,.xlsx"
    ${describedBy('files', true, faults)}></div>`
}

function facts({ fillingNote, acceptance, issuer }: AskedMaterial): Html {
  const known = [issuer, fillingNote, acceptance].filter((one) => one !== undefined)
  return html`${known.map((one) => html`<p>${one}</p>`)}`
}

/** 告知承诺: read before it is agreed to; declining it is the choice above. */
function promiseText({ say }: PageContext, { acceptance }: AskedMaterial): Html {
  return html`<section class="card"><h2>${say('applyPromiseTitle')}</h2>
    <p>${say('applyPromiseText', { acceptance: acceptance === undefined ? '' : `（${acceptance}）` })}</p></section>`
}
