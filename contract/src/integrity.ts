import Type, { type Static } from 'typebox'
import { Month } from './figures.ts'
import { rowFaults } from './taken-file.ts'

const strict = { additionalProperties: false }
const RegionCode = Type.String({ pattern: '^[0-9]{6,12}$', examples: ['411300'] })
const Day = Type.String({ pattern: '^[0-9]{4}-[0-9]{2}-[0-9]{2}$', examples: ['2026-11-20'] })
const share = Type.Union([Type.Number({ minimum: 0, maximum: 1 }), Type.Null()])

/** What reviews may show that chance would not. */
export const signalNames = [
  'quick',
  'series',
  'uniform',
  'burst',
  'device',
  'own_screen',
  'prompting',
  'contradiction',
  'drift',
  'unreported',
] as const
export type SignalName = (typeof signalNames)[number]

export const IntegrityQuery = Type.Object({ regionCode: RegionCode, month: Month }, strict)

const FlagRow = Type.Object(
  {
    id: Type.String(),
    signal: Type.Unsafe<SignalName>(Type.Union(signalNames.map((name) => Type.Literal(name)))),
    /** A window or unit; of a burst with its hour. */
    subject: Type.String(),
    unitCode: Type.String(),
    unitName: Type.String(),
    observed: Type.Integer(),
    among: Type.Integer(),
    expected: Type.Number(),
    chance: Type.Number(),
    foundAt: Type.String(),
    /** The check that looks into it. */
    matterNumber: Type.Union([Type.String(), Type.Null()]),
  },
  strict,
)
export type FlagRow = Static<typeof FlagRow>

/** What stands beside the rates of a unit, so that they can be believed or doubted. */
const IntegrityRow = Type.Object(
  {
    unitCode: Type.String(),
    unitName: Type.String(),
    reviewed: Type.Integer(),
    flagged: Type.Integer(),
    goodRate: share,
    goodRateWithoutFlagged: share,
    withinTenSeconds: Type.Integer(),
    /** Services reported more than a day after they ended. */
    lateReports: Type.Integer(),
    ended: Type.Integer(),
    /** Entries of the ledger about its matters that came after their limit. */
    lateEntries: Type.Integer(),
    extensions: Type.Integer(),
    due: Type.Integer(),
    inTime: Type.Integer(),
    /** Due, and approved as not assessed. */
    excluded: Type.Integer(),
    excludedInTime: Type.Integer(),
    pressureReports: Type.Integer(),
  },
  strict,
)
export type IntegrityRow = Static<typeof IntegrityRow>

const CoverageRow = Type.Object(
  {
    windowCode: Type.String(),
    windowName: Type.String(),
    source: Type.String(),
    days: Type.Integer(),
    /** Counted elsewhere, and reported to us on the same days. */
    outside: Type.Integer(),
    reported: Type.Integer(),
    /** Matters without a service end, day by day. */
    missing: Type.Integer(),
    /** The finding that asks for them, where so many are missing. */
    matterNumber: Type.Union([Type.String(), Type.Null()]),
  },
  strict,
)
export type CoverageRow = Static<typeof CoverageRow>

export const IntegritySummary = Type.Object(
  {
    flags: Type.Array(FlagRow),
    units: Type.Array(IntegrityRow),
    coverage: Type.Array(CoverageRow),
  },
  strict,
)
export type IntegritySummary = Static<typeof IntegritySummary>

export const OutsideCounts = Type.Object(
  {
    regionCode: RegionCode,
    source: Type.String({ minLength: 1, maxLength: 40, examples: ['排队叫号'] }),
    counts: Type.Array(
      Type.Object(
        {
          day: Day,
          windowCode: Type.String({ minLength: 1, maxLength: 36 }),
          n: Type.Integer({ minimum: 0, maximum: 100_000 }),
        },
        strict,
      ),
      { minItems: 1, maxItems: 5000 },
    ),
  },
  strict,
)
export type OutsideCounts = Static<typeof OutsideCounts>

export const OutsideFileQuery = Type.Object(
  { regionCode: RegionCode, source: OutsideCounts.properties.source },
  strict,
)

/** What became of a file: taken whole, or the rows that keep it from being taken. */
export const OutsideCountsTaken = Type.Object(
  {
    taken: Type.Integer(),
    faults: rowFaults(['day', 'window', 'count']),
  },
  strict,
)
export type OutsideCountsTaken = Static<typeof OutsideCountsTaken>
