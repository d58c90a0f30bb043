import type { Point } from '@huiyin/contract/routing'

const number = '(-?\\d{1,3}(?:\\.\\d+)?)'
const plainForm = new RegExp(`^\\(?\\s*${number}\\s*[,，;\\s]\\s*${number}\\s*\\)?$`)
const wellKnownForm = new RegExp(`^POINT\\s*\\(\\s*${number}\\s+${number}\\s*\\)$`, 'i')

/**
 * A place in one cell: `(40.72, -73.99)`, latitude first, or `POINT (-73.99 40.72)`, longitude first
 * as well-known text has it.
 */
export function readPoint(text: string): Point | undefined {
  const known = wellKnownForm.exec(text.trim())
  if (known !== null) return pointOf(known[2], known[1])
  const plain = plainForm.exec(text.trim())
  return plain === null ? undefined : pointOf(plain[1], plain[2])
}

/** A place in two cells. */
export function pointOf(
  latitude: string | undefined,
  longitude: string | undefined,
): Point | undefined {
  const point = { latitude: Number(latitude), longitude: Number(longitude) }
  const isPoint = Math.abs(point.latitude) <= 90 && Math.abs(point.longitude) <= 180
  return isPoint ? point : undefined
}
