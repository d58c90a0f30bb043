import { formatInstant } from '@huiyin/contract/time'
import type { PageContext } from '../../../../platform/pages/context.ts'
import { dayIn } from '../../../../platform/pages/dates.ts'
import { describedBy, type Fault, faultBeside } from '../../../../platform/pages/fields.ts'
import { type Html, html } from '../../../../platform/pages/html.ts'
import type { DraftContent, MaterialChoice } from '../draft.types.ts'
import type { AskedMaterial, PromiseBar } from '../form.rules.ts'
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
  const { id, isPromisable, promiseBar, deferrable } = material
  const ways: readonly MaterialChoice[] = [
    'file',
    ...(isPromisable ? (['promise'] as const) : []),
    ...(deferrable ? (['later'] as const) : []),
  ]
  const chosen = ways.find((way) => way === content.materials[id]) ?? 'file'
  const files = opened.files.filter(({ materialId }) => materialId === id)
  return html`${facts(material)}
    ${promiseBar !== null && html`<p class="hint">${promiseBarWords(context, promiseBar)}</p>`}
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
    ${earlierFiles(context, opened, { files, id, faults })}
    <div class="field"><label class="label" for="files">${say('applyFile')}</label>
    <span class="hint" id="files-hint">${say('applyFileHint', { count: filesOfMaterialMax })}</span>
    ${faultBeside(faults, 'files')}
    <input type="file" id="files" name="files" multiple
    accept="image/jpeg,image/png,image/webp,application/pdf,.docx,.xlsx"
    ${describedBy('files', true, faults)}></div>`
}

/** Why no promise stands in for a paper, until when, and what to do instead. */
export function promiseBarWords({ say, language }: PageContext, bar: PromiseBar): string {
  return bar.isOwn
    ? say('applyPromiseBarred', { day: dayIn(language, bar.until) })
    : say('applyPromiseBarredAgent')
}

/** What was handed in before: each tick is the consent to use this file this once; none is set. */
function earlierFiles(
  { say, language }: PageContext,
  { earlier }: OpenedDraft,
  {
    id,
    files,
    faults,
  }: Pick<Shown, 'faults'> & Pick<OpenedDraft, 'files'> & { readonly id: string },
): Html | false {
  const offered = (earlier.get(id) ?? []).filter(
    ({ evidenceId }) => !files.some(({ reusedFrom }) => reusedFrom === evidenceId),
  )
  if (offered.length === 0) return false
  return html`<fieldset id="reuse" tabindex="-1" ${describedBy('reuse', true, faults)}>
    <legend>${say('applyReuse')}</legend><p class="hint" id="reuse-hint">${say('applyReuseHint')}</p>
    ${faultBeside(faults, 'reuse')}
    ${offered.map(
      (
        file,
      ) => html`<label class="pick"><input type="checkbox" name="reuse" value="${file.evidenceId}">
      <span>${say('applyReuseAgree', { name: file.name })}
      <span class="soft">${say('applyReuseFrom', { title: file.title, number: file.number, day: dayIn(language, formatInstant(file.handedInAt)) })}</span>
      ${file.wasCorrected && html`<span class="soft">${say('applyReuseCorrected')}</span>`}</span></label>`,
    )}</fieldset>`
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
