import { create } from 'qrcode'

/** Quiet zone around a QR code, in modules (ISO/IEC 18004 asks for four). */
const quietModules = 4

/** A QR code as the path of an SVG: `side` modules wide, each run of dark modules a bar. */
export function qrSquares(text: string): { readonly side: number; readonly path: string } {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const isDark = (row: number, column: number) => modules.get(row, column) !== 0
  const bars: string[] = []
  for (let row = 0; row < modules.size; row++) {
    for (let column = 0; column < modules.size; column++) {
      const start = column
      while (column < modules.size && isDark(row, column)) column++
      const length = column - start
      if (length > 0)
        bars.push(`M${start + quietModules} ${row + quietModules}h${length}v1h-${length}z`)
    }
  }
  return { side: modules.size + 2 * quietModules, path: bars.join('') }
}
