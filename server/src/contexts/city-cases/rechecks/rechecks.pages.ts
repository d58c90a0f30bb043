import { recheckResultWords } from '@huiyin/contract/rechecks.words'
import type { PolicyTable } from '../../../kernel/access/index.ts'
import { type HttpServer, Refusal } from '../../../platform/http/index.ts'
import {
  type PageContext,
  type PageParts,
  pageContext,
  sendPage,
} from '../../../platform/pages/context.ts'
import { momentIn } from '../../../platform/pages/dates.ts'
import { factList } from '../../../platform/pages/fields.ts'
import { html } from '../../../platform/pages/html.ts'
import { layout } from '../../../platform/pages/layout.ts'
import type { CaseParts } from '../parts.ts'
import { listRechecks, showDraw } from './show-rechecks.ts'

const policy = {
  'GET /rechecks': { public: true, side: 'public' },
  'GET /rechecks/:id': { public: true, side: 'public' },
} as const satisfies PolicyTable

export interface RecheckPageParts extends Pick<CaseParts, 'db'> {
  readonly mainRegion: () => Promise<string | undefined>
}

const hidden = { schema: { hide: true } }

/** `/rechecks`: numbers alone, no place and nobody's name; enough to draw again. */
export function recheckPages(http: HttpServer, parts: RecheckPageParts, pages: PageParts): void {
  http.registerPolicy(policy)
  const region = async () => {
    const regionCode = await parts.mainRegion()
    if (regionCode === undefined) throw new Refusal('common/not-found')
    return regionCode
  }
  http.get('/rechecks', hidden, async (request, reply) => {
    const { rows } = await listRechecks(parts, await region())
    const document = listPage(pageContext(request, pages, 'cookie'), rows)
    return sendPage(request, reply, { document, memory: 'cookie', parts: pages })
  })
  http.get('/rechecks/:id', hidden, async (request, reply) => {
    const { id } = request.params as { readonly id: string }
    if (!/^[0-9a-f-]{36}$/.test(id)) throw new Refusal('city-cases/recheck-unknown')
    const shown = await showDraw(parts, { regionCode: await region(), id })
    const document = onePage(pageContext(request, pages, 'cookie'), shown)
    return sendPage(request, reply, { document, memory: 'cookie', parts: pages })
  })
}

type Listed = Awaited<ReturnType<typeof listRechecks>>['rows']

function listPage(context: PageContext, rows: Listed): string {
  const { say, link } = context
  const cards = rows.map(
    ({ id, from, to, population, size, checked, notLasting }) => html`<section class="card">
      <h2><a href="${link(`/rechecks/${id}`)}">${say('recheckOf', { from, to })}</a></h2>
      <p>${say('recheckState', { population, size, checked, notLasting })}</p></section>`,
  )
  const main = html`<h1>${say('recheckTitle')}</h1>
    <p>${say('recheckLead')}</p>
    ${cards.length === 0 ? html`<p>${say('recheckNone')}</p>` : cards}`
  return layout(context, { title: say('recheckTitle'), main })
}

function onePage(context: PageContext, shown: Awaited<ReturnType<typeof showDraw>>): string {
  const { say, language } = context
  const { from, to, population, size, checked, notLasting, seed, seedSource, numbers } = shown
  const drawn = shown.cases.map(
    ({ number, result }) =>
      html`<li>${number}：${
        result === null ? say('recheckWaiting') : recheckResultWords[result][language]
      }</li>`,
  )
  const title = say('recheckOf', { from, to })
  const main = html`<h1>${title}</h1>
    <p>${say('recheckState', { population, size, checked, notLasting })}</p>
    ${factList([
      [say('recheckAnnounced'), momentIn(language, shown.announcedAt)],
      [say('recheckSource'), seedSource],
      [say('recheckSeedOn'), shown.seedOn],
      [say('recheckSeed'), seed ?? say('recheckNoSeed')],
      [say('recheckHash'), shown.populationSha256],
    ])}
    ${drawn.length > 0 && html`<h2>${say('recheckDrawn')}</h2><ol>${drawn}</ol>`}
    <h2>${say('recheckHow')}</h2>
    <p>${say('recheckHowText', { size })}</p>
    <details class="card"><summary>${say('recheckList', { n: population })}</summary>
    <p class="soft">${numbers.join(' ')}</p></details>`
  return layout(context, { title, main })
}
