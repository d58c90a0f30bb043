import { Readable } from 'node:stream'
import { setImmediate as othersFirst } from 'node:timers/promises'
import excel from 'exceljs'

/** What the streaming reader does with the parts of a workbook, in the order that suits it. */
interface Innards {
  parse(): AsyncGenerator<unknown>
  _parseRels(part: Readable): Promise<void>
  _parseWorkbook(part: Readable): Promise<void>
  _parseStyles(part: Readable): Promise<void>
  _parseSharedStrings(part: Readable): AsyncGenerator<unknown>
  _parseWorksheet(chunks: AsyncIterable<string>, sheet: string): Iterable<unknown>
}

/** Worksheets are handed on in pieces of this many characters. */
const pieceLength = 65_536
const sheetPart = /^xl\/worksheets\/sheet(\d+)\.xml$/

/**
 * A streaming reader of parts that are unpacked already. Left alone the library walks through the
 * zip itself: it loses the last entries of a small file with many sheets, learns the names of
 * sheets too late when the writer put them last, and breaks characters that lie across two pieces.
 * Here it gets the parts as text, in the order that it needs.
 */
export function openReader(parts: ReadonlyMap<string, Buffer>): excel.stream.xlsx.WorkbookReader {
  const reader = new excel.stream.xlsx.WorkbookReader(Readable.from([]), {
    worksheets: 'emit',
    sharedStrings: 'cache',
    styles: 'cache',
    hyperlinks: 'ignore',
  })
  // What is replaced here is no part of what the library promises; its tests would show a change.
  const innards = reader as unknown as Innards
  innards.parse = () => parse(innards, parts)
  return reader
}

async function* parse(
  innards: Innards,
  parts: ReadonlyMap<string, Buffer>,
): AsyncGenerator<unknown> {
  const part = (name: string) => Readable.from(piecesOf(parts.get(name)?.toString('utf8') ?? ''))
  await innards._parseRels(part('xl/_rels/workbook.xml.rels'))
  await innards._parseWorkbook(part('xl/workbook.xml'))
  if (parts.has('xl/styles.xml')) await innards._parseStyles(part('xl/styles.xml'))
  if (parts.has('xl/sharedStrings.xml')) {
    yield* innards._parseSharedStrings(part('xl/sharedStrings.xml'))
  }
  for (const { name, number } of sheetsOf(parts)) {
    yield* innards._parseWorksheet(piecesOf(parts.get(name)?.toString('utf8') ?? ''), number)
  }
}

function sheetsOf(parts: ReadonlyMap<string, Buffer>): { name: string; number: string }[] {
  return [...parts.keys()]
    .flatMap((name) => {
      const number = sheetPart.exec(name)?.[1]
      return number === undefined ? [] : [{ name, number }]
    })
    .toSorted((one, other) => Number(one.number) - Number(other.number))
}

/**
 * Piece by piece: what a piece holds is gone before the next is read, so that a part of two hundred
 * megabytes never stands in the memory as objects; and whoever else waits for the process comes first.
 */
async function* piecesOf(text: string): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += pieceLength) {
    yield text.slice(at, at + pieceLength)
    await othersFirst()
  }
}
