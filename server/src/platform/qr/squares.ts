import { create } from 'qrcode'

/** Quiet zone around a QR code, in modules (ISO/IEC 18004 asks for four). */
export const quietModules = 4

/** A QR code as cells: dark or light, row by row, with its quiet zone. */
export function qrCells(text: string): readonly (readonly boolean[])[] {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const side = modules.size + 2 * quietModules
  const isDark = (row: number, column: number) =>
    row >= 0 &&
    column >= 0 &&
    row < modules.size &&
    column < modules.size &&
    modules.get(row, column) !== 0
  return Array.from({ length: side }, (_, row) =>
    Array.from({ length: side }, (__, column) => isDark(row - quietModules, column - quietModules)),
  )
}

/** A QR code as the path of an SVG: `side` modules wide, each run of dark modules a bar. */
export function qrSquares(text: string): { readonly side: number; readonly path: string } {
  const cells = qrCells(text)
  return { side: cells.length, path: cells.map(barsOf).join('') }
}

function barsOf(row: readonly boolean[], y: number): string {
  const bars: string[] = []
  for (let x = 0; x < row.length; x++) {
    const start = x
    while (row[x]) x++
    const length = x - start
    if (length > 0) bars.push(`M${start} ${y}h${length}v1h-${length}z`)
  }
  return bars.join('')
}
