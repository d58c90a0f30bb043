import type { ItemContent } from '@huiyin/contract/catalog-item'
import {
  crossScopeWords,
  handlingFormWords,
  itemTypeWords,
  onlineDepthWords,
} from '@huiyin/contract/catalog-item.words'
import type { ItemShown } from '@huiyin/contract/catalog-versions'
import { describeSteps, drawSteps, graphOf } from '../../../kernel/graph/index.ts'
import { type PageContext, withQuery } from '../../../platform/pages/context.ts'
import { dayIn } from '../../../platform/pages/dates.ts'
import { factList } from '../../../platform/pages/fields.ts'
import { type Html, html } from '../../../platform/pages/html.ts'
import { layout } from '../../../platform/pages/layout.ts'
import { materialsPart } from './guide-materials.ts'
import { placesPart } from './guide-places.ts'
import { limitIn } from './limit.ts'

/** An item as its guide shows it, with what the visitor said beforehand. */
export interface GuideShown {
  readonly item: ItemShown
  readonly unitName: string
  /** Names of units by code, for the steps. */
  readonly unitNames: ReadonlyMap<string, string>
  /** Choices of the pre-screening questions. */
  readonly situations: ReadonlySet<string>
  readonly from: string | null
  readonly regions: readonly { readonly regionCode: string; readonly name: string }[]
}

type Section = readonly [id: string, heading: string, body: Html]

/** 办事指南 in the conventional order; every section can be reached from the top. */
export function guidePage(context: PageContext, shown: GuideShown): string {
  const { say, link, language } = context
  const { item, unitName } = shown
  const { content, code } = item
  const { identity } = content
  const name = language === 'en' ? (identity.nameEn ?? identity.name) : identity.name
  const sections = sectionsOf(context, shown)
  const large = withQuery(link(`/items/${code}`), { elder: context.elder ? '0' : '1' })
  const main = html`<p class="soft">${unitName}</p><h1>${name}</h1>
    ${language === 'en' && identity.nameEn !== undefined && html`<p lang="zh-CN">${identity.name}</p>`}
    <p class="soft">${say('itemSince', { day: dayIn(language, item.validFrom), n: item.version })}
    · <a href="${link(`/items/${code}/changes`)}">${say('itemChangesLink')}</a>
    · <a href="${large}">${context.elder ? say('toStandard') : say('itemLarge')}</a></p>
    ${summary(context, content)}
    <p class="send no-print"><a class="button" href="${link(`/items/${code}/apply`)}">${say('applyLink')}</a></p>
    <nav class="no-print" aria-label="${say('itemContents')}"><ul>${sections.map(([id, heading]) => html`<li><a href="#${id}">${heading}</a></li>`)}</ul></nav>
    ${sections.map(([id, heading, body]) => html`<section aria-labelledby="${id}"><h2 id="${id}">${heading}</h2>${body}</section>`)}
    <p class="soft">${say('itemCode')} ${code} · ${say('itemHash')} ${item.contentHash.slice(0, 16)}</p>
    <p class="send no-print"><a class="button plain" href="${link('/items')}">${say('itemBack')}</a></p>`
  return layout(context, { title: name, main })
}

function summary({ say, language }: PageContext, content: ItemContent): Html {
  const { promise, contacts, identity } = content
  const { visits, visitReason, onlineUrl } = promise
  const phone = (number: string) => html`<a href="tel:${number}">${number}</a>`
  return html`<section class="card next">${factList([
    [
      say('itemPromised'),
      promise.promisedLimit ? limitIn(say, promise.promisedLimit) : say('itemAtOnce'),
    ],
    [
      say('itemStatutory'),
      promise.statutoryLimit ? limitIn(say, promise.statutoryLimit) : say('itemNone'),
    ],
    [
      say('itemVisit'),
      visits > 0 && visitReason !== undefined
        ? say('itemVisitWhy', { n: visits, reason: visitReason })
        : String(visits),
    ],
    [
      say('itemForms'),
      promise.forms
        .map((form) => handlingFormWords[form][language])
        .join(language === 'zh' ? '、' : ', '),
    ],
    [say('itemDepth'), onlineDepthWords[promise.onlineDepth][language]],
    [say('itemScope'), crossScopeWords[promise.crossScope][language]],
    [say('itemType'), itemTypeWords[identity.type][language]],
    [say('itemEnquiry'), phone(contacts.enquiryPhone)],
    [say('itemComplaint'), phone(contacts.complaintPhone)],
  ])}
    ${onlineUrl !== undefined && /^https?:/.test(onlineUrl) && html`<p class="send"><a class="button" href="${onlineUrl}">${say('itemOnline')}</a></p>`}
    </section>`
}

