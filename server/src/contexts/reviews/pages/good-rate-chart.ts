import type { PageContext } from '../../../platform/pages/context.ts'
import { type Html, html } from '../../../platform/pages/html.ts'
import { nameIn } from '../../../platform/pages/named.ts'
import { rangeChart } from './chart.ts'
import { percent } from './figures.rules.ts'
import { shareWords } from './share-words.ts'
import type { FiguresRow } from './view.ts'

/** Good rates with their bounds under a heading; nothing where no row has a public rate. */
export function goodRateChart(context: PageContext, rows: readonly FiguresRow[]): Html | null {
  const bars = goodRateBars(context, rows)
  if (bars === null) return null
  const { say } = context
  return html`<h2>${say('figuresChart')}</h2><p class="soft">${say('figuresChartHint')}</p>${bars}`
}

/** The same alone, one line a row; rows without a public rate are left out. */
export function goodRateBars(
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
    const [name, words] = [nameIn(language, row), shareWords(say, goodRate)]
    return [{ name, words, basis, share: goodRate.share, low: worstCaseRate, high: bestCaseRate }]
  })
  return bars.length === 0 ? null : rangeChart(bars)
}
