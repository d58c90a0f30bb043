import { type Metric, metrics, timeAxes } from '@huiyin/contract/metrics'
import { type PageContext, withQuery } from '../../../platform/pages/context.ts'
import { dayIn, momentIn } from '../../../platform/pages/dates.ts'
import { factList } from '../../../platform/pages/fields.ts'
import { type Html, html } from '../../../platform/pages/html.ts'
import { layout } from '../../../platform/pages/layout.ts'
import { nameIn } from '../../../platform/pages/named.ts'
import { countWords } from './figures.rules.ts'
import type { ExplainedFigure, FiguresShown } from './view.ts'

type Shown = Extract<FiguresShown, { state: 'on' }>

/** How each figure came about: its two numbers, what is left out, until when, and the source. */
export function definitionsPage(context: PageContext, shown: Shown): string {
  const { say, language, link } = context
  const { query, region, regionCode, frozen, countedAt } = shown
  const title = say('definitionsTitle', { region: nameIn(language, region) })
  const cutOff = {
    from: dayIn(language, query.from),
    to: dayIn(language, query.to),
    when: momentIn(language, countedAt),
  }
  const closed =
    frozen !== null &&
    say('frozenNote', { edition: String(frozen.edition), hash: frozen.resultHash.slice(0, 12) })
  const { from, to, groupBy } = query
  const back = withQuery(link('/reviews'), { regionCode, from, to, groupBy })
  const main = html`<h1>${title}</h1>
    <p>${say('figuresCounted', cutOff)}</p>
    ${closed && html`<p>${closed}</p>`}
    ${shown.explained.map((figure) => explained(context, figure))}
    <p class="soft">${say('figuresHidden')}</p>
    <p class="send"><a class="button plain" href="${back}">${say('homeFiguresLink')}</a></p>`
  return layout(context, { title, main, wide: true })
}

function explained({ say, language }: PageContext, figure: ExplainedFigure): Html {
  const metric: Metric = metrics[figure.id]
  const left = metric.exclusions.map((one) => one[language])
  const numbered = (words: string, n: ExplainedFigure['denominator']) =>
    n === null ? words : say('definitionNumber', { words, n: countWords(n) })
  return html`<h2 id="${figure.id}">${metric.name[language]}</h2>
    <p>${metric.definition[language]}</p>
    ${factList([
      [say('definitionNumerator'), numbered(metric.numerator[language], figure.numerator)],
      [
        say('definitionDenominator'),
        metric.denominator && numbered(metric.denominator[language], figure.denominator),
      ],
      [say('definitionLeftOut'), left.length === 0 ? say('definitionNothing') : left.join('；')],
      [say('definitionAxis'), timeAxes[metric.timeAxis][language]],
      [say('definitionSource'), `${metric.source} · v${metric.version}`],
    ])}`
}
