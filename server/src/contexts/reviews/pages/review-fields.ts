import { badGrades, type Grade, grades } from '@huiyin/contract/reviews'
import type { PageContext } from '../../../platform/pages/context.ts'
import {
  describedBy,
  type Fault,
  faultBeside,
  isAtFault,
  longTextField,
} from '../../../platform/pages/fields.ts'
import { type Html, html } from '../../../platform/pages/html.ts'
import { face } from './faces.ts'
import { type ReviewFilledIn, reviewTextMax, tagsFieldOf } from './read-review.ts'
import type { TagView } from './view.ts'

/** What the fields of a review are drawn from. */
export interface ReviewFields {
  readonly tags: readonly TagView[]
  readonly filledIn: ReviewFilledIn
  readonly faults: readonly Fault[]
}

/** The five levels, none chosen beforehand, and under the chosen one its tags. */
export function gradeFields(context: PageContext, fields: ReviewFields): Html {
  return html`${levels(context, fields)}
    ${grades.map((grade) => tagsOfGrade(context, fields, grade))}`
}

/** Free words: enough for any service, and never needed for a good review. */
export function wordsField({ say }: PageContext, { filledIn, faults }: ReviewFields): Html {
  const label = say('optionalLabel', { label: say('textLabel') })
  return longTextField(
    { id: 'text', label, hint: say('textHint'), value: filledIn.text, maxLength: reviewTextMax },
    faults,
  )
}

function levels({ say }: PageContext, { filledIn, faults }: ReviewFields): Html {
  return html`<fieldset id="grade" tabindex="-1" class="${isAtFault(faults, 'grade') && 'at-fault'}"
    ${describedBy('grade', false, faults)}>
    <legend>${say('gradeLegend')}</legend>
    ${faultBeside(faults, 'grade')}
    <div class="faces">${grades.map(
      (grade) => html`<label class="pick face"><input type="radio" name="grade" id="${grade}"
        value="${grade}" ${grade === filledIn.grade && 'checked'}>${face(grade)}
        <span>${say(`grade_${grade}`)}</span></label>`,
    )}</div></fieldset>`
}

/** Without `:has` in the browser all groups stand open; each names its level, so that still works. */
function tagsOfGrade(context: PageContext, fields: ReviewFields, grade: Grade): Html {
  const { say } = context
  const isBad = badGrades.includes(grade)
  const values = { grade: say(`grade_${grade}`) }
  const own = fields.tags.filter((tag) => tag.grade === grade)
  const base = own.filter((tag) => tag.base)
  const more = own.filter((tag) => !tag.base)
  const box = (tag: TagView) => tagBox(context, tag, fields.filledIn.tags.includes(tag.code))
  // Who is unhappy should find the fitting word at once; praise can stay short.
  const rest = isBad
    ? more.map(box)
    : more.length > 0 &&
      html`</div><details><summary>${say('tagsMore', { count: more.length })}</summary>
        <div class="tags">${more.map(box)}</div></details><div>`
  return html`<fieldset class="when ${grade}">
    <legend>${isBad ? say('tagsBad', values) : say('tagsGood', values)}</legend>
    <span class="hint">${isBad ? say('tagsBadHint') : say('tagsGoodHint')}</span>
    <div class="tags">${base.map(box)}${rest}</div></fieldset>`
}

/** One tag to tick. */
export function tagBox({ language }: PageContext, tag: TagView, isTicked: boolean): Html {
  return html`<label class="pick"><input type="checkbox" name="${tagsFieldOf(tag.grade)}"
    value="${tag.code}" ${isTicked && 'checked'}><span>${language === 'en' ? tag.textEn : tag.text}</span></label>`
}
