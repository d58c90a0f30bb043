import { hotlinePeriodWords } from '@huiyin/contract/hotline-bulletins.words'
import type { PublicKey } from '@huiyin/contract/public.words'
import { formatInstant } from '@huiyin/contract/time'
import type { HttpServer } from '../../platform/http/index.ts'
import {
  type PageContext,
  type PageParts,
  pageContext,
  sendPage,
  withQuery,
} from '../../platform/pages/context.ts'
import { dayIn, momentIn } from '../../platform/pages/dates.ts'
import { asked } from '../../platform/pages/form-body.ts'
import { html } from '../../platform/pages/html.ts'
import { layout } from '../../platform/pages/layout.ts'
import { findPublished, type PublishedBulletins, showPublishedWeek } from './find-published.ts'
import type { BulletinParts } from './parts.ts'

const bulletinPagesPolicy = {
  'GET /bulletins': { public: true, side: 'public' },
  'GET /bulletins/:regionCode/:to': { public: true, side: 'public' },
} as const

/** `/bulletins` and a week of a region below it: what is published, for everybody, without a script. */
export function bulletinPages(
  http: HttpServer,
  bulletins: Pick<BulletinParts, 'db' | 'world' | 'org' | 'rulebook'>,
  parts: PageParts,
): void {
  http.registerPolicy(bulletinPagesPolicy)
  http.get('/bulletins', { schema: { hide: true } }, async (request, reply) => {
    const context = pageContext(request, parts, 'cookie')
    const shown = await findPublished(bulletins, asked(request, 'regionCode') ?? undefined)
    const document = weeksPage(context, shown)
    return sendPage(request, reply, { document, memory: 'cookie', parts })
  })
  http.get<{ Params: { regionCode: string; to: string } }>(
    '/bulletins/:regionCode/:to',
    { schema: { hide: true } },
    async (request, reply) => {
      const context = pageContext(request, parts, 'cookie')
      const document = weekPage(context, await showPublishedWeek(bulletins, request.params))
      return sendPage(request, reply, { document, memory: 'cookie', parts })
    },
  )
}

function weeksPage(context: PageContext, published: PublishedBulletins): string {
  const { region, regions, hotline } = published
  const { say, link, language } = context
  const title = say('bulletinsTitle')
  const others = regions.filter(({ regionCode }) => regionCode !== region?.regionCode)
  const weeks = published.weeks.map(({ from, to, number, edition }) => {
    const week = say('bulletinWeek', { from: dayIn(language, from), to: dayIn(language, to) })
    const corrected = edition > 1 && html` · ${say('bulletinEdition', { n: edition })}`
    return html`<li><a href="${link(`/bulletins/${region?.regionCode}/${to}`)}">${week}</a>
      <span class="soft">${number}${corrected}</span></li>`
  })
  const main = html`<h1>${title}</h1>
    ${region !== undefined && html`<p>${say('bulletinsLead', { region: region.name })}</p>`}
    ${weeks.length + hotline.length === 0 && html`<p>${say('bulletinsNone')}</p>`}
    ${weeks.length > 0 && html`<h2>${say('bulletinsStreet')}</h2><ul>${weeks}</ul>`}
    ${hotlineList(context, published)}
    ${
      others.length > 0 &&
      html`<h2>${say('bulletinsOther')}</h2>
    <ul>${others.map(({ regionCode, name }) => html`<li><a href="${withQuery(link('/bulletins'), { regionCode })}">${name}</a></li>`)}</ul>`
    }
    <p class="send"><a class="button plain" href="${link('/')}">${say('ledgerHome')}</a></p>`
  return layout(context, { title, main })
}

/** 热线日报、周报、月报: each with its page and files; they are short, and need no page of ours before. */
function hotlineList({ say, language }: PageContext, { region, hotline }: PublishedBulletins) {
  if (region === undefined || hotline.length === 0) return null
  const { regionCode } = region
  const lines = hotline.map(({ period, from, to, number, edition }) => {
    const days =
      from === to
        ? dayIn(language, to)
        : say('bulletinWeek', { from: dayIn(language, from), to: dayIn(language, to) })
    const title = `${hotlinePeriodWords[period][language]} ${days}`
    const corrected = edition > 1 && html` · ${say('bulletinEdition', { n: edition })}`
    const query = { regionCode, period, from, to }
    const file = (format: 'docx' | 'xlsx') => {
      const address = withQuery('/api/v1/bulletins/hotline', { ...query, format })
      return html` <a href="${address}" aria-label="${title} ${say(`bulletin_${format}`)}">${say(`bulletin_${format}`)}</a>`
    }
    const page = withQuery('/api/v1/bulletins/hotline', { ...query, format: 'html' })
    return html`<li><a href="${page}">${title}</a>
      <span class="soft">${number}${corrected}</span>${file('docx')}${file('xlsx')}</li>`
  })
  return html`<h2>${say('bulletinsHotline')}</h2><ul>${lines}</ul>`
}

