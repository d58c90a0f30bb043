import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toGcj02 } from './gcj02.ts'
import { drawingOf, originOf, type TileGround } from './map-drawing.ts'

const ground: TileGround = {
  template: 'https://tiles.example/{z}/{x}/{y}.png',
  datum: 'wgs84',
  credit: '',
}
const anyPosition = fc.tuple(
  fc.double({ min: 73, max: 135, noNaN: true }),
  fc.double({ min: 18, max: 54, noNaN: true }),
)
const anyPositions = fc.array(anyPosition, { minLength: 1, maxLength: 12 })

describe('a drawing of places', () => {
  test('holds every place, whatever they are', () =>
    fc.assert(
      fc.property(anyPositions, fc.constantFrom(null, 'wgs84', 'gcj02'), (positions, datum) => {
        const drawing = drawingOf(positions, datum && { ...ground, datum })
        for (const position of positions) {
          const [x, y] = drawing?.place(position) ?? [-1, -1]
          expect(x).toBeGreaterThanOrEqual(11)
          expect(y).toBeGreaterThanOrEqual(11)
          expect(x).toBeLessThanOrEqual((drawing?.width ?? 0) - 11)
          expect(y).toBeLessThanOrEqual((drawing?.height ?? 0) - 11)
        }
      }),
    ))

  test('is covered by its tiles, and by few of them', () =>
    fc.assert(
      fc.property(anyPositions, (positions) => {
        const { width = 0, height = 0, tiles = [] } = drawingOf(positions, ground) ?? {}
        const isCovered = (x: number, y: number) =>
          tiles.some((one) => {
            const isAcross = one.x <= x + 0.1 && x <= one.x + one.size + 0.1
            return isAcross && one.y <= y + 0.1 && y <= one.y + one.size + 0.1
          })
        for (let x = 0; x <= width; x += width / 8) {
          for (let y = 0; y <= height; y += height / 8) expect(isCovered(x, y)).toBe(true)
        }
        expect(tiles.length).toBeLessThanOrEqual(64)
      }),
    ))

  test('has north at the top and nothing under it unless a ground is named', () => {
    const drawing = drawingOf([
      [112, 33],
      [113, 34],
    ])
    const [west, south] = drawing?.place([112, 33]) ?? [0, 0]
    const [east, north] = drawing?.place([113, 34]) ?? [0, 0]
    expect([west < east, north < south]).toEqual([true, true])
    expect(drawing?.tiles).toEqual([])
    expect(drawingOf([])).toBeUndefined()
  })

  test('asks for the tile in which the place lies', () => {
    // Column and row of Zhengzhou at zoom 18, by the formula of the OpenStreetMap wiki.
    const { tiles = [] } = drawingOf([[113.6253, 34.7466]], ground) ?? {}
    expect(tiles.map(({ url }) => url)).toContain('https://tiles.example/18/213811/104059.png')
    expect(originOf(ground)).toBe('https://tiles.example')
  })
})

describe('GCJ-02', () => {
  // Pairs every open implementation of the shift is checked with.
  test.each([
    ['Beijing', 116.377817, 39.911954, 116.38404722455657, 39.91334545536069],
    ['Shanghai', 121.5272106, 31.1774276, 121.531541859215, 31.17530398364597],
    ['Shenzhen', 113.912316, 22.543847, 113.9171764808363, 22.540796131694766],
  ])('lies where maps draw %s', (_name, longitude, latitude, east, north) => {
    const drawn = toGcj02({ longitude, latitude })
    expect(drawn.longitude).toBeCloseTo(east, 7)
    expect(drawn.latitude).toBeCloseTo(north, 7)
  })

  test('is nothing outside China', () => {
    const paris = { longitude: 2.35, latitude: 48.86 }
    expect(toGcj02(paris)).toEqual(paris)
  })
})
