import { drawingOf, type MapDrawing, type TileGround } from '@huiyin/contract/map-drawing'
import type { PageContext } from '../../../platform/pages/context.ts'
import { type Html, html } from '../../../platform/pages/html.ts'
import type { MapPoint, ShownMap } from './show-map.ts'

type Rings = readonly (readonly (readonly number[])[])[]

/** Sizes in units of the drawing, which is 800 wide: on a phone two of them are one pixel. */
const dot = 13
const clusterMax = 34
const clusterMin = 12

export interface DrawingWanted {
  readonly shown: ShownMap
  readonly ground: TileGround | null
  readonly gridLink: (code: string) => string
}

/**
 * Grids, numbers and points as SVG. Dots are for finger and mouse: the list has the same cases for
 * the keyboard, and a grid is chosen in the form as well.
 */
export function mapDrawing(context: PageContext, wanted: DrawingWanted): Html | null {
  const { shown, ground } = wanted
  const { drawn, points } = shown
  const corners = drawn.flatMap(({ geometry }) => geometry.coordinates[0] ?? [])
  const places = points.map(({ longitude, latitude }) => [longitude, latitude])
  const drawing = drawingOf(corners.length > 0 ? corners : places, ground)
  if (drawing === undefined) return null
  const { width, height, tiles } = drawing
  const under = tiles.map(
    ({ url, x, y, size }) =>
      html`<image href="${url}" x="${x}" y="${y}" width="${size}" height="${size}"></image>`,
  )
  const lines = drawn.map(({ geometry }) => pathOf(geometry.coordinates, drawing)).join('')
  return html`<svg class="map" viewBox="0 0 ${width} ${height}" role="group" aria-label="${context.say('mapDrawing')}">
    ${under.length > 0 && html`<g aria-hidden="true">${under}</g>`}
    <path class="grid" d="${lines}"></path>
    ${shown.isCounted ? clusters(context, wanted, drawing) : points.map((point) => dotOf(context, point, drawing))}
    </svg>`
}

function clusters({ say }: PageContext, wanted: DrawingWanted, drawing: MapDrawing): Html[] {
  const { shown, gridLink } = wanted
  const counts = new Map(shown.grids.map(({ code, count }) => [code, count]))
  const radius = Math.max(clusterMin, Math.min(clusterMax, 340 / Math.sqrt(shown.drawn.length)))
  return shown.drawn.flatMap(({ geometry, properties: { code, name } }) => {
    const n = counts.get(code)
    if (n === undefined) return []
    const [x, y] = drawing.place(middleOf(geometry.coordinates))
    // Three and four digits have to fit in as well.
    const size = Math.round(radius * Math.min(1, 2.4 / String(n).length))
    return html`<a href="${gridLink(code)}" aria-label="${say('mapCluster', { name, n })}">
      <circle class="many" cx="${x}" cy="${y}" r="${Math.round(radius)}"></circle>
      <text x="${x}" y="${y}" dy=".35em" font-size="${size}">${n}</text></a>`
  })
}

function dotOf({ say, link, language }: PageContext, point: MapPoint, { place }: MapDrawing): Html {
  const { number, className, stateLabel, isClosed, longitude, latitude } = point
  const [x, y] = place([longitude, latitude])
  const name = say('mapPoint', { number, className, state: stateLabel[language] })
  const mark = isClosed
    ? html`<rect class="ended" x="${x - dot + 2}" y="${y - dot + 2}" width="${2 * dot - 4}" height="${2 * dot - 4}"></rect>`
    : html`<circle class="open" cx="${x}" cy="${y}" r="${dot}"></circle>`
  return html`<a href="${link(`/m/${number}`)}" tabindex="-1" aria-label="${name}"><title>${name}</title>${mark}</a>`
}

function pathOf(rings: Rings, { place }: MapDrawing): string {
  return rings
    .map((ring) => `M${ring.map((position) => place(position).join(' ')).join('L')}Z`)
    .join('')
}

/** The middle of the box around a grid. */
function middleOf([outer = []]: Rings): readonly number[] {
  const middle = (values: readonly number[]) => (Math.min(...values) + Math.max(...values)) / 2
  return [
    middle(outer.map(([longitude = 0]) => longitude)),
    middle(outer.map(([, latitude = 0]) => latitude)),
  ]
}
