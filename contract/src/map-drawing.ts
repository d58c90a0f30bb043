import Type, { type Static } from 'typebox'
import { toGcj02 } from './gcj02.ts'
import { strict } from './rule-values.ts'

/** In which coordinates the tiles of a map are drawn. */
export const tileDatums = ['wgs84', 'gcj02'] as const

/** 底图: tiles an operator may lay under our maps; without them nothing is loaded from anywhere. */
export const TileGround = Type.Object(
  {
    /** `https://…/{z}/{x}/{y}.png`: Web Mercator, rows counted from the north. */
    template: Type.String(),
    datum: Type.Enum([...tileDatums]),
    /** Whose map it is, and its approval number (审图号). */
    credit: Type.String(),
  },
  strict,
)
export type TileGround = Static<typeof TileGround>

/** `GET /api/v1/map-ground`: what the desk lays under its maps. */
export const MapGround = Type.Object({ tiles: Type.Union([TileGround, Type.Null()]) }, strict)
export type MapGround = Static<typeof MapGround>

/** `[longitude, latitude]` as GeoJSON writes it, in WGS84. */
export type Position = readonly number[]

/** A way from WGS84 to a drawing, north at the top: Web Mercator, which keeps shapes. */
export interface MapDrawing {
  readonly width: number
  readonly height: number
  place(position: Position): readonly [x: number, y: number]
  /** What lies under it; together they cover the whole drawing. None without a ground. */
  readonly tiles: readonly DrawnTile[]
}

export interface DrawnTile {
  readonly url: string
  readonly x: number
  readonly y: number
  readonly size: number
}

const width = 800
const margin = 12
/** Something so small is drawn as this wide, in degrees: one point alone must not fill the world. */
const spanMin = 0.001
/** A tile has so many pixels; up to the largest zoom it is never drawn larger. */
const tilePixels = 256
const zoomMax = 18
/** Where Web Mercator ends. */
const latitudeMax = 85

/** The drawing that holds all positions, or nothing where there are none. */
export function drawingOf(
  positions: readonly Position[],
  ground: TileGround | null = null,
): MapDrawing | undefined {
  if (positions.length === 0) return undefined
  const flat = flatBy(ground)
  const [west, north, east, south] = boxOf(positions.map(flat))
  const span = Math.max(east - west, south - north, spanMin / 360)
  const scale = (width - 2 * margin) / span
  const height = round(Math.max(south - north, span / 4) * scale + 2 * margin)
  const left = (west + east) / 2 - width / 2 / scale
  const top = (north + south) / 2 - height / 2 / scale
  return {
    width,
    height,
    place(position) {
      const [x, y] = flat(position)
      return [round((x - left) * scale), round((y - top) * scale)]
    },
    tiles: ground === null ? [] : tilesOf(ground, { left, top, scale, height }),
  }
}

/** The host tiles are fetched from, as a content security policy names it. */
export function originOf({ template }: Pick<TileGround, 'template'>): string {
  return new URL(template).origin
}

type Flat = readonly [x: number, y: number]

/** Web Mercator with the world as the square from 0 to 1 (EPSG:3857, y to the south). */
function flatBy(ground: TileGround | null): (position: Position) => Flat {
  return ([longitude = 0, latitude = 0]) => {
    const point = { longitude, latitude: Math.max(-latitudeMax, Math.min(latitudeMax, latitude)) }
    const drawn = ground?.datum === 'gcj02' ? toGcj02(point) : point
    const sine = Math.sin((drawn.latitude * Math.PI) / 180)
    const y = 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)
    return [drawn.longitude / 360 + 0.5, y]
  }
}

function boxOf(
  points: readonly Flat[],
): [west: number, north: number, east: number, south: number] {
  let [west, north, east, south] = [1, 1, 0, 0]
  for (const [x, y] of points) {
    west = Math.min(west, x)
    east = Math.max(east, x)
    north = Math.min(north, y)
    south = Math.max(south, y)
  }
  return [west, north, east, south]
}

interface Window {
  readonly left: number
  readonly top: number
  readonly scale: number
  readonly height: number
}

function tilesOf(ground: TileGround, { left, top, scale, height }: Window): DrawnTile[] {
  const wanted = Math.ceil(Math.log2(scale / tilePixels))
  const zoom = Math.max(0, Math.min(zoomMax, wanted))
  const across = 2 ** zoom
  const size = scale / across
  const columns = between(left, left + width / scale, across)
  const rows = between(top, top + height / scale, across)
  return rows.flatMap((row) =>
    columns.map((column) => ({
      url: ground.template
        .replaceAll('{z}', String(zoom))
        .replaceAll('{x}', String(column))
        .replaceAll('{y}', String(row)),
      x: round((column / across - left) * scale),
      y: round((row / across - top) * scale),
      // A hair more than its size, so that no line shows between two.
      size: round(size + 0.2),
    })),
  )
}

/** The tiles from one share of the world to another; none beyond its ends. */
function between(from: number, to: number, across: number): number[] {
  const first = Math.max(0, Math.floor(from * across))
  const last = Math.min(across - 1, Math.floor(to * across))
  return Array.from({ length: last - first + 1 }, (_, index) => first + index)
}

function round(pixels: number): number {
  return Math.round(pixels * 10) / 10
}
