import { digitCells, digitHeight } from './digits.ts'
import { pngOf } from './png.ts'
import { qrCells, qrSquares, quietModules } from './squares.ts'

export { qrSquares } from './squares.ts'

/** A link as a picture, with the number beside it for whoever cannot scan. */
export interface QrCard {
  readonly url: string
  /** Digits only, to be said on the phone; nothing when the link has none. */
  readonly number?: string
}

const pixelsPerModule = 8
const captionRows = digitHeight + quietModules

/** The card as SVG; the number is text, so that it can be read aloud and copied. */
export function qrSvg({ url, number }: QrCard): string {
  const { side, path } = qrSquares(url)
  const height = number === undefined ? side : side + captionRows
  const label = number === undefined ? '' : spaced(number)
  const caption =
    number === undefined
      ? ''
      : `<text x="${side / 2}" y="${side + digitHeight - 1}" text-anchor="middle" font-size="5" font-family="monospace">${label}</text>`
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${height}" role="img" aria-label="${label}"><path fill="#fff" d="M0 0h${side}v${height}H0z"/><path d="${path}"/>${caption}</svg>`
}

/** The card as PNG for printers and screens that know no SVG. */
export function qrPng({ url, number }: QrCard): Buffer {
  const code = qrCells(url)
  const digits = number === undefined ? [] : digitCells(spaced(number))
  const width = Math.max(code.length, (digits[0]?.length ?? 0) + 2 * quietModules)
  const rows = number === undefined ? code : [...code, ...digits, ...blankRows(width)]
  return pngOf(
    rows.map((row) => centred(row, width)),
    pixelsPerModule,
  )
}

/** `123456789` as `123 456 789`: three breaths. */
function spaced(number: string): string {
  return number.replace(/(\d{3})(?=\d)/g, '$1 ')
}

function blankRows(width: number): boolean[][] {
  return Array.from({ length: quietModules }, () => Array.from({ length: width }, () => false))
}

function centred(row: readonly boolean[], width: number): boolean[] {
  const left = Math.floor((width - row.length) / 2)
  return Array.from({ length: width }, (_, column) => row[column - left] ?? false)
}
