import { type PageContext, withQuery } from '../../../platform/pages/context.ts'
import { dayIn, momentIn } from '../../../platform/pages/dates.ts'
import { errorSummary, type Fault, textField } from '../../../platform/pages/fields.ts'
import { type Html, html } from '../../../platform/pages/html.ts'
import { layout } from '../../../platform/pages/layout.ts'
import { nameIn } from '../../../platform/pages/named.ts'
import { besideTable, figureTable } from './figure-table.ts'
import { type NamedPeriod, periodOf } from './figures.rules.ts'
import { goodRateBars, goodRateChart } from './good-rate-chart.ts'
import type { FiguresRow, FiguresShown } from './view.ts'

type Shown = Extract<FiguresShown, { state: 'on' }>

/** Most lines of the chart; the table has them all. */
const chartRowsMax = 20

export function figuresOffPage(
  context: PageContext,
  shown: Extract<FiguresShown, { state: 'off' }>,
) {
  const { say, language, link } = context
  const main = html`<h1>${say('figuresOffTitle')}</h1>
    <p>${say('figuresOffMore', { region: nameIn(language, shown.region) })}</p>
    <p class="send"><a class="button" href="${link('/m')}">${say('homeFollow')}</a></p>`
  return layout(context, { title: say('figuresOffTitle'), main })
}

/** Rates with what they rest on: bounds and participation stand beside each of them. */
export function figuresPage(
  context: PageContext,
  shown: Shown,
  asked: { readonly today: string; readonly faults: readonly Fault[] },
): string {
  const { say, language, link } = context
  const title = say('figuresTitle', { region: nameIn(language, shown.region) })
  const counted = say('figuresCounted', {
    from: dayIn(language, shown.query.from),
    to: dayIn(language, shown.query.to),
    when: momentIn(language, shown.countedAt),
  })
  const main = html`${errorSummary(say, asked.faults)}
    <h1>${title}</h1>
    <p>${say('figuresLead')}</p>
    ${periodLinks(context, shown, asked.today)}
    ${filters(context, shown, asked.faults)}
    <p class="soft">${counted}</p>
    ${shown.rows.length === 0 ? html`<p>${say('figuresNone')}</p>` : html`${shown.columns?.includes('goodRate') === false ? null : goodRateChart(context, shown.rows.slice(0, chartRowsMax))}${table(context, shown)}${equity(context, shown)}`}
    ${definitions(context, shown)}
    <p><a href="${link('/reviews/published')}">${say('homePublishedLink')}</a></p>`
  return layout(context, { title, main, wide: true, hasFaults: asked.faults.length > 0 })
}

function periodLinks({ say, link }: PageContext, { query }: Shown, today: string): Html {
  const names = ['month', 'lastMonth', 'year'] as const satisfies readonly NamedPeriod[]
  const words = {
    month: say('periodMonth'),
    lastMonth: say('periodLastMonth'),
    year: say('periodYear'),
  }
  return html`<nav class="period" aria-label="${say('figuresPeriod')}">${names.map((name) => {
    const period = periodOf(name, today)
    const isCurrent = period.from === query.from && period.to === query.to
    const region = query.regionCode === null ? {} : { regionCode: query.regionCode }
    const address = withQuery(link('/reviews'), { ...region, ...period, groupBy: query.groupBy })
    return html`<a href="${address}" ${isCurrent && html`aria-current="true"`}>${words[name]}</a>`
  })}</nav>`
}

function filters(
  { say, language, link }: PageContext,
  shown: Shown,
  faults: readonly Fault[],
): Html {
  const { query, regions } = shown
  const region = html`<div class="field"><label class="label" for="regionCode">${say('figuresRegion')}</label>
    <select id="regionCode" name="regionCode">${regions.map(
      (each) =>
        html`<option value="${each.code}" ${each.code === shown.regionCode && 'selected'}>${nameIn(language, each)}</option>`,
    )}</select></div>`
  const group = html`<div class="field"><label class="label" for="groupBy">${say('figuresGroup')}</label>
    <select id="groupBy" name="groupBy">
    <option value="unit" ${query.groupBy === 'unit' && 'selected'}>${say('figuresByUnit')}</option>
    <option value="item" ${query.groupBy === 'item' && 'selected'}>${say('figuresByItem')}</option></select></div>`
  const day = (id: 'from' | 'to', label: string) =>
    textField({ id, label, value: query[id], type: 'date' }, faults)
  return html`<form method="get" action="${link('/reviews')}" class="filters">
    ${regions.length > 1 && region}
    ${day('from', say('figuresFrom'))}${day('to', say('figuresTo'))}
    ${group}<div class="field"><button class="button plain">${say('figuresShow')}</button></div></form>`
}

/** Whom a closed month served how well: by channel, level, alone or helped, way of reviewing. */
function equity(context: PageContext, shown: Shown): Html | null {
  const { say } = context
  const { frozen, columns } = shown
  if (frozen === null) return null
  const { edition, resultHash } = frozen
  const headings = {
    channel: say('equityChannel'),
    level: say('equityLevel'),
    path: say('equityPath'),
    way: say('equityWay'),
  }
  const isRateShown = columns?.includes('goodRate') ?? true
  return html`<p class="soft">${say('frozenNote', { edition: String(edition), hash: resultHash.slice(0, 12) })}</p>
    ${frozen.breakdowns.map(({ dimension, rows }) => {
      const heading = headings[dimension]
      const table = { heading, head: heading, rows, columns }
      if (rows.length < 2) return null
      if (dimension === 'way') return figureTable(context, { ...table, isOfReviews: true })
      return html`${figureTable(context, table)}${isRateShown && goodRateBars(context, rows)}`
    })}`
}

function table(context: PageContext, shown: Shown): Html {
  const { say, link } = context
  const { rows, total, columns, query, regionCode } = shown
  const linkOf = ({ key }: FiguresRow) =>
    withQuery(link(`/reviews/${query.groupBy}`), { regionCode, key })
  const heading = say('figuresTable')
  return html`${figureTable(context, { heading, head: say('columnName'), rows, total, columns, linkOf })}
    <p class="soft">${say('figuresHidden')}</p>
    ${besideTable(context, { heading: say('besideTitle'), head: say('columnName'), rows, total, columns })}`
}

function definitions({ say, link }: PageContext, { query, regionCode }: Shown): Html {
  const { from, to } = query
  const all = withQuery(link('/reviews/definitions'), { regionCode, from, to })
  return html`<details><summary>${say('figuresDefinitions')}</summary><ul>
    <li>${say('definitionGood')}</li><li>${say('definitionRange')}</li>
    <li>${say('definitionParticipation')}</li><li>${say('definitionOnTime')}</li></ul></details>
    <p><a href="${all}">${say('definitionsLink')}</a></p>`
}
