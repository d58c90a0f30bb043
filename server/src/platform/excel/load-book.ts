import excel from 'exceljs'

/**
 * A whole workbook in memory. The bytes are copied: the library wants a buffer of its own.
 *
 * @param leftOut - parts of sheets that are not to be read
 */
export async function loadBook(
  file: Uint8Array,
  leftOut: readonly string[] = [],
): Promise<excel.Workbook> {
  const book = new excel.Workbook()
  await book.xlsx.load(Uint8Array.from(file).buffer, { ignoreNodes: [...leftOut] })
  return book
}