type Week = Awaited<ReturnType<typeof showPublishedWeek>>
/** Words go with the page; what they are made from goes with the Word file and the annex. */
const formats = ['html', 'docx', 'xlsx'] as const

function weekPage(context: PageContext, week: Week): string {
  const { say, link, language } = context
  const { bulletin, region, method } = week
  const { from, to, number, publishedAt, cutOffAt, correction } = bulletin
  const days = say('bulletinWeek', { from: dayIn(language, from), to: dayIn(language, to) })
  const heading = say('bulletinStreetOf', { region: region.name })
  const issued = say('bulletinIssued', {
    number: number ?? '',
    when: momentIn(language, formatInstant(publishedAt ?? cutOffAt)),
    cutOff: momentIn(language, formatInstant(cutOffAt)),
  })
  const file = (format: (typeof formats)[number]) =>
    withQuery('/api/v1/bulletins/city-weekly', {
      regionCode: region.regionCode,
      from,
      to,
      format,
    })
  const main = html`<h1>${heading}</h1>
    <p class="big">${days}</p>
    <p>${issued}</p>
    ${correction !== null && html`<p>${say('bulletinCorrects', { reason: correction })}</p>`}
    ${figuresTable(context, week)}
    <h2>${say('bulletinNamed')}</h2>
    ${namedTables(context, week)}
    <p class="links"><a href="${withQuery(link('/cases'), { regionCode: region.regionCode, from, to })}">${say('bulletinMap')}</a></p>
    <h2>${say('bulletinMethod')}</h2>
    <ul lang="zh-CN">${method.map((sentence) => html`<li>${sentence}</li>`)}</ul>
    <h2>${say('bulletinFiles')}</h2>
    <ul>${formats.map((format) => html`<li><a href="${file(format)}">${say(`bulletin_${format}`)}</a></li>`)}</ul>
    <p class="send"><a class="button plain" href="${link('/bulletins')}">${say('bulletinsAll')}</a></p>`
  return layout(context, { title: `${heading} ${days}`, main })
}

const rows = [
  ['bulletinReceived', 'received'],
  ['bulletinDue', 'due'],
  ['bulletinClosed', 'closed'],
  ['bulletinInProcess', 'inProcess'],
  ['bulletinOverdue', 'overdue'],
  ['bulletinDisputed', 'disputed'],
] as const satisfies readonly (readonly [PublicKey, keyof Week['figures']])[]

function figuresTable({ say }: PageContext, { figures, rateWithoutDisputed }: Week) {
  const percent = (rate: number | null) =>
    rate === null ? say('bulletinNoData') : `${rate.toFixed(2)}%`
  const { closed, due, closingRate } = figures
  return html`<div class="scroll" tabindex="0" role="region" aria-label="${say('bulletinFigure')}"><table>
    <thead><tr><th scope="col">${say('bulletinFigure')}</th><th scope="col">${say('bulletinCount')}</th></tr></thead>
    <tbody>${rows.map(([word, key]) => html`<tr><th scope="row">${say(word)}</th><td>${figures[key]}</td></tr>`)}
    <tr><th scope="row">${say('bulletinRate')}</th><td>${percent(closingRate)}</td></tr></tbody></table></div>
    <p class="soft">${say('bulletinRateOf', { closed, due, without: percent(rateWithoutDisputed) })}</p>`
}

function namedTables({ say }: PageContext, { figures }: Week) {
  if (figures.groups.length === 0) return html`<p>${say('bulletinNobody')}</p>`
  return figures.groups.map(
    ({ name, rows: units }) => html`<h3>${name}</h3>
    <div class="scroll" tabindex="0" role="region" aria-label="${name}"><table><thead><tr><th scope="col">${say('bulletinUnit')}</th><th scope="col">${say('bulletinDue')}</th>
    <th scope="col">${say('bulletinOverdue')}</th></tr></thead>
    <tbody>${units.map(
      ({ unit, assigned, overdue }) =>
        html`<tr><th scope="row">${unit}</th><td>${assigned}</td><td>${overdue}</td></tr>`,
    )}</tbody></table></div>`,
  )
}
