/** Columns of a sheet (ECMA-376, as every spreadsheet has it). */
const columnsMax = 16_384
/** Cells that merged ranges may cover together; each of them is laid out by who fills the file. */
const mergedMax = 1_000_000
/** Cells that lists of choices and names may cover together before they are left out. */
const namedMax = 200_000
/** Tags of shared strings: four a string, some more where parts of it look different. */
const tagsMax = 4_000_000

/** So many tags of shared strings fit in a table of so many rows. */
export function tagsFor(rows: number): number {
  return Math.max(tagsMax, rows * 40)
}

// Attributes may hold `>` but never `<`, so that a tag is read up to the next one. Numbers written as
// character references are a disguise no spreadsheet needs.
const farCell = /<c\s[^<]*?\br\s*=\s*["'](?:[^0-9"'<]{4}|[^"'<]*&)/
const columnTag = /<col\s[^<]*/g
const columnEnd = /\b(?:min|max)\s*=\s*["']([^"'<]*)/g
const mergeTag = /<(?:\w+:)?mergeCell\s[^<]*/g
const listTag = /<(?:\w+:)?dataValidation\s[^<]*/g
const nameTag = /<(?:\w+:)?definedName\s[^<]*/g
const longFormat = /\bformatCode\s*=\s*(?:"[^"<]{300}|'[^'<]{300})/

/**
 * Whether a sheet stays within what a spreadsheet has. A few letters can name columns, cells and
 * merged ranges without end, and the library that reads them makes an object of each.
 */
export function isWithinSheet(xml: string): boolean {
  if (farCell.test(xml)) return false
  for (const [tag] of xml.matchAll(columnTag)) {
    for (const [, end = ''] of tag.matchAll(columnEnd)) {
      if (!/^[0-9]{1,5}$/.test(end) || Number(end) > columnsMax) return false
    }
  }
  return cellsNamed(xml, mergeTag) <= mergedMax
}

/** Whether formats of numbers are as short as a spreadsheet writes them: each is read for each cell. */
export function hasShortFormats(styles: string): boolean {
  return !longFormat.test(styles)
}

/** Whether lists of choices name more cells than can be laid out, as those of whole columns do. */
export function listsAreLong(sheet: string): boolean {
  return cellsNamed(sheet, listTag) > namedMax
}

/** Whether the names of a workbook stand for more cells than can be laid out. */
export function namesAreLong(book: string): boolean {
  return cellsNamed(book, nameTag) > namedMax
}

const range = /\$?([A-Z]{1,3})\$?([0-9]{1,7}):\$?([A-Z]{1,3})\$?([0-9]{1,7})/g

/** Cells in the ranges of some tags, counted twice where they overlap; no number where one hides. */
function cellsNamed(xml: string, tags: RegExp): number {
  let sum = 0
  for (const [tag] of xml.matchAll(tags)) {
    if (tag.includes('&#')) return Number.POSITIVE_INFINITY
    for (const [, left = '', top, right = '', bottom] of tag.matchAll(range)) {
      const height = Math.abs(Number(bottom) - Number(top)) + 1
      sum += (Math.abs(columnOf(right) - columnOf(left)) + 1) * height
    }
  }
  return sum
}

/** `AA` is 27. */
export function columnOf(letters: string): number {
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0)
}
