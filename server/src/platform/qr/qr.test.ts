import { inflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { qrPng, qrSvg } from './index.ts'
import { qrCells } from './squares.ts'

const card = { url: 'https://pingjia.example.cn/r/AbCdEfGhIjKlMnOpQrStUv', number: '123456789' }

/** The pixels of a picture of one bit, read back without the writer. */
function pixelsOf(png: Buffer): { width: number; isDark: (x: number, y: number) => boolean } {
  const width = png.readUInt32BE(16)
  const at = png.indexOf('IDAT')
  const rows = inflateSync(png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4)))
  const stride = 1 + Math.ceil(width / 8)
  return {
    width,
    isDark: (x, y) => (rows.readUInt8(y * stride + 1 + Math.floor(x / 8)) & (128 >> (x % 8))) === 0,
  }
}

describe('the card of a link', () => {
  test('is the same code as PNG and as cells, with a white border of four modules', () => {
    const cells = qrCells(card.url)
    const { width, isDark } = pixelsOf(qrPng(card))
    const left = (width / 8 - cells.length) / 2

    const drawn = cells.map((row, y) => row.map((_, x) => isDark((x + left) * 8 + 3, y * 8 + 3)))

    expect(drawn).toEqual(cells)
    expect(cells.slice(0, 4).flat()).not.toContain(true)
  })

  test('shows the number below in three groups, drawn as PNG and as text in SVG', () => {
    const { width, isDark } = pixelsOf(qrPng(card))
    const top = qrCells(card.url).length
    const lines = Array.from({ length: 5 }, (_, y) =>
      Array.from({ length: width / 8 }, (__, x) => (isDark(x * 8, (top + y) * 8) ? '#' : ' '))
        .join('')
        .trim(),
    )

    expect(lines[0]).toBe('#  ### ###     # # ### ###     ### ### ###')
    expect(lines[4]).toBe('### ### ###       # ### ###      #  ### ###')
    expect(qrSvg(card)).toContain('>123 456 789</text>')
  })

  test('has no caption where there is no number, and carries no script', () => {
    const svg = qrSvg({ url: card.url })

    expect(svg).not.toContain('<text')
    expect(svg).not.toMatch(/<script|on\w+=/)
    expect(qrPng({ url: card.url }).subarray(1, 4).toString()).toBe('PNG')
  })
})
