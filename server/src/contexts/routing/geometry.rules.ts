import type { Point } from '@huiyin/contract/routing'

/** `[longitude, latitude]` as GeoJSON writes it (RFC 7946, 3.1.1). */
export type Position = readonly number[]
/** An outer ring, then holes; each closed. */
export type Polygon = readonly (readonly Position[])[]

/** The smallest box around a polygon, in degrees. */
export interface Box {
  readonly longitudeMin: number
  readonly latitudeMin: number
  readonly longitudeMax: number
  readonly latitudeMax: number
}

/** How far from a border a point still lies on it, in degrees: about a tenth of a millimetre. */
const borderDegrees = 1e-9

export function boxOf([outer = []]: Polygon): Box {
  const longitudes = outer.map(([longitude = 0]) => longitude)
  const latitudes = outer.map(([, latitude = 0]) => latitude)
  return {
    longitudeMin: Math.min(...longitudes),
    latitudeMin: Math.min(...latitudes),
    longitudeMax: Math.max(...longitudes),
    latitudeMax: Math.max(...latitudes),
  }
}

/** Where a point lies; the border of a hole is border, too. */
export function placeIn(polygon: Polygon, point: Point): 'inside' | 'border' | 'outside' {
  let isInside = false
  for (const ring of polygon) {
    for (const [from, to] of edgesOf(ring)) {
      if (isOn(from, to, point)) return 'border'
      if (crosses(from, to, point)) isInside = !isInside
    }
  }
  return isInside ? 'inside' : 'outside'
}

/** Why a polygon is no area: not closed, crossing itself, or flat. */
export function isArea(polygon: Polygon): boolean {
  return (
    polygon.length > 0 &&
    polygon.every((ring) => isClosed(ring) && !crossesItself(ring) && areaOf(ring) > 0)
  )
}

/** Metres between two points on the sphere of the mean earth radius. */
export function metresBetween(one: Point, other: Point): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180
  const latitudes = radians(other.latitude - one.latitude)
  const longitudes = radians(other.longitude - one.longitude)
  const half =
    Math.sin(latitudes / 2) ** 2 +
    Math.cos(radians(one.latitude)) *
      Math.cos(radians(other.latitude)) *
      Math.sin(longitudes / 2) ** 2
  return 2 * earthRadiusMetres * Math.asin(Math.min(1, Math.sqrt(half)))
}

const earthRadiusMetres = 6_371_008.8

type Edge = readonly [from: Point, to: Point]

function edgesOf(ring: readonly Position[]): Edge[] {
  const points = ring.map(([longitude = 0, latitude = 0]) => ({ longitude, latitude }))
  return points.slice(1).map((to, index) => [points[index] ?? to, to])
}

/** Twice the signed area of a triangle: its sign says on which side of an edge a point lies. */
function side(from: Point, to: Point, point: Point): number {
  return (
    (to.longitude - from.longitude) * (point.latitude - from.latitude) -
    (to.latitude - from.latitude) * (point.longitude - from.longitude)
  )
}

function isOn(from: Point, to: Point, point: Point): boolean {
  const length = Math.hypot(to.longitude - from.longitude, to.latitude - from.latitude)
  if (length === 0 || Math.abs(side(from, to, point)) / length > borderDegrees) return false
  const isWithin = (a: number, b: number, value: number) =>
    value >= Math.min(a, b) - borderDegrees && value <= Math.max(a, b) + borderDegrees
  return (
    isWithin(from.longitude, to.longitude, point.longitude) &&
    isWithin(from.latitude, to.latitude, point.latitude)
  )
}

/** Whether a ray from the point to the east meets the edge; a corner counts for one of its edges. */
function crosses(from: Point, to: Point, point: Point): boolean {
  if (from.latitude > point.latitude === to.latitude > point.latitude) return false
  const share = (point.latitude - from.latitude) / (to.latitude - from.latitude)
  return point.longitude < from.longitude + share * (to.longitude - from.longitude)
}

function isClosed(ring: readonly Position[]): boolean {
  const [first, last] = [ring[0], ring.at(-1)]
  return ring.length >= 4 && first?.[0] === last?.[0] && first?.[1] === last?.[1]
}

function areaOf(ring: readonly Position[]): number {
  const twice = edgesOf(ring).reduce(
    (sum, [from, to]) => sum + from.longitude * to.latitude - to.longitude * from.latitude,
    0,
  )
  return Math.abs(twice) / 2
}

/** Grids have few corners: every pair of edges is looked at. */
function crossesItself(ring: readonly Position[]): boolean {
  const edges = edgesOf(ring)
  return edges.some(([a, b], first) =>
    edges.some(([c, d], second) => second > first && isCrossing(a, b, c, d)),
  )
}

/** Whether two edges cross inside both; corners that touch do not. */
function isCrossing(a: Point, b: Point, c: Point, d: Point): boolean {
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0
}
