import type { CoveredArea } from '@huiyin/contract/city-cases'

/** The whole of a photo, in each direction. */
export const whole = 1000
const areaMin = 10
const step = 10

/** Where an added area begins: in the middle, to be moved from there. */
export const middle: CoveredArea = { left: 400, top: 400, width: 200, height: 200 }

interface Point {
  readonly x: number
  readonly y: number
}

/** The area between two corners, never without any extent. */
export function between(one: Point, other: Point): CoveredArea {
  const left = within(Math.min(one.x, other.x), 0, whole - areaMin)
  const top = within(Math.min(one.y, other.y), 0, whole - areaMin)
  return {
    left,
    top,
    width: within(Math.abs(one.x - other.x), areaMin, whole - left),
    height: within(Math.abs(one.y - other.y), areaMin, whole - top),
  }
}

const directions: Readonly<Record<string, Point>> = {
  ArrowLeft: { x: -step, y: 0 },
  ArrowRight: { x: step, y: 0 },
  ArrowUp: { x: 0, y: -step },
  ArrowDown: { x: 0, y: step },
}

/** What an arrow key makes of an area: moved, or with Shift larger and smaller. */
export function moved(
  area: CoveredArea,
  { key, shiftKey }: { readonly key: string; readonly shiftKey: boolean },
): CoveredArea | undefined {
  const by = directions[key]
  if (by === undefined) return undefined
  const { left, top, width, height } = area
  if (shiftKey) {
    return {
      ...area,
      width: within(width + by.x, areaMin, whole - left),
      height: within(height + by.y, areaMin, whole - top),
    }
  }
  return {
    ...area,
    left: within(left + by.x, 0, whole - width),
    top: within(top + by.y, 0, whole - height),
  }
}

function within(value: number, least: number, most: number): number {
  return Math.round(Math.min(most, Math.max(least, value)))
}
