import { type PageContext, withQuery } from '../../../platform/pages/context.ts'
import { html } from '../../../platform/pages/html.ts'
import { layout } from '../../../platform/pages/layout.ts'
import { nameIn } from '../../../platform/pages/named.ts'
import { besideTable, figureTable } from './figure-table.ts'
import { figuresOffPage } from './figures.ts'
import { goodRateChart } from './good-rate-chart.ts'
import { publishedCard } from './published.ts'
import type { OneShown } from './view.ts'

/** One unit or item before the public: how it did month by month, and what it answered. */
export function onePage(context: PageContext, shown: OneShown): string {
  const { say, language, link } = context
  if (shown.state === 'off') return figuresOffPage(context, shown)
  if (shown.state === 'unknown') {
    const main = html`<h1>${say('oneUnknown')}</h1>
      <p class="send"><a class="button plain" href="${link('/reviews')}">${say('homeFiguresLink')}</a></p>`
    return layout(context, { title: say('oneUnknown'), main })
  }
  const { name, months, columns, reviews, regionCode, kind } = shown
  const title = say('oneTitle', { name })
  const table = { heading: say('oneMonths'), head: say('columnMonth'), rows: months, columns }
  const isRateShown = columns?.includes('goodRate') ?? true
  const all = withQuery(link('/reviews'), { regionCode, groupBy: kind })
  const definitions = withQuery(link('/reviews/definitions'), { regionCode })
  const main = html`<p class="soft">${nameIn(language, shown.region)}</p><h1>${title}</h1>
    <p>${say('figuresLead')}</p>
    ${
      months.length === 0
        ? html`<p>${say('oneNoMonths')}</p>`
        : html`${isRateShown && goodRateChart(context, months)}
    ${figureTable(context, table)}<p class="soft">${say('figuresHidden')}</p>
    ${besideTable(context, { ...table, heading: say('besideTitle') })}`
    }
    <p><a href="${definitions}">${say('definitionsLink')}</a></p>
    <h2>${say('publishedTitle')}</h2>
    ${reviews.length === 0 && html`<p>${say('publishedNone')}</p>`}
    ${reviews.map((review) => publishedCard(context, review))}
    <p class="send"><a class="button plain" href="${all}">${say('oneAll')}</a></p>`
  return layout(context, { title, main, wide: true })
}
