/** A way from longitude and latitude to a drawing; small areas are drawn as if flat. */
export interface Projection {
  readonly width: number
  readonly height: number
  /** `[longitude, latitude]` to `[x, y]`, north at the top. */
  place(position: readonly number[]): readonly [x: number, y: number]
}

const width = 800
const margin = 12
/** Something so small is drawn as this wide, in degrees: one point alone must not fill the world. */
const spanMin = 0.001

/** The drawing that holds all positions, or nothing where there are none. */
export function projectionOf(positions: readonly (readonly number[])[]): Projection | undefined {
  if (positions.length === 0) return undefined
  const longitudes = positions.map(([longitude = 0]) => longitude)
  const latitudes = positions.map(([, latitude = 0]) => latitude)
  const [west, east] = [Math.min(...longitudes), Math.max(...longitudes)]
  const [south, north] = [Math.min(...latitudes), Math.max(...latitudes)]
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const scale = (width - 2 * margin) / (Math.max(east - west, spanMin) * shrink)
  const height = Math.max(north - south, spanMin) * scale + 2 * margin
  return {
    width,
    height,
    place: ([longitude = 0, latitude = 0]) => [
      round(margin + (longitude - west) * shrink * scale),
      round(margin + (north - latitude) * scale),
    ],
  }
}

function round(pixels: number): number {
  return Math.round(pixels * 10) / 10
}
