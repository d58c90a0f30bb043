import {
  AlignmentType,
  BorderStyle,
  convertMillimetersToTwip,
  HeightRule,
  type IRunOptions,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx'
import { barCell } from './bars.docx.ts'
import type { Bars } from './document.ts'
import { isFigure, textWidth } from './text-width.rules.ts'

/** Half points, as Word counts sizes. */
export const size = {
  mark: 60,
  title: 44,
  body: 32,
  table: 28,
  dense: 21,
  small: 18,
  tiny: 8,
} as const
/** 22 lines on 225 mm, in twentieths of a point. */
export const linePitch = 579
/** 28 characters of 16 pt fill 156 mm when each stands a quarter of a point closer. */
export const characterSpacing = -5
/** One character of 16 pt, in twentieths of a point. */
export const character = 320
/** Breadth of the text (版心), in twentieths of a point. */
export const textBreadth = convertMillimetersToTwip(156)

export const fonts = {
  body: { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '仿宋_GB2312' },
  title: { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '方正小标宋简体' },
  black: { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '黑体' },
  italic: { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '楷体_GB2312' },
} as const
type Font = (typeof fonts)[keyof typeof fonts]
type Alignment = (typeof AlignmentType)[keyof typeof AlignmentType]

export interface LineOptions {
  readonly indented?: boolean
  readonly keepNext?: boolean
  readonly pageBreakBefore?: boolean
  readonly alignment?: Alignment
  /** From the left and from the right, in twentieths of a point. */
  readonly inset?: { readonly left: number; readonly right: number }
  readonly font?: Font
  readonly size?: number
  readonly color?: string
}

/** A paragraph on the grid of the page; a smaller one stands on lines of its own size. */
export function line(text: string, options: LineOptions = {}): Paragraph {
  const fontSize = options.size ?? size.body
  return new Paragraph({
    alignment:
      options.alignment ?? (fontSize < size.body ? AlignmentType.LEFT : AlignmentType.BOTH),
    keepNext: options.keepNext ?? false,
    pageBreakBefore: options.pageBreakBefore ?? false,
    widowControl: true,
    spacing: { line: lineHeight(fontSize), lineRule: LineRuleType.EXACT },
    indent: options.indented === true ? { firstLine: 2 * character } : (options.inset ?? {}),
    children: [
      run(text, {
        font: options.font ?? fonts.body,
        size: fontSize,
        ...(options.color === undefined ? {} : { color: options.color }),
      }),
    ],
  })
}

export function run(text: string, options: IRunOptions): TextRun {
  // Only the body is drawn together to 28 characters a line.
  const spacing = options.size === size.body ? characterSpacing : 0
  return new TextRun({ characterSpacing: spacing, ...options, text })
}

/** Twentieths of a point: the grid for the body and above, 1.3 of the letters below. */
function lineHeight(fontSize: number): number {
  return fontSize >= size.body ? linePitch : Math.round(fontSize * 13)
}

const barBreadth = convertMillimetersToTwip(40)

export interface GridOptions {
  /** Without one the first column holds the labels. */
  readonly head?: readonly string[]
  /** Rows at the end that stay with one another and with what follows. */
  readonly rowsKept?: number
  /** Room to write by hand, in millimetres. */
  readonly rowHeight?: number
  /** Letters of 10.5 pt, for tables of many columns. */
  readonly dense?: boolean
  /** Rows no higher than their letters, letters of 9 pt. */
  readonly tight?: boolean
  readonly bars?: Bars | undefined
}

/** A bordered table as broad as the text; columns are as broad as their longest text asks. */
export function grid(rows: readonly (readonly string[])[], options: GridOptions = {}): Table {
  const { bars } = options
  const head = bars === undefined ? options.head : [...(options.head ?? []), bars.head]
  const widths = widthsOf(rows, options)
  const firstKept = rows.length - (options.rowsKept ?? 0)
  const cell = (text: string, column: number, isLabel: boolean, keepNext: boolean) =>
    new TableCell({
      verticalAlign: VerticalAlign.CENTER,
      margins: { left: 80, right: 80, ...padding(options) },
      width: { size: widths[column] ?? 0, type: WidthType.DXA },
      children: text.split('\n').map((part) => cellLine(part, { ...options, isLabel, keepNext })),
    })
  const bodyRows = rows.map(
    (row, index) =>
      new TableRow({
        cantSplit: true,
        ...(options.rowHeight === undefined ? {} : { height: atLeast(options.rowHeight) }),
        children: [
          ...row.map((text, column) =>
            cell(text, column, head === undefined && column === 0, index >= firstKept),
          ),
          ...(bars === undefined ? [] : [barCell(bars.rows[index] ?? [], barBreadth)]),
        ],
      }),
  )
  return new Table({
    width: { size: textBreadth, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    columnWidths: [...widths],
    rows:
      head === undefined
        ? bodyRows
        : [
            new TableRow({
              tableHeader: true,
              cantSplit: true,
              children: head.map((label, column) => cell(label, column, true, true)),
            }),
            ...bodyRows,
          ],
  })
}

/** In twentieths of a point; the bars take their room from the other columns alike. */
function widthsOf(
  rows: readonly (readonly string[])[],
  { head, bars, ...options }: GridOptions,
): readonly number[] {
  if (head === undefined) return labelWidths
  const widths = columnWidths([head, ...rows], sizeOf(options))
  if (bars === undefined) return widths
  const share = (textBreadth - barBreadth) / textBreadth
  return [...widths.map((width) => Math.floor(width * share)), barBreadth]
}

function atLeast(millimetres: number) {
  return { value: convertMillimetersToTwip(millimetres), rule: HeightRule.ATLEAST }
}

interface CellOptions extends GridOptions {
  readonly isLabel: boolean
  readonly keepNext: boolean
}

function cellLine(text: string, { isLabel, keepNext, ...options }: CellOptions): Paragraph {
  const isNumber = options.head !== undefined && isFigure(text)
  return line(text, {
    alignment: isLabel || isNumber ? AlignmentType.CENTER : AlignmentType.LEFT,
    keepNext,
    font: isLabel ? fonts.black : fonts.body,
    size: sizeOf(options),
  })
}

function padding({ tight }: GridOptions) {
  return tight === true ? { top: 0, bottom: 0 } : { top: 40, bottom: 40 }
}

function sizeOf({ dense, tight }: GridOptions): number {
  if (tight === true) return size.small
  return dense === true ? size.dense : size.table
}

const labelWidth = convertMillimetersToTwip(32)
const labelWidths = [labelWidth, textBreadth - labelWidth]

/** A column whose longest text is no longer than this many characters is never broken. */
const unbrokenMax = 11
const columnCharactersMax = 24

/**
 * Short columns get what they need; the others share what is left by their longest text.
 *
 * @returns twentieths of a point, together the breadth of the text
 */
function columnWidths(rows: readonly (readonly string[])[], fontSize: number): number[] {
  const needs = (rows[0] ?? []).map((_, column) => {
    const longest = Math.max(...rows.map((row) => textWidth(row[column] ?? '')))
    // Half points times ten are twentieths of a point; the margins of a cell come on top.
    return Math.min(Math.max(longest, 2) + 0.5, columnCharactersMax) * fontSize * 10 + 160
  })
  const unbroken = unbrokenMax * fontSize * 10 + 160
  const isLong = (need: number) => need > unbroken
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
  const short = sum(needs.filter((need) => !isLong(need)))
  const long = sum(needs.filter(isLong))
  // Without a long column, or without room for one, all shrink or grow alike.
  if (long === 0 || short > textBreadth / 2) {
    return needs.map((need) => Math.floor((need / (short + long)) * textBreadth))
  }
  return needs.map((need) =>
    Math.floor(isLong(need) ? (need / long) * (textBreadth - short) : need),
  )
}

/** Cells side by side without borders, such as a QR code and its words. */
export function beside(
  cells: readonly { readonly mm: number; readonly parts: Paragraph[] }[],
): Table {
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' }
  const borders = { top: none, bottom: none, left: none, right: none }
  return new Table({
    width: { size: textBreadth, type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    columnWidths: cells.map(({ mm }) => convertMillimetersToTwip(mm)),
    borders: { ...borders, insideHorizontal: none, insideVertical: none },
    rows: [
      new TableRow({
        cantSplit: true,
        children: cells.map(
          ({ mm, parts }) =>
            new TableCell({
              borders,
              verticalAlign: VerticalAlign.CENTER,
              width: { size: convertMillimetersToTwip(mm), type: WidthType.DXA },
              children: parts,
            }),
        ),
      }),
    ],
  })
}
