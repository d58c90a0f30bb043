import { type Html, html } from '../../../platform/pages/html.ts'
import { percent } from './figures.rules.ts'

/** One line of the chart: a share and the bounds it may move in, all 0 to 1. */
export interface Bar {
  readonly name: string
  readonly share: number
  readonly low: number
  readonly high: number
}

const width = 640
const rowHeight = 54
const left = 8
const right = 80
const axisHeight = 26

/**
 * Shares as dots on a scale from 0 to 100 %, each with the line of its bounds. The table under it
 * says the same in numbers; the picture is described by its caption alone.
 */
export function rangeChart(label: string, bars: readonly Bar[]): Html {
  const height = bars.length * rowHeight + axisHeight
  return html`<svg class="chart" role="img" aria-label="${label}" viewBox="0 0 ${width} ${height}">
    ${[0, 0.25, 0.5, 0.75, 1].map((share) => scaleLine(share, height))}
    ${bars.map((bar, index) => row(bar, index * rowHeight))}</svg>`
}

function scaleLine(share: number, height: number): Html {
  const x = position(share)
  return html`<path d="M${x} 0V${height - axisHeight}" stroke="#c3ccd5"/>
    <text x="${x}" y="${height - 8}" text-anchor="middle">${Math.round(share * 100)}%</text>`
}

function row(bar: Bar, top: number): Html {
  const y = top + 38
  return html`<text x="${left}" y="${top + 20}">${bar.name}</text>
    <path d="M${position(bar.low)} ${y}H${position(bar.high)}" stroke="#7d93a8" stroke-width="8" stroke-linecap="round"/>
    <circle cx="${position(bar.share)}" cy="${y}" r="8" fill="#0b4f8a" stroke="#fff" stroke-width="2"/>
    <text x="${width - right + 16}" y="${y + 5}">${percent(bar.share)}</text>`
}

function position(share: number): number {
  return Math.round((left + 12 + share * (width - left - right - 24)) * 10) / 10
}
