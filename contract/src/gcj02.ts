import type { Point } from './routing.ts'

// 国测局坐标 (GCJ-02): what maps sold in China are drawn in. The shift was never published; this is
// the approximation every open library uses, true to about a metre. The ellipsoid is Krasovsky 1940.
const axisMetres = 6_378_245
const eccentricitySquared = 0.006_693_421_622_965_943
const origin = { longitude: 105, latitude: 35 }
const shifted = { west: 72.004, east: 137.8347, south: 0.8293, north: 55.8271 }

/**
 * A WGS84 point where a map in GCJ-02 draws it: some hundred metres away inside China, itself
 * elsewhere. For drawing alone; what is stored and sent stays WGS84.
 */
export function toGcj02(point: Point): Point {
  const { longitude, latitude } = point
  const { west, east, south, north } = shifted
  if (longitude < west || longitude > east || latitude < south || latitude > north) return point
  const x = longitude - origin.longitude
  const y = latitude - origin.latitude
  const radians = (latitude / 180) * Math.PI
  const flattening = 1 - eccentricitySquared * Math.sin(radians) ** 2
  const root = Math.sqrt(flattening)
  const metresNorth = northward(x, y)
  const metresEast = eastward(x, y)
  const degreesNorth =
    (metresNorth * 180 * flattening * root) / (axisMetres * (1 - eccentricitySquared) * Math.PI)
  const degreesEast = (metresEast * 180 * root) / (axisMetres * Math.cos(radians) * Math.PI)
  return { longitude: longitude + degreesEast, latitude: latitude + degreesNorth }
}

function northward(x: number, y: number): number {
  const base = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * Math.sqrt(Math.abs(x))
  return (
    base + waves(6 * x, 20, 2 * x, 20) + waves(y, 20, y / 3, 40) + waves(y / 12, 160, y / 30, 320)
  )
}

function eastward(x: number, y: number): number {
  const base = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * Math.sqrt(Math.abs(x))
  return (
    base + waves(6 * x, 20, 2 * x, 20) + waves(x, 20, x / 3, 40) + waves(x / 12, 150, x / 30, 300)
  )
}

function waves(one: number, height: number, other: number, otherHeight: number): number {
  return ((height * Math.sin(one * Math.PI) + otherHeight * Math.sin(other * Math.PI)) * 2) / 3
}
