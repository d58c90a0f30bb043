import Type, { type Static } from 'typebox'

const strict = { additionalProperties: false }
const heading = Type.String({ minLength: 1, maxLength: 100 })
const code = Type.String({ minLength: 1, maxLength: 60 })
const words = Type.Optional(Type.Record(Type.String(), code))

/** What is taken over from a former system by a mapping: cases of the street, tickets. */
export const pastMatterKinds = ['city-cases', 'tickets'] as const
export type PastMatterKind = (typeof pastMatterKinds)[number]

/** How matters of a former system lie in its file: `huiyin import city-cases|tickets --mapping`. */
export const PastMatterMapping = Type.Object(
  {
    system: Type.String({ minLength: 1, maxLength: 60, description: 'name of the former system' }),
    zone: Type.String({
      pattern: '^([+-][0-9]{2}:[0-9]{2}|[A-Za-z_]+(/[A-Za-z_+-]+){0,2})$',
      maxLength: 60,
      description: 'the zone of its times: `Asia/Shanghai`, `America/New_York`, `+08:00`',
    }),
    dates: Type.Optional(
      Type.Array(Type.String({ minLength: 4, maxLength: 40 }), {
        maxItems: 10,
        description: '`MM/DD/YYYY hh:mm:ss A`; ISO dates and Excel serials are always understood',
      }),
    ),
    separator: Type.Optional(Type.Enum([',', ';', '|', '\t'])),
    columns: Type.Object(
      {
        number: heading,
        openedAt: heading,
        title: Type.Optional(heading),
        text: Type.Optional(heading),
        category: Type.Optional(heading),
        unit: Type.Optional(heading),
        status: Type.Optional(heading),
        dueAt: Type.Optional(heading),
        closedAt: Type.Optional(heading),
        address: Type.Optional(heading),
        latitude: Type.Optional(heading),
        longitude: Type.Optional(heading),
        point: Type.Optional(heading),
        source: Type.Optional(heading),
        type: Type.Optional(heading),
        answer: Type.Optional(heading),
        disputedAt: Type.Optional(heading),
        disputeEndedAt: Type.Optional(heading),
      },
      strict,
    ),
    /** A word of the file to a class here: `event-0410`, of a ticket `0103`. */
    categories: words,
    /** The class of what the file calls by another word; without it such a row is a fault. */
    otherwise: Type.Optional(code),
    /** A word of the file to a unit here, by code or name. */
    units: words,
    /** The unit of what the file gives to none that is known here. */
    unit: Type.Optional(code),
    /** Words of `status` that mean it has ended; without them what has a closing time has. */
    closed: Type.Optional(
      Type.Array(Type.String({ minLength: 1, maxLength: 60 }), { maxItems: 50 }),
    ),
    sources: words,
    types: words,
  },
  strict,
)
export type PastMatterMapping = Static<typeof PastMatterMapping>
export type PastMatterField = keyof PastMatterMapping['columns']

const kind = Type.Enum([...pastMatterKinds])
const count = Type.Integer({ minimum: 0 })

/** `GET /api/v1/past-matters/figures`. */
export const PastFiguresQuery = Type.Object({ kind }, strict)

/** On time by the date of the former system; closed there, or here since. */
export const PastMatterFigures = Type.Object(
  {
    rows: Type.Array(
      Type.Object(
        {
          system: Type.String(),
          rows: count,
          closedInTime: count,
          closedLate: count,
          closedWithoutDate: count,
          openOverdue: count,
          openInTime: count,
          openWithoutDate: count,
        },
        strict,
      ),
    ),
  },
  strict,
)
export type PastMatterFigures = Static<typeof PastMatterFigures>

/** `POST /api/v1/past-matters/import`: the file and its mapping, as two files of one form. */
export const PastImportQuery = Type.Object(
  { kind, dryRun: Type.Boolean({ default: true }) },
  strict,
)

/** What came of a file; the four counts sum up to the rows, and the first faults are named. */
export const PastImported = Type.Object(
  {
    rows: count,
    created: count,
    updated: count,
    skipped: count,
    errors: count,
    faults: Type.Array(
      Type.Object({ line: count, field: Type.String(), fault: Type.String() }, strict),
    ),
  },
  strict,
)
export type PastImported = Static<typeof PastImported>

/** How far an import of the desk is. */
export const pastImportStates = ['queued', 'running', 'finished', 'failed'] as const
export type PastImportState = (typeof pastImportStates)[number]

const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])
const id = Type.String({ format: 'uuid' })
const instant = Type.String({ description: 'RFC 3339 with the offset of the region' })

/** A file of a former system that somebody at the desk tries or takes over. */
export const PastImport = Type.Object(
  {
    id,
    kind,
    /** The former system, as the mapping names it. */
    system: Type.String(),
    fileName: Type.String(),
    dryRun: Type.Boolean(),
    state: Type.Enum([...pastImportStates]),
    rows: count,
    done: count,
    created: count,
    updated: count,
    skipped: count,
    errors: count,
    /** The first hundred; all of them are in the file of errors. */
    faults: PastImported.properties.faults,
    /** Why it failed as a whole, in the words of the refusal. */
    problem: nullable(Type.Object({ zh: Type.String(), en: Type.String() }, strict)),
    /** A trial whose file is still here: it can be taken over as it was tried. */
    mayConfirm: Type.Boolean(),
    startedBy: Type.String(),
    startedAt: instant,
    endedAt: nullable(instant),
  },
  strict,
)
export type PastImport = Static<typeof PastImport>

/** `GET /api/v1/past-matters/imports`: the newest first, at most 30. */
export const PastImports = Type.Object({ rows: Type.Array(PastImport) }, strict)
export type PastImports = Static<typeof PastImports>

/** `POST /api/v1/past-matters/imports`: always a trial first; `like` takes the mapping of another. */
export const PastImportBegin = Type.Object({ kind, like: Type.Optional(id) }, strict)
export const PastImportPath = Type.Object({ import: id }, strict)
