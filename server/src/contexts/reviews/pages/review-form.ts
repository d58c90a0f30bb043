import type { PageContext } from '../../../platform/pages/context.ts'
import { momentIn } from '../../../platform/pages/dates.ts'
import {
  describedBy,
  errorSummary,
  factList,
  faultBeside,
  hiddenField,
  textField,
} from '../../../platform/pages/fields.ts'
import { type Html, html } from '../../../platform/pages/html.ts'
import { layout } from '../../../platform/pages/layout.ts'
import { nameIn } from '../../../platform/pages/named.ts'
import { photosMax } from './read-review.ts'
import { gradeFields, type ReviewFields, wordsField } from './review-fields.ts'
import type { ServedView } from './view.ts'

export interface ReviewFormView extends ReviewFields {
  readonly path: string
  readonly served: ServedView
}

/** The review page of a phone: what is reviewed, five levels, and only then the rest. */
export function reviewFormPage(context: PageContext, view: ReviewFormView): string {
  const { say, action } = context
  const main = html`${errorSummary(say, view.faults)}
    <h1>${say('reviewTitle')}</h1>
    ${servedFacts(context, view.served)}
    <form method="post" action="${action(view.path)}" enctype="multipart/form-data" novalidate>
    ${gradeFields(context, view)}
    ${wordsField(context, view)}
    ${photoField(context, view)}
    ${contactFields(context, view)}
    <p class="soft">${say('privacy')}</p>
    <p class="send"><button class="button">${say('submitReview')}</button></p>
    <p class="soft">${say('noPressure')}</p>
    </form>`
  return layout(context, {
    title: say('reviewTitle'),
    main,
    hasFaults: view.faults.length > 0,
    private: true,
  })
}

/** The facts by which somebody recognises the service, and no others. */
export function servedFacts({ say, language }: PageContext, served: ServedView): Html {
  const isOrdinary = served.outcome === 'completed'
  return html`${factList([
    [say('servedItem'), html`<b>${nameIn(language, served.item)}</b>`],
    [say('servedEnded'), isOrdinary ? null : say(`outcome_${served.outcome}`)],
    [say('servedUnit'), nameIn(language, served.unit)],
    [say('servedWindow'), served.window && nameIn(language, served.window)],
    [say('servedStaff'), served.staffCode],
    [say('servedTime'), momentIn(language, served.endedAt)],
    [say('servedRegion'), nameIn(language, served.region)],
  ])}${served.helped && html`<p class="soft">${say('servedHelped')}</p>`}`
}

function photoField({ say }: PageContext, { filledIn, faults }: ReviewFields): Html {
  const kept = filledIn.photos
  const hasFault = faults.some((fault) => fault.field === 'photos')
  return html`<details class="field" ${(hasFault || kept.length > 0) && 'open'}>
    <summary>${say('optionalLabel', { label: say('photosLabel') })}</summary>
    ${kept.length > 0 && html`<p>${say('photosKept', { count: kept.length })}</p>`}
    ${kept.map((id) => hiddenField('photo', id))}
    <label for="photos">${say('photosLabel')}</label>
    <span class="hint" id="photos-hint">${say('photosHint', { count: photosMax })}</span>
    ${faultBeside(faults, 'photos')}
    <input type="file" id="photos" name="photos" multiple accept="image/jpeg,image/png,image/webp"
    ${describedBy('photos', true, faults)}></details>`
}

/** Asked only of those who are unhappy: nobody else is ever called. */
function contactFields({ say }: PageContext, { filledIn, faults }: ReviewFields): Html {
  return html`<fieldset class="when dissatisfied very_dissatisfied">
    <legend>${say('contactLegend')}</legend>
    <span class="hint">${say('contactHint')}</span>
    <label class="pick"><input type="checkbox" name="allowsContact" value="1" ${filledIn.allowsContact && 'checked'}>
    <span>${say('contactAllow')}</span></label>
    ${textField(
      {
        id: 'phone',
        label: say('optionalLabel', { label: say('phoneLabel') }),
        hint: say('phoneHint'),
        value: filledIn.phone,
        type: 'tel',
        autocomplete: 'tel',
        maxLength: 20,
      },
      faults,
    )}</fieldset>`
}
