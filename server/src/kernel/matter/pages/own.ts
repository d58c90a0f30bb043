import { parseCertificateNumber } from '@huiyin/contract/certificate-number'
import { grades } from '@huiyin/contract/reviews'
import type { PageContext } from '../../../platform/pages/context.ts'
import { dayIn, momentIn } from '../../../platform/pages/dates.ts'
import {
  describedBy,
  errorSummary,
  factList,
  faultBeside,
  longTextField,
} from '../../../platform/pages/fields.ts'
import { type Html, html } from '../../../platform/pages/html.ts'
import { layout } from '../../../platform/pages/layout.ts'
import { nameIn } from '../../../platform/pages/named.ts'
import type { OwnMatterView, RefusalTold } from '../matter.view.ts'
import { actForms, wantedCard } from './own-acts.ts'
import { type OwnPage, proofFields } from './own-proof.ts'
import { photosPart, progressBody, progressHead, titleOf } from './progress.ts'

/** Longest text a person may add here, in characters. */
export const ownTextMax = 1_000

/** The matter as its own person sees it: their turn first, then everything written about it. */
export function ownPage(context: PageContext, page: OwnPage): string {
  const { say } = context
  const { view, faults } = page
  const acts = actForms(context, page)
  // Who has an answer reads it before being asked what to make of it.
  const isAnswered = view.matter.closedAt !== null && view.refusal === null
  const main = html`${errorSummary(say, faults)}
    ${page.done !== null && html`<p class="card next big" role="status">${page.done}</p>`}
    ${progressHead(context, view)}
    ${certificateCard(context, view)}
    ${refusalCard(context, view.refusal)}
    ${wantedCard(context, view.wanted)}
    ${photosPart(context, view)}
    ${!isAnswered && acts}
    ${continued(context, view)}
    ${texts(context, view)}
    ${isAnswered && acts}
    ${againForm(context, page)}
    ${urgeForm(context, page)}
    ${progressBody(context, view)}
    ${letters(context, view)}
    ${contactViews(context, view)}
    ${pressureForm(context, page)}`
  const title = titleOf(context, view)
  return layout(context, { title, main, private: true, hasFaults: faults.length > 0 })
}

/** What came of it; a certificate of ours leads to where anybody can check it. */
function certificateCard({ say, link }: PageContext, { certificates }: OwnMatterView): Html | null {
  if (certificates.length === 0) return null
  const line = (number: string) =>
    parseCertificateNumber(number) === undefined
      ? html`<li>${number}</li>`
      : html`<li><a href="${link(`/verify/${number}`)}">${number}</a></li>`
  return html`<section class="card" aria-labelledby="certificates">
    <h2 id="certificates">${say('ownCertificates')}</h2><ul>${certificates.map(line)}</ul></section>`
}

/** A “no” that can be mended or contested: fact, rule, way, date. */
function refusalCard({ say, language }: PageContext, refusal: RefusalTold | null): Html | null {
  if (refusal === null) return null
  const until = refusal.contestUntil && html`<b>${momentIn(language, refusal.contestUntil)}</b>`
  return html`<section class="card" aria-labelledby="refusal"><h2 id="refusal">${say(`ownRefusal_${refusal.of}`)}</h2>
    ${factList([
      [say('refusalFact'), refusal.fact],
      [say('refusalRule'), refusal.rule],
      [say('refusalMend'), refusal.howToMend],
      [say('refusalContest'), refusal.howToContest],
      [say('refusalUntil'), until],
    ])}</section>`
}

/** What was handed in goes on under another number: the next place to look. */
function continued({ say, link }: PageContext, { continuedAs }: OwnMatterView): Html | null {
  if (continuedAs.length === 0) return null
  return html`<p class="card next">${say('ownContinued')} ${continuedAs.map(
    (number) => html`<a href="${link(`/m/${number}`)}">${number}</a> `,
  )}</p>`
}