function sectionsOf(context: PageContext, shown: GuideShown): Section[] {
  const { say } = context
  const { content } = shown.item
  const { handling } = content
  const sections: (Section | null)[] = [
    ['places', say('itemPlaces'), placesPart(context, shown)],
    content.conditions.length > 0
      ? ['conditions', say('itemConditions'), listOf(content.conditions)]
      : null,
    ['materials', say('itemMaterials'), materialsPart(context, shown)],
    handling.specialProcedures.length > 0
      ? ['special', say('itemSpecial'), specialPart(context, content)]
      : null,
    ['flow', say('itemFlow'), flowPart(context, shown)],
    ['fees', say('itemFees'), feesPart(context, content)],
    ['basis', say('itemBasis'), basisPart(content)],
    ['result', say('itemResult'), listOf(handling.results.map(({ name }) => name))],
    hasRemedies(content) ? ['remedies', say('itemRemedies'), remediesPart(context, content)] : null,
    content.faqs.length > 0 ? ['faqs', say('itemFaqs'), faqsPart(content)] : null,
  ]
  return sections.filter((section) => section !== null)
}

function flowPart({ language, say }: PageContext, { item, unitNames }: GuideShown): Html {
  const { steps } = item.content.handling
  const named = steps.map((step) => ({ ...step, unit: unitNames.get(step.unit) ?? step.unit }))
  const graph = graphOf(named)
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${say('itemFlowDrawing')}">${drawSteps(graph, { language })}</div>
    <ol>${describeSteps(graph).map((line) => html`<li>${line[language].replace(/^\d+\. /, '')}</li>`)}</ol>`
}

function specialPart({ say }: PageContext, { handling }: ItemContent): Html {
  return listOf(
    handling.specialProcedures.map(({ name, ground }) => say('itemSpecialNote', { name, ground })),
  )
}

function feesPart({ say }: PageContext, { fees, freeServices }: ItemContent): Html {
  const lines = fees.map(
    ({ name, standard, basis, isReducible, reductionNote = '' }) =>
      html`<li>${name}：${standard}（${basis}）${isReducible && say('itemReducible', { note: reductionNote })}</li>`,
  )
  return html`${fees.length === 0 ? html`<p>${say('itemFree')}</p>` : html`<ul>${lines}</ul>`}
    ${freeServices.length > 0 && html`<p>${say('itemFreeServices')}：${freeServices.join('、')}</p>`}`
}

function basisPart({ legalBasis }: ItemContent): Html {
  return html`<ul>${legalBasis.map(
    ({ document, article, text }) =>
      html`<li>《${document}》${article}${text !== undefined && html`<p class="quote">${text}</p>`}</li>`,
  )}</ul>`
}

function hasRemedies({ remedies }: ItemContent): boolean {
  const { rights, duties, reviewBody, court } = remedies
  return rights.length + duties.length > 0 || reviewBody !== undefined || court !== undefined
}

function remediesPart({ say }: PageContext, { remedies }: ItemContent): Html {
  const { rights, duties, reviewBody, court } = remedies
  return html`${rights.length > 0 && html`<p>${say('itemRights')}：${rights.join('、')}</p>`}
    ${duties.length > 0 && html`<p>${say('itemDuties')}：${duties.join('、')}</p>`}
    ${reviewBody !== undefined && html`<p>${say('itemReview', { body: reviewBody })}</p>`}
    ${court !== undefined && html`<p>${say('itemCourt', { court })}</p>`}`
}

function faqsPart({ faqs }: ItemContent): Html {
  return html`<dl>${faqs.map(({ question, answer }) => html`<dt><b>${question}</b></dt><dd>${answer}</dd>`)}</dl>`
}

function listOf(lines: readonly string[]): Html {
  return html`<ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>`
}
