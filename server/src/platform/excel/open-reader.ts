import { Readable } from 'node:stream'
import excel from 'exceljs'

/** What the streaming reader does with the parts of a workbook as they are unpacked. */
interface Innards {
  _parseWorkbook(part: Readable): unknown
  _parseSharedStrings(part: Readable): unknown
  _parseWorksheet(chunks: AsyncIterable<Uint8Array>, sheet: string): unknown
}

/**
 * A streaming reader that keeps its Chinese. The library decodes each piece of a part by itself, so
 * a character that lies across two pieces (there is one in every few hundred rows) would become
 * three marks of replacement; here the parts reach it as text.
 */
export function openReader(file: Buffer): excel.stream.xlsx.WorkbookReader {
  const reader = new excel.stream.xlsx.WorkbookReader(Readable.from([file]), {
    worksheets: 'emit',
    sharedStrings: 'cache',
    styles: 'cache',
    hyperlinks: 'ignore',
  })
  const innards = reader as unknown as Innards
  const { _parseWorkbook, _parseSharedStrings, _parseWorksheet } = innards
  innards._parseWorkbook = (part) => _parseWorkbook.call(reader, part.setEncoding('utf8'))
  innards._parseSharedStrings = (part) => _parseSharedStrings.call(reader, part.setEncoding('utf8'))
  innards._parseWorksheet = (chunks, sheet) =>
    _parseWorksheet.call(reader, textOf(chunks) as AsyncIterable<never>, sheet)
  return reader
}

async function* textOf(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8')
  for await (const chunk of chunks) yield decoder.decode(chunk, { stream: true })
  yield decoder.decode()
}
