import type { PageContext } from '../../../../platform/pages/context.ts'
import { factList } from '../../../../platform/pages/fields.ts'
import { type Html, html } from '../../../../platform/pages/html.ts'
import { layout } from '../../../../platform/pages/layout.ts'
import type { ApplyForm } from '../form.rules.ts'

/** What somebody should know before they begin. */
export interface Before {
  readonly title: string
  readonly unitName: string
  /** Where the form begins. */
  readonly begin: string
  readonly form: ApplyForm
  /** Working days to the latest step, whole. */
  readonly promisedDays: number
  readonly statutoryDays: number | null
}

/** 办理须知: what to have at hand, how long it takes, and the way for who cannot do it here. */
export function beforePage(context: PageContext, before: Before): string {
  const { say, link, site } = context
  const title = say('applyTitle', { name: before.title })
  const start = site.hidesOwn
    ? html`<p class="card">${say('applyAtWindow')}</p>`
    : html`<p class="send"><a class="button" href="${link(before.begin)}">${say('applyStart')}</a></p>`
  const main = html`<p class="soft">${before.unitName}</p><h1>${title}</h1>
    <p>${say('applyLead')}</p>
    <section class="card next">${factList([
      [say('applyDonePromise'), say('applyPromisedDays', { n: before.promisedDays })],
      [say('applyDoneLaw'), daysOrNone(context, before.statutoryDays)],
    ])}</section>
    ${needs(context, before.form)}
    ${start}
    <p class="soft">${say('applyOtherWays', { hotline: site.hotline })}</p>`
  return layout(context, { title, main })
}

/** Working days, or that no law gives any. */
export function daysOrNone({ say }: PageContext, days: number | null): string {
  return days === null ? say('applyNoLimit') : say('applyWorkingDays', { n: days })
}

function needs({ say }: PageContext, { steps, fetched }: ApplyForm): Html {
  const materials = steps.flatMap((step) => (step.kind === 'material' ? step.material : []))
  return html`<h2>${say('applyNeeds')}</h2><ul><li>${say('applyNeedsPhone')}</li></ul>
    ${
      materials.length > 0 &&
      html`<p>${say('applyNeedsFiles')}</p>
    <ol>${materials.map(
      ({ name, deferrable, isPromisable }) => html`<li>${name}
      ${isPromisable && html`<span class="soft">${say('itemPromisable')}</span>`}
      ${deferrable && html`<span class="soft">${say('itemDeferrable')}</span>`}</li>`,
    )}</ol>`
    }
    ${fetched.length > 0 && html`<h2>${say('applyFetched')}</h2><ul>${fetched.map((name) => html`<li>${name}</li>`)}</ul>`}`
}
