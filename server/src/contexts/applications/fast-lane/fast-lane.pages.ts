import type { FastLaneRow } from '@huiyin/contract/fast-lane'
import { fastLaneGroundWords } from '@huiyin/contract/fast-lane.words'
import { type HttpServer, Refusal } from '../../../platform/http/index.ts'
import {
  type PageContext,
  type PageParts,
  pageContext,
  sendPage,
} from '../../../platform/pages/context.ts'
import { asked } from '../../../platform/pages/form-body.ts'
import { html } from '../../../platform/pages/html.ts'
import { layout } from '../../../platform/pages/layout.ts'
import type { ApplicationParts } from '../parts.ts'
import { listFastLane } from './list-fast-lane.ts'

export const fastLanePagesPolicy = {
  'GET /fast-lane': { public: true, side: 'public' },
} as const

/** `/fast-lane`: whoever goes before others is seen by those who wait. */
export function fastLanePages(
  http: HttpServer,
  applications: Pick<ApplicationParts, 'db' | 'org' | 'world'>,
  parts: PageParts,
): void {
  http.registerPolicy(fastLanePagesPolicy)
  http.get('/fast-lane', { schema: { hide: true } }, async (request, reply) => {
    const context = pageContext(request, parts, 'cookie')
    const regions = await applications.org.regions()
    const wanted = asked(request, 'regionCode') ?? regions[0]?.regionCode
    const region = regions.find(({ regionCode }) => regionCode === wanted)
    if (region === undefined) throw new Refusal('catalog/item-unknown')
    const rows = await listFastLane(applications, region.regionCode)
    const document = fastLanePage(context, region.name, rows)
    return sendPage(request, reply, { document, memory: 'cookie', parts })
  })
}

function fastLanePage(
  { say, language, link, ...rest }: PageContext,
  region: string,
  rows: readonly FastLaneRow[],
): string {
  const context = { say, language, link, ...rest }
  const title = say('fastLaneTitle')
  const heads = ['Number', 'Item', 'Unit', 'Ground', 'Since', 'Until'] as const
  const table = html`<div class="scroll" tabindex="0" role="region" aria-label="${title}"><table>
    <thead><tr>${heads.map((head) => html`<th scope="col">${say(`fastLane${head}`)}</th>`)}</tr></thead>
    <tbody>${rows.map(
      (row) => html`<tr>
        <td><a href="${link(`/m/${row.number}`)}">${row.number}</a></td>
        <td>${row.item}</td><td>${row.unit.name}</td>
        <td>${groundOf(row, language)}</td>
        <td>${row.since.slice(0, 10)}</td>
        <td>${row.until}${!row.isOn && html` ${say('fastLaneOver')}`}</td></tr>`,
    )}</tbody></table></div>`
  const main = html`<h1>${title}</h1>
    <p>${say('fastLaneLead', { region })}</p>
    ${rows.length === 0 ? html`<p>${say('fastLaneNone')}</p>` : table}
    <p class="soft">${say('fastLaneNote')}</p>
    <p class="send"><a class="button plain" href="${link('/')}">${say('ledgerHome')}</a></p>`
  return layout(context, { title, main, wide: true })
}

function groundOf({ ground }: FastLaneRow, language: PageContext['language']): string {
  const words = Object.entries(fastLaneGroundWords).find(([one]) => one === ground)?.[1]
  return words?.[language] ?? ground
}
