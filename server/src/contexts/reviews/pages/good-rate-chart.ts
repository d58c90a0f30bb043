import type { PageContext } from '../../../platform/pages/context.ts'
import { type Html, html } from '../../../platform/pages/html.ts'
import { nameIn } from '../../../platform/pages/named.ts'
import { rangeChart } from './chart.ts'
import { percent } from './figures.rules.ts'
import type { FiguresRow } from './view.ts'

/** Good rates with their bounds, one line a row; rows without a public rate are left out. */
export function goodRateChart(
  { say, language }: PageContext,
  rows: readonly FiguresRow[],
): Html | null {
  const bars = rows.flatMap((row) => {
    const { goodRate, worstCaseRate, bestCaseRate } = row
    if (goodRate === null || worstCaseRate === null || bestCaseRate === null) return []
    const basis = say('figuresBasis', {
      low: percent(worstCaseRate),
      high: percent(bestCaseRate),
      participation: percent(row.participationRate),
    })
    const name = nameIn(language, row)
    return [{ name, basis, share: goodRate, low: worstCaseRate, high: bestCaseRate }]
  })
  if (bars.length === 0) return null
  return html`<h2>${say('figuresChart')}</h2><p class="soft">${say('figuresChartHint')}</p>
    ${rangeChart(bars)}`
}
