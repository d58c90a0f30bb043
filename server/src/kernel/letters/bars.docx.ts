import {
  BorderStyle,
  HeightRule,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlign,
  WidthType,
} from 'docx'
import type { BarPart } from './document.ts'

/** In twentieths of a point. */
const barHeight = 150
const cellMargin = 80
const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }
const noBorders = { top: none, bottom: none, left: none, right: none }

/** A cell with a bar of coloured parts side by side: a table, so that every program draws it. */
export function barCell(parts: readonly BarPart[], breadth: number): TableCell {
  const room = breadth - 2 * cellMargin
  const drawn = parts
    .map(({ share, color }) => ({ color, width: Math.round(share * room) }))
    .filter(({ width }) => width > 0)
  const rest = room - drawn.reduce((sum, { width }) => sum + width, 0)
  return new TableCell({
    verticalAlign: VerticalAlign.CENTER,
    margins: { left: cellMargin, right: cellMargin, top: 0, bottom: 0 },
    width: { size: breadth, type: WidthType.DXA },
    // A table in a cell is followed by a line, or the file counts as broken.
    children: drawn.length === 0 ? [tiny()] : [bar(drawn, rest, room), tiny()],
  })
}

interface Drawn {
  readonly color: string | undefined
  readonly width: number
}

function bar(parts: readonly Drawn[], rest: number, room: number): Table {
  const all: Drawn[] = rest > 0 ? [...parts, { color: undefined, width: rest }] : [...parts]
  return new Table({
    width: { size: room, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    columnWidths: all.map(({ width }) => width),
    borders: { ...noBorders, insideHorizontal: none, insideVertical: none },
    rows: [
      new TableRow({
        height: { value: barHeight, rule: HeightRule.EXACT },
        children: all.map(
          ({ color, width }) =>
            new TableCell({
              borders: noBorders,
              width: { size: width, type: WidthType.DXA },
              margins: { left: 0, right: 0, top: 0, bottom: 0 },
              ...(color === undefined ? {} : { shading: { fill: color } }),
              children: [tiny()],
            }),
        ),
      }),
    ],
  })
}

function tiny(): Paragraph {
  return new Paragraph({ spacing: { line: 20, lineRule: 'exact', before: 0, after: 0 } })
}
