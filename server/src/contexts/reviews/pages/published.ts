import { type PageContext, withQuery } from '../../../platform/pages/context.ts'
import { dayIn } from '../../../platform/pages/dates.ts'
import { type Html, html } from '../../../platform/pages/html.ts'
import { layout } from '../../../platform/pages/layout.ts'
import { nameIn } from '../../../platform/pages/named.ts'
import type { PublishedReview, PublishedShown } from './view.ts'

/** Bad reviews with what was answered; a unit shows here that it listens. */
export function publishedPage(
  context: PageContext,
  shown: PublishedShown,
  regionCode: string | null,
): string {
  const { say, language, link } = context
  if (shown.state === 'off') {
    const main = html`<h1>${say('publishedOffTitle')}</h1>
      <p>${say('figuresOffMore', { region: nameIn(language, shown.region) })}</p>
      <p class="send"><a class="button" href="${link('/m')}">${say('homeFollow')}</a></p>`
    return layout(context, { title: say('publishedOffTitle'), main })
  }
  const region = regionCode === null ? {} : { regionCode }
  const older =
    shown.nextCursor !== null &&
    withQuery(link('/reviews/published'), { ...region, cursor: shown.nextCursor })
  const main = html`<h1>${say('publishedTitle')}</h1>
    <p>${say('publishedLead')}</p>
    ${shown.rows.length === 0 && html`<p>${say('publishedNone')}</p>`}
    ${shown.rows.map((review) => publishedCard(context, review))}
    ${older && html`<p class="send"><a class="button plain" rel="next" href="${older}">${say('olderPage')}</a></p>`}
    <p class="send"><a class="button plain" href="${withQuery(link('/reviews'), region)}">${say('homeFiguresLink')}</a></p>`
  return layout(context, { title: say('publishedTitle'), main })
}

/** A bad review with what was answered. */
export function publishedCard({ say, language }: PageContext, review: PublishedReview): Html {
  const unit = nameIn(language, review.unit)
  const { againGrade } = review
  return html`<article class="card">
    <h2>${nameIn(language, review.item)}</h2>
    <p class="soft">${unit} · ${say('publishedOn', { when: dayIn(language, review.publishedOn) })}</p>
    <h3>${say('publishedSaid')}</h3>
    <p class="quote"><b>${say(`grade_${review.grade}`)}</b> ${review.text ?? say('publishedNoText')}</p>
    <h3>${say('publishedAnswer', { unit })}</h3>
    <p class="quote">${review.answer}</p>
    <p><span class="state ${review.rectifiedInTime ? 'met' : 'missed'}">${review.rectifiedInTime ? say('yes') : say('no')}</span>
    ${againGrade !== null && html` · ${say('publishedAgain', { grade: say(`grade_${againGrade}`) })}`}</p>
    </article>`
}
