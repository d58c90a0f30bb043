import type { PageContext } from '../../../platform/pages/context.ts'
import { hiddenField } from '../../../platform/pages/fields.ts'
import { type Html, html } from '../../../platform/pages/html.ts'
import { nearestFirst, type PlaceFound } from '../guide.rules.ts'
import type { GuideShown } from './guide.ts'

/** Where and when; whoever says where he is sees the nearest first. */
export function placesPart(context: PageContext, shown: GuideShown): Html {
  const { say, link } = context
  const { content, code } = shown.item
  const from = shown.from === null ? null : { regionCode: shown.from }
  const found = nearestFirst(content.places, from)
  const chosen = [...shown.situations]
  const questionOf = (choice: string) =>
    content.questions.find(({ choices }) => choices.some(({ id }) => id === choice))?.id ?? ''
  const isAsked = new Set(content.places.map(({ regionCode }) => regionCode)).size > 1
  return html`${
    isAsked &&
    html`<form class="no-print" method="get" action="${link(`/items/${code}`)}#places">
    <div class="field"><label class="label" for="from">${say('itemFrom')}</label>
    <select id="from" name="from">${shown.regions.map(({ regionCode, name }) => html`<option value="${regionCode}" ${regionCode === shown.from && html`selected`}>${name}</option>`)}</select></div>
    ${chosen.map((choice) => hiddenField(questionOf(choice), choice))}
    <p class="send"><button class="button plain">${say('itemShowNearest')}</button></p></form>`
  }
    <ol>${found.map((one, index) => placeOf(context, one, from !== null && index === 0))}</ol>`
}

function placeOf(
  { say }: PageContext,
  { place, kilometres }: PlaceFound,
  isNearest: boolean,
): Html {
  const { name, address, hours, phone, directions } = place
  return html`<li><b>${name}</b>${isNearest && html` <span class="state met">${say('itemNearest')}</span>`}
    ${kilometres !== null && kilometres > 0 && html` <span class="soft">${say('itemKilometres', { n: kilometres })}</span>`}<br>
    ${address}<br>${hours}${phone !== undefined && html` · <a href="tel:${phone}">${phone}</a>`}
    ${directions !== undefined && html`<br><span class="soft">${directions}</span>`}</li>`
}
