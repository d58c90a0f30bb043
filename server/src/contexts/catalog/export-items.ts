import { Readable } from 'node:stream'
import type { ItemFileKind } from '@huiyin/contract/catalog-exchange'
import type { ItemContent } from '@huiyin/contract/catalog-item'
import { localDayOf } from '@huiyin/contract/time'
import { type CellValue, csv, type Sheet, workbook } from '../../platform/excel/index.ts'
import type { CatalogParts } from './parts.ts'
import { itemColumns, listSheets, type SheetColumn } from './sheet-layout.data.ts'
import { codeHeading, itemSheetName, writeItem, writeList } from './sheet-lines.rules.ts'
import { selectInForce } from './versions.store.ts'

interface Coded {
  readonly code: string
  readonly content: ItemContent
}

/** Marks a file of documents, so that another is refused. */
export const documentsFormat = 'huiyin-items-1'

/** The items in force today in the national upload layout, or as documents. */
export async function exportItems(
  { db, world }: Pick<CatalogParts, 'db' | 'world'>,
  asked: {
    readonly regionCode: string
    readonly as: ItemFileKind
    readonly unitCode?: string | undefined
  },
): Promise<Readable> {
  const { regionCode, as, unitCode } = asked
  const held = await selectInForce(db, { regionCode, day: localDayOf(world.now()) })
  const items = held.filter((one) => unitCode === undefined || one.unitCode === unitCode)
  return writeItems(items, as)
}

/** Writes items as a file; reading it again gives the same items. */
export function writeItems(items: readonly Coded[], as: ItemFileKind): Readable {
  if (as === 'json') {
    const documents = items.map(({ code, content }) => ({ code, content }))
    return Readable.from([JSON.stringify({ format: documentsFormat, items: documents }, null, 1)])
  }
  const main = sheetOf(
    itemSheetName,
    itemColumns,
    items.map(({ code, content }) => writeItem(code, content)),
  )
  if (as === 'csv') return Readable.from(csv(main))
  const lists = listSheets.map((list) =>
    sheetOf(
      list.name,
      list.columns,
      items.flatMap(({ code, content }) => writeList(code, list, content)),
    ),
  )
  return workbook([main, ...lists] as Sheet<unknown>[])
}

type Line = Readonly<Record<string, unknown>>

function sheetOf(
  name: string,
  columns: readonly SheetColumn[],
  rows: readonly Line[],
): Sheet<Line> {
  const numeric = (kind: string) => kind === 'count' || kind === 'number'
  return {
    name,
    rows,
    columns: [
      { header: codeHeading, type: 'text', width: 34, value: (row) => String(row[codeHeading]) },
      ...columns.map(({ heading, kind }) => ({
        header: heading,
        type: numeric(kind) ? ('number' as const) : ('text' as const),
        value: (row: Line) => (row[heading] ?? null) as CellValue,
      })),
    ],
  }
}
