import { originOf, type TileGround } from '@huiyin/contract/map-drawing'
import { formatInstant, localDayOf } from '@huiyin/contract/time'
import type { PolicyTable } from '../../../kernel/access/index.ts'
import { type HttpServer, Refusal } from '../../../platform/http/index.ts'
import {
  type PageContext,
  type PageParts,
  pageContext,
  sendPage,
  withQuery,
} from '../../../platform/pages/context.ts'
import { dayIn } from '../../../platform/pages/dates.ts'
import { asked } from '../../../platform/pages/form-body.ts'
import { type Html, html } from '../../../platform/pages/html.ts'
import { layout } from '../../../platform/pages/layout.ts'
import { nameIn } from '../../../platform/pages/named.ts'
import type { PublicCase } from '../find-public-cases.ts'
import type { CaseParts } from '../parts.ts'
import { mapDrawing } from './drawing.ts'
import { filterForm } from './filter-form.ts'
import { pointsMax, readAsked } from './map.rules.ts'
import { casesMax, type ShownMap, showMap } from './show-map.ts'

const policy = { 'GET /cases': { public: true, side: 'public' } } as const satisfies PolicyTable

export interface MapPageParts extends CaseParts {
  readonly mainRegion: () => Promise<string | undefined>
  /** What an operator lays under the drawing. */
  readonly ground: TileGround | null
}

/** `/cases`: the public cases of the street as one drawing and one list, without a script. */
export function mapPages(http: HttpServer, parts: MapPageParts, pages: PageParts): void {
  http.registerPolicy(policy)
  http.get('/cases', { schema: { hide: true } }, async (request, reply) => {
    const regionCode = asked(request, 'regionCode') ?? (await parts.mainRegion())
    const region = regionCode === undefined ? undefined : await parts.org.region(regionCode)
    if (region === undefined) throw new Refusal('common/not-found')
    const wanted = readAsked((name) => asked(request, name), localDayOf(parts.world.now()))
    const shown = await showMap(parts, region, wanted)
    const document = mapPage(pageContext(request, pages, 'cookie'), shown, parts.ground)
    return sendPage(request, reply, {
      document,
      memory: 'cookie',
      parts: pages,
      ...(parts.ground === null ? {} : { imageOrigin: originOf(parts.ground) }),
    })
  })
}

function mapPage(context: PageContext, shown: ShownMap, ground: TileGround | null): string {
  const { say, language } = context
  const title = say('mapTitle')
  const main = html`<h1>${title}</h1>
    ${
      shown.isPublic
        ? html`<p>${say('mapLead', { region: nameIn(language, shown.region) })}</p>
    ${filterForm(context, shown)}
    <div class="beside">${drawingPart(context, shown, ground)}${listPart(context, shown)}</div>`
        : html`<p>${say('mapOff')}</p>`
    }
    <p class="send"><a class="button plain" href="${context.link('/')}">${say('backHome')}</a></p>`
  return layout(context, { title, main, wide: true })
}

function addressOf(
  { link }: PageContext,
  { region, asked: { from, to, code, state, grid } }: ShownMap,
  changed: Partial<Record<'grid' | 'page', string>>,
): string {
  return withQuery(link('/cases'), {
    regionCode: region.regionCode,
    from,
    to,
    class: code ?? '',
    state: state ?? '',
    grid: grid ?? '',
    ...changed,
  })
}

function drawingPart(context: PageContext, shown: ShownMap, ground: TileGround | null): Html {
  const { say } = context
  const { isCounted, points, total, withoutPlace, asked: wanted } = shown
  const gridLink = (code: string) => addressOf(context, shown, { grid: code })
  const drawing = mapDrawing(context, { shown, ground, gridLink })
  const isShort = !isCounted && total - withoutPlace > points.length
  return html`<div><p class="links"><a href="#list">${say('mapToList')}</a></p>
    ${drawing}
    ${!isCounted && html`<p class="soft"><span class="key open">${say('mapOpen')}</span> <span class="key ended">${say('mapClosed')}</span></p>`}
    ${isCounted && html`<p>${say('mapManyPoints', { max: pointsMax })}</p>`}
    ${isShort && html`<p>${say('mapNewestPoints', { max: pointsMax })}</p>`}
    ${withoutPlace > 0 && html`<p>${say('mapWithout', { n: withoutPlace })}</p>`}
    ${ground !== null && html`<p class="soft">${say('mapCredit', { credit: ground.credit })}</p>`}
    ${wanted.grid !== null && html`<p class="links"><a href="${gridLink('')}">${say('mapWhole')}</a></p>`}
    </div>`
}

function listPart(context: PageContext, shown: ShownMap): Html {
  const { say } = context
  const { total, isCut, rows, asked: wanted, pages } = shown
  const to = (page: number) => `${addressOf(context, shown, { page: String(page) })}#list`
  return html`<div><h2 id="list">${say('mapList', { n: total })}</h2>
    ${isCut && html`<p>${say('mapCut', { max: casesMax })}</p>`}
    ${rows.length === 0 ? html`<p>${say('mapNone')}</p>` : html`<ul class="rows">${rows.map((one) => rowOf(context, one))}</ul>`}
    ${
      pages > 1 &&
      html`<p class="links">${wanted.page > 1 && html`<a href="${to(wanted.page - 1)}">${say('mapBack')}</a>`}
    <span>${say('mapPage', { page: wanted.page, pages })}</span>
    ${wanted.page < pages && html`<a href="${to(wanted.page + 1)}">${say('mapNext')}</a>`}</p>`
    }</div>`
}

function rowOf({ link, language }: PageContext, one: PublicCase): Html {
  const { number, className, stateLabel, openedAt, address, unitName } = one
  const facts = [stateLabel[language], dayIn(language, formatInstant(openedAt)), unitName]
  return html`<li><a href="${link(`/m/${number}`)}">${number}</a>
    <strong>${className}</strong>${address && html` · ${address}`}<br>
    <span class="soft">${facts.join(' · ')}</span></li>`
}
