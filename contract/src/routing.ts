import Type, { type Static } from 'typebox'
import { DecisionTable } from './decision-tables.ts'
import { called, strict, time } from './rule-values.ts'

const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])

/** What is routed: a component or an event of the street, or a ticket of the hotline. */
export const routedKinds = ['component', 'event', 'ticket'] as const
export type RoutedKind = (typeof routedKinds)[number]

/** 属主: whoever owns or keeps it; 属地: whoever answers for the place. */
export const responsibilityBases = ['owner', 'territory'] as const
export type ResponsibilityBasis = (typeof responsibilityBases)[number]

/** What gave the unit. */
export const routedBy = [
  'precedent',
  'expression',
  'register',
  'row',
  'acceptance_desk',
  'duty_gap',
] as const
export type RoutedBy = (typeof routedBy)[number]

/** A county has six digits, a town nine, a community twelve, a grid fifteen: each begins the next. */
export const areaCode = Type.String({
  pattern: '^[0-9]{6,18}$',
  description: 'Division or grid code; a longer code lies within the shorter it begins with',
})
/** A class of the catalogue; a longer code lies within the shorter it begins with. */
export const categoryCode = Type.String({ pattern: '^[0-9A-Za-z]{1,20}$' })
const unitCode = (zh: string, en: string) =>
  Type.String({ minLength: 1, maxLength: 36, ...called(zh, en) })

/** Who answers for a class in an area. */
export const ResponsibilityRow = Type.Object(
  {
    id: Type.String({ pattern: '^[a-z0-9][a-z0-9-]{0,39}$', ...called('行标识', 'Row') }),
    kinds: Type.Array(Type.Enum([...routedKinds]), {
      minItems: 1,
      uniqueItems: true,
      ...called('适用对象', 'Of what'),
    }),
    category: Type.String({
      pattern: '^[0-9A-Za-z]{0,20}$',
      ...called('类别编码（空为全部）', 'Category code (empty: all)'),
    }),
    area: Type.String({
      pattern: '^([0-9]{6,18})?$',
      ...called('区域编码（空为全部）', 'Area code (empty: all)'),
    }),
    basis: Type.Enum([...responsibilityBases], called('属主或属地', 'Owner or territory')),
    unitCode: unitCode('责任单位编码', 'Unit (code)'),
    ground: Type.String({ minLength: 1, maxLength: 200, ...called('依据', 'Ground') }),
  },
  strict,
)
export type ResponsibilityRow = Static<typeof ResponsibilityRow>

/** 归口表 of a region: rows, and expressions asked before them. */
export const RoutingTableValue = Type.Object(
  {
    rows: Type.Array(ResponsibilityRow, { maxItems: 5000, ...called('责任分工', 'Rows') }),
    /** Asked before the rows, in their order: its one output names a unit. */
    expressions: Type.Optional(DecisionTable),
    acceptanceUnitCode: Type.Optional(
      unitCode(
        '受理岗所在单位（网格以外的点位）',
        'Acceptance desk, for points outside every grid',
      ),
    ),
    gapUnitCode: Type.Optional(
      unitCode('无主事项报送单位', 'Unit that hears of what nobody answers for'),
    ),
  },
  strict,
)
export type RoutingTableValue = Static<typeof RoutingTableValue>

/** How long who rules on a dispute has. */
export const DisputeLimitsValue = Type.Object(
  { arbitrate: time('裁定管辖争议', 'Ruling on a dispute') },
  strict,
)
export type DisputeLimits = Static<typeof DisputeLimitsValue>

const longitude = Type.Number({ minimum: -180, maximum: 180, description: 'WGS84, degrees' })
const latitude = Type.Number({ minimum: -90, maximum: 90, description: 'WGS84, degrees' })
export const Point = Type.Object({ longitude, latitude }, strict)
export type Point = Static<typeof Point>

/** `GET /api/v1/routing/explanation`: a place as a point or as the code of an area. */
export const RouteQuery = Type.Object(
  {
    kind: Type.Enum([...routedKinds]),
    category: categoryCode,
    areaCode: Type.Optional(areaCode),
    longitude: Type.Optional(longitude),
    latitude: Type.Optional(latitude),
    ownerUnitCode: Type.Optional(Type.String({ minLength: 1, maxLength: 36 })),
  },
  strict,
)

