import { type Html, html } from '../../../platform/pages/html.ts'

/** One line of the chart: a share and the bounds it may move in, all 0 to 1. */
export interface Bar {
  readonly name: string
  /** What the share rests on, in words. */
  readonly basis: string
  readonly share: number
  /** The share as it is said; a limit where the share itself would tell too much. */
  readonly words: string
  readonly low: number
  readonly high: number
}

/**
 * Shares as dots on a line from 0 to 100 %, each with the line of its bounds. Name and share are
 * text, so that a chart on a narrow screen is as readable as the page; the picture is decoration.
 */
export function rangeChart(bars: readonly Bar[]): Html {
  return html`<ul class="chart">${bars.map(
    (bar) =>
      html`<li><span>${bar.name}</span><b>${bar.words}</b><span class="soft">${bar.basis}</span>${line(bar)}</li>`,
  )}<li class="scale" aria-hidden="true"><span>0%</span><span>50%</span><span>100%</span></li></ul>`
}

/** Strokes keep their width however far the picture is stretched, so a dot stays round. */
function line({ share, low, high }: Bar): Html {
  const at = (part: number) => (part * 100).toFixed(2)
  const stroke = (name: string, from: number, to: number) =>
    html`<path class="${name}" vector-effect="non-scaling-stroke" d="M${at(from)} 5H${at(to)}"/>`
  return html`<svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true" focusable="false">
    ${stroke('axis', 0, 1)}${stroke('range', low, high)}${stroke('dot', share, share)}</svg>`
}