function texts({ say, language }: PageContext, view: OwnMatterView): Html | null {
  if (view.texts.length === 0) return null
  return html`<h2>${say('ownTexts')}</h2>${view.texts.map(
    (
      text,
    ) => html`<p><b>${text.label}</b> <span class="soft">${momentIn(language, text.writtenAt)}</span></p>
      ${text.body === null ? html`<p class="soft">${say('ownErased')}</p>` : html`<p class="quote">${text.body}</p>`}`,
  )}`
}

function againForm({ say, action }: PageContext, { view, proof, faults }: OwnPage): Html | null {
  const { againGrade } = view
  if (againGrade !== null) {
    return html`<p>${say('againDone', { grade: say(`grade_${againGrade}`) })}</p>`
  }
  if (!view.mayReviewAgain) return null
  const words = longTextField(
    {
      id: 'text',
      label: say('optionalLabel', { label: say('againText') }),
      value: '',
      maxLength: ownTextMax,
    },
    faults,
  )
  return html`<section class="card next" aria-labelledby="again"><h2 id="again">${say('againTitle')}</h2>
    <p>${say('againLead')}</p>
    <form method="post" action="${action(`/m/${view.matter.number}/review-again`)}">${proofFields(proof)}
    <fieldset id="grade" tabindex="-1" ${describedBy('grade', false, faults)}><legend>${say('gradeLegend')}</legend>
    ${faultBeside(faults, 'grade')}
    ${grades.map((grade) => html`<label class="pick"><input type="radio" name="grade" value="${grade}"><span>${say(`grade_${grade}`)}</span></label>`)}
    </fieldset>${words}
    <p class="send"><button class="button">${say('againButton')}</button></p></form></section>`
}

function urgeForm({ say, language, action }: PageContext, { view, proof }: OwnPage): Html | null {
  if (!view.mayUrge) {
    if (view.urgeAgainOn === null) return null
    return html`<p class="soft" id="own">${say('urgeAgain', { when: dayIn(language, view.urgeAgainOn) })}</p>`
  }
  return html`<section class="card" id="own" aria-labelledby="urge"><h2 id="urge">${say('urgeTitle')}</h2>
    <p>${say('urgeLead')}</p>
    <form method="post" action="${action(`/m/${view.matter.number}/urge`)}">${proofFields(proof)}
    <button class="button plain">${say('urgeButton')}</button></form></section>`
}

function letters({ say, language }: PageContext, view: OwnMatterView): Html | null {
  if (view.letters.length === 0) return null
  return html`<h2>${say('ownLetters')}</h2>${view.letters.map(
    (
      letter,
    ) => html`<details><summary>${letter.title} ${letter.number} · ${momentIn(language, letter.issuedAt)}</summary>
      <div lang="zh-CN">${letter.paragraphs.map((paragraph) => html`<p>${paragraph}</p>`)}</div></details>`,
  )}`
}

/** Every look at the telephone number, shown to the person it belongs to. */
function contactViews({ say, language }: PageContext, view: OwnMatterView): Html {
  const heading = html`<h2>${say('contactViews')}</h2>`
  if (!view.contactAllowed) return html`${heading}<p>${say('contactViewsNever')}</p>`
  if (view.contactViews.length === 0) return html`${heading}<p>${say('contactViewsNone')}</p>`
  return html`${heading}<ul>${view.contactViews.map(
    (look) =>
      html`<li>${momentIn(language, look.at)} · ${nameIn(language, look.unit)} · ${say(`purpose_${look.purpose}`)}</li>`,
  )}</ul>`
}

function pressureForm({ say, action }: PageContext, { view, proof }: OwnPage): Html | null {
  if (!view.mayReportPressure) return null
  return html`<section class="card" aria-labelledby="pressure"><h2 id="pressure">${say('pressureHeading')}</h2>
    <p>${say('pressureLead')}</p>
    <form method="post" action="${action(`/m/${view.matter.number}/pressure`)}">${proofFields(proof)}
    <button class="button plain">${say('pressureButton')}</button></form></section>`
}