/** One thing that was looked at on the way. */
export const RouteLook = Type.Object(
  {
    by: Type.Enum([...routedBy]),
    /** Id of the row, rule or precedent, where there is one. */
    reference: nullable(Type.String()),
    unitCode: nullable(Type.String()),
    unitName: nullable(Type.String()),
    ground: Type.String(),
    used: Type.Boolean(),
  },
  strict,
)
export type RouteLook = Static<typeof RouteLook>

/** The unit, and why it. */
export const RouteExplained = Type.Object(
  {
    unitCode: Type.String(),
    unitName: Type.String(),
    by: Type.Enum([...routedBy]),
    reference: nullable(Type.String()),
    /** On a border the unit is provisional: the grid with the smallest code has it. */
    provisional: Type.Boolean(),
    areaCode: nullable(Type.String()),
    /** Every grid the point lies in or on; more than one on a border. */
    grids: Type.Array(Type.String()),
    /** The edition of the table. */
    version: Type.String(),
    rows: Type.Integer({ description: 'Rows of the table that were looked at' }),
    looked: Type.Array(RouteLook),
    words: Type.Object({ zh: Type.String(), en: Type.String() }, strict),
  },
  strict,
)
export type RouteExplained = Static<typeof RouteExplained>

const position = Type.Array(Type.Number(), { minItems: 2, maxItems: 2 })
const ring = Type.Array(position, { minItems: 4, maxItems: 2000 })

/** A unit grid (单元网格) as a GeoJSON feature (RFC 7946): one polygon, holes allowed. */
export const GridFeature = Type.Object(
  {
    type: Type.Literal('Feature'),
    geometry: Type.Object(
      {
        type: Type.Literal('Polygon'),
        coordinates: Type.Array(ring, { minItems: 1, maxItems: 20 }),
      },
      strict,
    ),
    properties: Type.Object(
      {
        code: Type.String({ pattern: '^[0-9]{14,18}$' }),
        name: Type.String({ minLength: 1, maxLength: 100 }),
        validFrom: Type.String({ format: 'date' }),
        /** The collector whose round it is on. */
        collectorStaffId: Type.Optional(nullable(Type.String({ format: 'uuid' }))),
      },
      strict,
    ),
  },
  strict,
)
export type GridFeature = Static<typeof GridFeature>

/** `GET /api/v1/grids/suggestions`: where an address may lie. */
export const GridSuggestionsQuery = Type.Object(
  { address: Type.String({ minLength: 2, maxLength: 200 }) },
  strict,
)

/** Grids by their code and by the name people use; also `GET /api/v1/grids/names`. */
export const NamedGrids = Type.Object(
  { rows: Type.Array(Type.Object({ code: Type.String(), name: Type.String() }, strict)) },
  strict,
)
export type NamedGrids = Static<typeof NamedGrids>

/** `PUT /api/v1/grids`: grids added or changed from a day on; former shapes are kept. */
export const GridCollection = Type.Object(
  {
    type: Type.Literal('FeatureCollection'),
    features: Type.Array(GridFeature, { maxItems: 1000 }),
  },
  strict,
)
export type GridCollection = Static<typeof GridCollection>
export const GridsSaved = Type.Object({ saved: Type.Integer() }, strict)
export const GridsQuery = Type.Object(
  { day: Type.Optional(Type.String({ format: 'date' })), areaCode: Type.Optional(areaCode) },
  strict,
)

/** 无主事项: what nobody answered for, by class and area. */
export const DutyGaps = Type.Object(
  {
    rows: Type.Array(
      Type.Object(
        {
          kind: Type.Enum([...routedKinds]),
          category: Type.String(),
          areaCode: nullable(Type.String()),
          count: Type.Integer(),
          unitCode: Type.String(),
          lastAt: Type.String(),
        },
        strict,
      ),
    ),
  },
  strict,
)
export type DutyGaps = Static<typeof DutyGaps>
