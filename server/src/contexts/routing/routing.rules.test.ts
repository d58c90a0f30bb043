import type { ResponsibilityRow, RoutedKind, RoutingTableValue } from '@huiyin/contract/routing'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { boxOf, isArea, metresBetween, type Polygon, placeIn } from './geometry.rules.ts'
import { findRoute, type Precedent, type RouteAsked } from './route.rules.ts'
import { findRoutingFault } from './table.rules.ts'

const unitNames: Readonly<Record<string, string>> = {
  water: '供水公司',
  parks: '园林局',
  east: '城东街道办',
  oversight: '督查室',
  desk: '受理中心',
}
const row = (over: Partial<ResponsibilityRow> = {}): ResponsibilityRow => ({
  id: 'r1',
  kinds: ['component', 'event', 'ticket'],
  category: '',
  area: '',
  basis: 'owner',
  unitCode: 'water',
  ground: '职责分工',
  ...over,
})
const asked = (over: Partial<RouteAsked> = {}): RouteAsked => ({
  kind: 'component',
  category: '0101',
  areaCode: '990121001002001',
  isOutside: false,
  grids: [{ code: '990121001002001', name: '人民路第一网格' }],
  ownerUnitCode: null,
  ...over,
})
function route(
  table: RoutingTableValue,
  over: Partial<RouteAsked> = {},
  precedents: readonly Precedent[] = [],
) {
  return findRoute(asked(over), {
    table: { version: 'test', value: table },
    precedents,
    unit: (code) => {
      const name = unitNames[code]
      return name === undefined ? undefined : { code, name }
    },
    supervisingUnitCode: 'oversight',
  })
}

describe('who answers', () => {
  const both = {
    rows: [
      row({ id: 'owner', unitCode: 'water' }),
      row({ id: 'place', basis: 'territory', unitCode: 'east' }),
    ],
  }

  test.each([
    ['component', 'water'],
    ['event', 'east'],
    ['ticket', 'water'],
  ] as const)('of a %s it is %s first, and the other is shown beside it', (kind, unitCode) => {
    const routed = route(both, { kind })

    expect(routed).toMatchObject({ unitCode, by: 'row', provisional: false })
    expect(routed.looked.map(({ used }) => used)).toEqual([true, false])
  })

  test('the narrower class goes before the narrower area', () => {
    const rows = [
      row({ id: 'area', area: '990121001', unitCode: 'east' }),
      row({ id: 'class', category: '0101', unitCode: 'parks' }),
      row({ id: 'all' }),
    ]

    expect(route({ rows }).looked.map(({ reference }) => reference)).toEqual([
      'class',
      'area',
      'all',
    ])
  })

  test('the owner of the register goes before rows of owners, and after the territory of an event', () => {
    const found = (kind: RoutedKind) => route(both, { kind, ownerUnitCode: 'parks' }).unitCode
    expect(found('component')).toBe('parks')
    expect(found('event')).toBe('east')
  })

  test('a ruling goes before everything, where its class and place are', () => {
    const ruled = {
      disputeNumber: 'ZY1',
      kind: 'component',
      category: '01',
      areaCode: '990121001',
      unitCode: 'parks',
      ground: '裁定',
    } as const
    expect(route(both, {}, [ruled])).toMatchObject({ unitCode: 'parks', by: 'precedent' })
    expect(route(both, { areaCode: '990121002001001' }, [ruled]).by).toBe('row')
    expect(route(both, { category: '0201' }, [ruled]).by).toBe('row')
  })

  test('an expression goes before the rows, and decides nothing where it does not know', () => {
    const expressions = {
      id: 'override',
      name: '例外',
      hitPolicy: 'first' as const,
      inputs: [{ id: 'town', name: '乡镇', type: 'string' as const, origin: 'register' as const }],
      outputs: [{ id: 'unit', name: '单位', type: 'string' as const }],
      rules: [{ id: 'east-side', when: ['"990121001"'], gives: ['east'], ground: '城东划片' }],
    }
    const table = { ...both, expressions }
    expect(findRoutingFault(table)).toBeUndefined()
    expect(route(table)).toMatchObject({
      unitCode: 'east',
      by: 'expression',
      reference: 'east-side',
    })
    expect(route(table, { areaCode: null }).by).toBe('row')
    expect(route(table, { areaCode: '990121002001001' }).by).toBe('row')
  })

  test('a unit that is there no more is passed over, and said', () => {
    const rows = [row({ id: 'gone', category: '0101', unitCode: 'gone' }), row({ id: 'all' })]
    const routed = route({ rows })
    expect(routed.unitCode).toBe('water')
    expect(routed.looked[0]).toMatchObject({ reference: 'gone', unitName: null, used: false })
  })

  test('what nobody answers for is a gap and goes up', () => {
    expect(route({ rows: [] })).toMatchObject({ by: 'duty_gap', unitCode: 'oversight' })
    expect(route({ rows: [], gapUnitCode: 'desk' }).unitCode).toBe('desk')
  })

  test('a point in no grid goes to the acceptance desk whatever the table says', () => {
    const table = { ...both, acceptanceUnitCode: 'desk' }
    const outside = { isOutside: true, areaCode: null, grids: [] }
    expect(route(table, outside)).toMatchObject({ by: 'acceptance_desk', unitCode: 'desk' })
  })

  test('always somebody, always the same, and never a row that does not fit', () =>
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            category: fc.constantFrom('', '01', '0101', '0201'),
            area: fc.constantFrom('', '990121', '990121001', '990121002'),
            basis: fc.constantFrom('owner' as const, 'territory' as const),
            unitCode: fc.constantFrom('water', 'parks', 'east', 'gone'),
          }),
          { maxLength: 8 },
        ),
        fc.constantFrom('component' as const, 'event' as const, 'ticket' as const),
        (given, kind) => {
          const rows = given.map((one, index) => row({ ...one, id: `r${index}` }))
          const routed = route({ rows }, { kind })
          const used = rows.find(({ id }) => id === routed.reference)
          expect(unitNames[routed.unitCode]).toBeDefined()
          expect(route({ rows }, { kind })).toEqual(routed)
          if (used === undefined) return
          expect('0101'.startsWith(used.category)).toBe(true)
          expect('990121001002001'.startsWith(used.area)).toBe(true)
        },
      ),
    ))
})

