import { create } from 'qrcode'

/** Quiet zone around a QR code, in modules (ISO/IEC 18004 asks for four). */
const quietModules = 4

/** A QR code as the path of an SVG: `side` modules wide, dark modules as squares of one. */
export function qrSquares(text: string): { readonly side: number; readonly path: string } {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const squares: string[] = []
  for (let row = 0; row < modules.size; row++) {
    for (let column = 0; column < modules.size; column++) {
      if (modules.get(row, column) === 0) continue
      squares.push(`M${column + quietModules} ${row + quietModules}h1v1h-1z`)
    }
  }
  return { side: modules.size + 2 * quietModules, path: squares.join('') }
}
