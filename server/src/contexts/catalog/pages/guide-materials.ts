import type { ItemContent, ItemMaterial } from '@huiyin/contract/catalog-item'
import type { PageContext } from '../../../platform/pages/context.ts'
import { hiddenField } from '../../../platform/pages/fields.ts'
import { type Html, html } from '../../../platform/pages/html.ts'
import { byWhom, materialsFor } from '../guide.rules.ts'
import type { GuideShown } from './guide.ts'

/** What to bring: first the questions, then only what is wanted in this case. */
export function materialsPart(context: PageContext, shown: GuideShown): Html {
  const { say } = context
  const { content } = shown.item
  const { handIn, fetched } = byWhom(materialsFor(content, shown.situations))
  const counts = { hand: handIn.length, fetch: fetched.length }
  return html`${questionsForm(context, shown)}
    <p class="big">${say('itemCounts', counts)}</p>
    ${handIn.length > 0 && html`<h3>${say('itemHandIn')}</h3><ol>${handIn.map((material) => handedIn(context, content, material, shown.situations))}</ol>`}
    ${fetched.length > 0 && html`<h3>${say('itemWeFetch')}</h3><ul>${fetched.map((material) => html`<li>${material.name} <span class="soft">${say('itemFetchedFrom', { register: material.sourceId ?? '' })}</span></li>`)}</ul>`}`
}

function questionsForm(context: PageContext, shown: GuideShown): Html | null {
  const { say, link } = context
  const { content, code } = shown.item
  if (content.questions.length === 0) return null
  return html`<form class="card no-print" method="get" action="${link(`/items/${code}`)}#materials">
    <p>${say('itemYourCase')}</p>
    ${content.questions.map(
      ({ id, text, choices }) =>
        html`<fieldset><legend>${text}</legend>${choices.map(
          (choice) => html`<label class="pick"><input type="radio" name="${id}" value="${choice.id}"
          ${shown.situations.has(choice.id) && html`checked`}>${choice.text}</label>`,
        )}</fieldset>`,
    )}
    ${shown.from !== null && hiddenField('from', shown.from)}
    <p class="send"><button class="button">${say('itemShowMaterials')}</button></p></form>`
}

function handedIn(
  { say }: PageContext,
  content: ItemContent,
  material: ItemMaterial,
  chosen: ReadonlySet<string>,
): Html {
  const { name, originals, copies, form, issuer, deferrable, isPromisable, acceptance } = material
  const cases = content.questions
    .flatMap(({ choices }) => choices)
    .filter(({ id }) => material.situations.includes(id) && !chosen.has(id))
    .map(({ text }) => text)
  const isOpen = material.situations.length > 0 && !material.situations.some((id) => chosen.has(id))
  const facts = [
    originals > 0 && say('itemOriginals', { n: originals }),
    copies > 0 && say('itemCopies', { n: copies }),
    form === 'electronic' && say('itemElectronic'),
    issuer !== undefined && say('itemIssuedBy', { who: issuer }),
    deferrable && say('itemDeferrable'),
    isPromisable && say('itemPromisable'),
    acceptance,
  ].filter((fact) => typeof fact === 'string')
  return html`<li>${name} <span class="soft">${facts.join(' · ')}</span>
    ${isOpen && html`<br><span class="soft">${say('itemOnlyIf', { case: cases.join('、') })}</span>`}</li>`
}