describe('a table is refused', () => {
  test('when two rows that fit alike name two units', () => {
    const rows = [row(), row({ id: 'r2', unitCode: 'parks' })]
    expect(findRoutingFault({ rows })).toContain('r1 和 r2')
  })

  test('when its expressions ask what nobody knows, or cannot be read', () => {
    const expressions = {
      id: 'x',
      name: '例外',
      hitPolicy: 'first',
      inputs: [{ id: 'weather', name: '天气', type: 'string', origin: 'register' }],
      outputs: [{ id: 'unit', name: '单位', type: 'string' }],
      rules: [{ id: 'rain', when: ['"雨"'], gives: ['water'] }],
    }
    expect(findRoutingFault({ rows: [], expressions })).toContain('weather')
    const inputs = [{ ...expressions.inputs[0], id: 'grid' }]
    const rules = [{ id: 'rain', when: ['雨'], gives: ['water'] }]
    expect(findRoutingFault({ rows: [], expressions: { ...expressions, inputs, rules } })).toMatch(
      /cannot be read/,
    )
  })
})

describe('a point lies', () => {
  const square: Polygon = [
    [
      [0, 0],
      [4, 0],
      [4, 4],
      [0, 4],
      [0, 0],
    ],
    [
      [1, 1],
      [2, 1],
      [2, 2],
      [1, 2],
      [1, 1],
    ],
  ]
  test.each([
    [3, 3, 'inside'],
    [1.5, 1.5, 'outside'],
    [5, 3, 'outside'],
    [4, 2, 'border'],
    [0, 0, 'border'],
    [1, 1.5, 'border'],
  ] as const)('at %d, %d: %s', (longitude, latitude, place) => {
    expect(placeIn(square, { longitude, latitude })).toBe(place)
  })

  test('in one of two grids that share a border, or in both on it, never in neither', () => {
    const left: Polygon = [
      [
        [0, 0],
        [2, 0],
        [2.5, 3],
        [0, 3],
        [0, 0],
      ],
    ]
    const right: Polygon = [
      [
        [2, 0],
        [5, 0],
        [5, 3],
        [2.5, 3],
        [2, 0],
      ],
    ]
    const inner = fc.double({ min: 0.001, max: 2.999, noNaN: true })
    fc.assert(
      fc.property(inner, inner, (longitude, latitude) => {
        const places = [left, right].map((one) => placeIn(one, { longitude, latitude }))
        const isBorder = places.every((place) => place === 'border')
        expect(isBorder || places.toSorted().join() === 'inside,outside').toBe(true)
      }),
    )
  })

  test('a polygon is closed, has an area and does not cross itself', () => {
    expect(isArea(square)).toBe(true)
    expect(
      isArea([
        [
          [0, 0],
          [4, 0],
          [4, 4],
          [0, 4],
        ],
      ]),
    ).toBe(false)
    expect(
      isArea([
        [
          [0, 0],
          [4, 4],
          [4, 0],
          [0, 4],
          [0, 0],
        ],
      ]),
    ).toBe(false)
    expect(
      isArea([
        [
          [0, 0],
          [1, 1],
          [2, 2],
          [0, 0],
        ],
      ]),
    ).toBe(false)
    expect(boxOf(square)).toMatchObject({ longitudeMax: 4, latitudeMin: 0 })
  })

  test('a degree of latitude is 111 kilometres', () => {
    const from = { longitude: 112.5, latitude: 33 }
    expect(metresBetween(from, { ...from, latitude: 34 })).toBeCloseTo(111_195, -1)
  })
})
