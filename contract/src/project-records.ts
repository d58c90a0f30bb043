import Type, { type Static } from 'typebox'
import { type RecordTable, recordTableWords } from './project-records.words.ts'

export type { RecordTable } from './project-records.words.ts'

/** 办件数据: the tables of the national upload, in the order in which they are handed over. */
export const recordTables = Object.keys(recordTableWords) as readonly RecordTable[]

const strict = { additionalProperties: false }
const day = Type.String({ format: 'date', description: 'YYYY-MM-DD, a day of the city' })
const instant = Type.String({ description: 'RFC 3339 with +08:00' })
const batchNo = Type.String({ pattern: '^[0-9]{6,12}-[0-9]{8}-[0-9]{1,4}$' })

/** A row that cannot go up, and why. */
export const RecordFault = Type.Object(
  {
    table: Type.Enum([...recordTables]),
    projectNo: Type.String(),
    field: Type.String(),
    zh: Type.String(),
    en: Type.String(),
  },
  strict,
)
export type RecordFault = Static<typeof RecordFault>

const counts = Type.Object(
  Object.fromEntries(recordTables.map((table) => [table, Type.Integer()])) as Record<
    RecordTable,
    Type.TInteger
  >,
  strict,
)

/** What went out for a day at one time: new rows, and those that changed since. */
export const RecordBatch = Type.Object(
  {
    batchNo,
    day,
    counts,
    faults: Type.Array(RecordFault),
    /** Rows the system above took, rejected, and has not answered for. */
    accepted: Type.Integer(),
    rejected: Type.Integer(),
    open: Type.Integer(),
    madeAt: instant,
    madeBy: Type.String(),
  },
  strict,
)
export type RecordBatch = Static<typeof RecordBatch>

export const RecordBatches = Type.Object({ rows: Type.Array(RecordBatch) }, strict)
export type RecordBatches = Static<typeof RecordBatches>

export const RecordDay = Type.Object({ day }, strict)
export type RecordDay = Static<typeof RecordDay>

/** What came of a day: a batch, or nothing that was not handed over before. */
export const RecordsMade = Type.Object(
  { batch: Type.Union([RecordBatch, Type.Null()]), faults: Type.Array(RecordFault) },
  strict,
)
export type RecordsMade = Static<typeof RecordsMade>

export const RecordBatchPath = Type.Object({ batchNo }, strict)
export const RecordFileQuery = Type.Object(
  {
    as: Type.Enum(['json', 'csv'] as const),
    /** Of CSV, which holds one table. */
    table: Type.Optional(Type.Enum([...recordTables])),
  },
  strict,
)
export type RecordFileQuery = Static<typeof RecordFileQuery>

/** 回执: what the system above said of each row; code `0` is accepted. */
export const RecordReceipts = Type.Object(
  {
    rows: Type.Array(
      Type.Object(
        {
          rowGuid: Type.String({ pattern: '^[0-9a-f]{32}$' }),
          code: Type.String({ minLength: 1, maxLength: 20 }),
          message: Type.Optional(Type.String({ maxLength: 200 })),
        },
        strict,
      ),
      { minItems: 1, maxItems: 5000 },
    ),
  },
  strict,
)
export type RecordReceipts = Static<typeof RecordReceipts>
export const RecordReceiptTaken = Type.Object(
  { accepted: Type.Integer(), rejected: Type.Integer(), unknown: Type.Integer() },
  strict,
)
