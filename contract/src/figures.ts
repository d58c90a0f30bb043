import Type, { type Static } from 'typebox'

const strict = { additionalProperties: false }
const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) =>
  Type.Union([schema, Type.Null()])

const RegionCode = Type.String({ pattern: '^[0-9]{6,12}$', examples: ['411300'] })
/** A calendar month of the city. */
export const Month = Type.String({ pattern: '^20[0-9]{2}-(0[1-9]|1[0-2])$', examples: ['2026-10'] })
const Hash = Type.String({ pattern: '^[0-9a-f]{64}$', description: 'SHA-256, hex' })

/** What frozen figures are grouped by. */
export const dimensions = [
  'total',
  'unit',
  'item',
  'channel',
  'level',
  'region',
  'path',
  'way',
] as const
export type Dimension = (typeof dimensions)[number]
const Dimension = Type.Unsafe<Dimension>(
  Type.Union(dimensions.map((dimension) => Type.Literal(dimension))),
)

/** How the person came: alone, or with somebody who helped (帮办代办). */
export const paths = ['self', 'helped'] as const
export type Path = (typeof paths)[number]

/**
 * How a review was given: on the ordinary page, in large letters (长者模式), or written down by staff
 * from paper or the telephone. What nobody reviewed has no way.
 */
export const reviewWays = ['standard', 'elder', 'entered'] as const
export type ReviewWay = (typeof reviewWays)[number]

/** A figure as it was counted: the count, or the two numbers of a share. */
export const FrozenNumber = Type.Object(
  { numerator: Type.Integer(), denominator: nullable(Type.Integer()) },
  strict,
)
export type FrozenNumber = Static<typeof FrozenNumber>

/** All figures of one group. */
export const FrozenGroup = Type.Object(
  {
    dimension: Dimension,
    key: Type.String(),
    name: Type.String(),
    figures: Type.Record(Type.String(), FrozenNumber),
  },
  strict,
)
export type FrozenGroup = Static<typeof FrozenGroup>

export const Erratum = Type.Object(
  {
    id: Type.String(),
    reason: Type.String(),
    proposedBy: Type.String(),
    proposedAt: Type.String(),
    /** Whether the reader may decide: a second person, never who proposed it. */
    isMine: Type.Boolean(),
    decision: nullable(Type.Union([Type.Literal('approved'), Type.Literal('refused')])),
    decidedBy: nullable(Type.String()),
    decidedAt: nullable(Type.String()),
    /** The snapshot that names the old one, once approved. */
    replacedById: nullable(Type.String()),
  },
  strict,
)
export type Erratum = Static<typeof Erratum>

export const SnapshotRow = Type.Object(
  {
    id: Type.String(),
    regionCode: RegionCode,
    regionName: Type.String(),
    month: Month,
    edition: Type.Integer({ minimum: 1 }),
    /** Rows that were frozen. */
    rows: Type.Integer(),
    codeVersion: Type.String(),
    definitionsHash: Hash,
    inputsHash: Hash,
    resultHash: Hash,
    frozenBy: Type.String(),
    frozenAt: Type.String(),
    /** The snapshot this one corrects. */
    replacesId: nullable(Type.String()),
    reason: nullable(Type.String()),
    errata: Type.Array(Erratum),
  },
  strict,
)
export type SnapshotRow = Static<typeof SnapshotRow>

export const SnapshotQuery = Type.Object({ regionCode: RegionCode }, strict)
export const SnapshotList = Type.Object({ rows: Type.Array(SnapshotRow) }, strict)
export type SnapshotList = Static<typeof SnapshotList>

export const FreezeBody = Type.Object({ regionCode: RegionCode, month: Month }, strict)
export type FreezeBody = Static<typeof FreezeBody>

export const FrozenFigures = Type.Object(
  { snapshot: SnapshotRow, groups: Type.Array(FrozenGroup) },
  strict,
)
export type FrozenFigures = Static<typeof FrozenFigures>

export const FrozenFigureQuery = Type.Object(
  {
    regionCode: RegionCode,
    month: Month,
    dimension: Dimension,
    figure: Type.String({ maxLength: 60, examples: ['good_rate'] }),
  },
  strict,
)

/** One figure of a frozen month, of all groups of a dimension. */
export const FrozenFigure = Type.Object(
  {
    snapshotId: Type.String(),
    edition: Type.Integer(),
    resultHash: Hash,
    rows: Type.Array(
      Type.Object(
        {
          key: Type.String(),
          name: Type.String(),
          ...FrozenNumber.properties,
          share: nullable(Type.Number({ minimum: 0, maximum: 1 })),
        },
        strict,
      ),
    ),
  },
  strict,
)
export type FrozenFigure = Static<typeof FrozenFigure>

/** A figure that would be counted otherwise today. */
export const Difference = Type.Object(
  {
    dimension: Dimension,
    key: Type.String(),
    name: Type.String(),
    figure: Type.String(),
    frozen: nullable(FrozenNumber),
    live: nullable(FrozenNumber),
  },
  strict,
)
export type Difference = Static<typeof Difference>

export const Comparison = Type.Object(
  {
    comparedAt: Type.String(),
    /** How many figures were compared. */
    compared: Type.Integer(),
    differences: Type.Integer(),
    /** The first differences, at most 200. */
    rows: Type.Array(Difference),
  },
  strict,
)
export type Comparison = Static<typeof Comparison>

export const ErratumBody = Type.Object(
  { reason: Type.String({ minLength: 4, maxLength: 500 }) },
  strict,
)
export const ErratumDecisionBody = Type.Object(
  { decision: Type.Union([Type.Literal('approved'), Type.Literal('refused')]) },
  strict,
)
