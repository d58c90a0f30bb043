import Type, { type Static } from 'typebox'

const strict = { additionalProperties: false }
const day = Type.String({ format: 'date', description: 'YYYY-MM-DD, a day of the city' })

/** How a catalogue is written: the workbook of the upload layout, its main table, or documents. */
export const itemFileKinds = ['xlsx', 'csv', 'json'] as const
export type ItemFileKind = (typeof itemFileKinds)[number]

export const ItemExportQuery = Type.Object(
  { as: Type.Enum(itemFileKinds), unitCode: Type.Optional(Type.String({ maxLength: 36 })) },
  strict,
)

/** `POST /api/v1/item-imports?…`: a file beside, as multipart. */
export const ItemImportQuery = Type.Object(
  {
    /** Only say what would come of it. */
    dryRun: Type.Boolean({ default: true }),
    /** The date of effect of every version that is drafted. */
    validFrom: day,
    ground: Type.String({ minLength: 2, maxLength: 200, pattern: '\\S' }),
  },
  strict,
)
export type ItemImportQuery = Static<typeof ItemImportQuery>

/** What becomes of a line. */
export const importOutcomes = ['new_item', 'changed_item', 'same_item', 'refused_line'] as const

export const ImportLine = Type.Object(
  {
    sheet: Type.String(),
    line: Type.Integer({ description: 'As the spreadsheet counts, from 1' }),
    code: Type.String(),
    outcome: Type.Enum(importOutcomes),
    zh: Type.String(),
    en: Type.String(),
  },
  strict,
)
export type ImportLine = Static<typeof ImportLine>

/** Line by line; a file with a refused line drafts nothing at all. */
export const ItemImportReport = Type.Object(
  {
    isImported: Type.Boolean(),
    counts: Type.Object(
      {
        new_item: Type.Integer(),
        changed_item: Type.Integer(),
        same_item: Type.Integer(),
        refused_line: Type.Integer(),
      },
      strict,
    ),
    lines: Type.Array(ImportLine),
  },
  strict,
)
export type ItemImportReport = Static<typeof ItemImportReport>
