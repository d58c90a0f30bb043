import type { Point } from '@huiyin/contract/routing'
import { metresBetween } from '../routing/index.ts'

/** Cells a degree: about 111 metres from south to north. */
const cellsPerDegree = 1000
const cellMetres = 111
const cellsAcross = 360 * cellsPerDegree

/** 经纬度方格: the cell of a point, as a whole number, so that neighbours are found by an index. */
export function cellOf({ longitude, latitude }: Point): number {
  return rowOf(latitude) * cellsAcross + columnOf(longitude)
}

/**
 * Every cell that may hold a point within so many metres.
 * @param metres - 1 to 500
 */
export function cellsAround(point: Point, metres: number): number[] {
  const rows = Math.ceil(metres / cellMetres)
  // Towards the poles a degree of longitude is shorter, so more columns are looked at.
  const shrink = Math.max(0.1, Math.cos((point.latitude * Math.PI) / 180))
  const columns = Math.ceil(metres / (cellMetres * shrink))
  const cells: number[] = []
  for (let row = -rows; row <= rows; row++) {
    for (let column = -columns; column <= columns; column++) {
      const around = rowOf(point.latitude) + row
      cells.push(around * cellsAcross + columnOf(point.longitude) + column)
    }
  }
  return cells
}

/** Devices that know no place send zero, or a point their maker chose. */
export function isPlace(point: Point, defaultPoints: readonly Point[]): boolean {
  return [{ longitude: 0, latitude: 0 }, ...defaultPoints].every(
    (one) => metresBetween(one, point) > 1,
  )
}

function rowOf(latitude: number): number {
  return Math.floor((latitude + 90) * cellsPerDegree)
}

function columnOf(longitude: number): number {
  return Math.floor((longitude + 180) * cellsPerDegree)
}

/**
 * 国标案件编号: 6 region, 8 date, 5 sequence, beside our own number.
 * @param number - of ours: `CG990121-261121-00042`
 */
export function nationalNumber(number: string): string {
  const [region = '', date = '', serial = ''] = number.slice(2).split('-')
  return `${region.slice(0, 6)}20${date}${serial.slice(-5)}`
}
