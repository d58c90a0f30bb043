import type { ItemContent } from '@huiyin/contract/catalog-item'
import { itemCode } from '@huiyin/contract/catalog-versions'
import Type from 'typebox'
import { Value } from 'typebox/value'
import { readBook, readTable, type TableLimits } from '../../platform/excel/index.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { documentsFormat } from './export-items.ts'
import {
  codeHeading,
  type ItemRead,
  itemSheetName,
  type LineFault,
  readSheets,
  type SheetRead,
} from './sheet-lines.rules.ts'

/** A county has a few thousand items of some dozens of lines each. */
const limits: TableLimits = { bytesMax: 20_000_000, rowsMax: 200_000 }

const Documents = Type.Object({
  format: Type.Literal(documentsFormat),
  items: Type.Array(Type.Object({ code: itemCode, content: Type.Unknown() }), { maxItems: 10_000 }),
})

/**
 * Reads a workbook of the upload layout, its main table as CSV, or documents as JSON.
 *
 * @param known - documents of items, which a file may change in part
 * @throws Refusal `catalog/file-unreadable`, `tables/unreadable`, `tables/too-large`,
 *   `tables/column-missing`
 */
export async function readItemFile(
  file: { readonly name: string; readonly bytes: Buffer },
  known: (code: string) => ItemContent | undefined,
): Promise<{ readonly items: readonly ItemRead[]; readonly faults: readonly LineFault[] }> {
  if (file.bytes.length > limits.bytesMax) throw new Refusal('tables/too-large', { ...limits })
  if (/\.json$/i.test(file.name)) return { items: readDocuments(file.bytes), faults: [] }
  const isWorkbook = file.bytes.subarray(0, 2).toString('latin1') === 'PK'
  const sheets = isWorkbook ? await readWorkbook(file.bytes) : [await readMainTable(file.bytes)]
  return readSheets(sheets, known)
}

function readDocuments(bytes: Buffer): ItemRead[] {
  const parsed = parsedOf(bytes)
  if (!Value.Check(Documents, parsed)) throw new Refusal('catalog/file-unreadable')
  return parsed.items.map(({ code, content }, index) => ({
    code,
    content,
    sheet: itemSheetName,
    line: index + 1,
  }))
}

function parsedOf(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    throw new Refusal('catalog/file-unreadable')
  }
}

async function readMainTable(bytes: Buffer): Promise<SheetRead> {
  const { headers, rows } = await readTable(bytes, [codeHeading], limits)
  const empty = Object.fromEntries(headers.map((header) => [header, '']))
  return {
    name: itemSheetName,
    lines: rows.map(({ line, values }) => ({ line, cells: { ...empty, ...unquoted(values) } })),
  }
}

/** Takes away the apostrophe that keeps a spreadsheet from reckoning a text. */
function unquoted(values: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values).map(([key, text]) => [
      key,
      text.replace(/^'(?=[\s]*[=+\-@＝＋－＠])/, ''),
    ]),
  )
}

async function readWorkbook(bytes: Buffer): Promise<SheetRead[]> {
  const { sheets } = await readBook(bytes, limits)
  return sheets.map(({ name, rows }) => {
    const [head, ...lines] = rows
    const headings = (head?.cells ?? []).map((cell) => String(cell))
    return {
      name,
      lines: lines.map(({ line, cells }) => ({
        line,
        cells: Object.fromEntries(
          headings.flatMap((heading, index) =>
            heading === '' ? [] : [[heading, cells[index] ?? '']],
          ),
        ),
      })),
    }
  })
}
