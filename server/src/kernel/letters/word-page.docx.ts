import {
  AlignmentType,
  BorderStyle,
  convertMillimetersToTwip,
  Document,
  DocumentGridType,
  Footer,
  FrameAnchorType,
  FrameWrap,
  Header,
  type IFrameOptions,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  type Table,
  TextRun,
} from 'docx'
import { characterSpacing, fonts, linePitch, run, size } from './word-parts.docx.ts'

/** 函 have a form of their own (信函格式); 通报 and other documents are set as a general document. */
export type WordForm = 'letter' | 'document'

export interface WordPages {
  readonly issuerName: string
  /** Shown by the file manager, not printed. */
  readonly title: string
  readonly form: WordForm
  /** Words on every page of the demo. */
  readonly watermark: string | null
  readonly children: readonly (Paragraph | Table)[]
}

const red = 'D7000F'

/** A Word file of GB/T 9704-2012: A4, margins and grid, page numbers, the red mark of the office. */
export function wordPages(pages: WordPages): Promise<Buffer> {
  return Packer.toBuffer(
    new Document({
      creator: pages.issuerName,
      title: pages.title,
      styles: {
        default: {
          document: {
            run: { font: fonts.body, size: size.body, characterSpacing },
            paragraph: { spacing: { line: linePitch, lineRule: LineRuleType.EXACT } },
          },
        },
      },
      evenAndOddHeaderAndFooters: true,
      sections: [
        {
          properties: { page: pageOfStandard, titlePage: true, grid: gridOfStandard },
          headers: headers(pages),
          footers: {
            first: pages.form === 'letter' ? footRule() : pageNumber('odd'),
            default: pageNumber('odd'),
            even: pageNumber('even'),
          },
          children: [...pages.children],
        },
      ],
    }),
  )
}

const pageOfStandard = {
  size: { width: convertMillimetersToTwip(210), height: convertMillimetersToTwip(297) },
  margin: {
    top: convertMillimetersToTwip(37),
    right: convertMillimetersToTwip(26),
    bottom: convertMillimetersToTwip(35),
    left: convertMillimetersToTwip(28),
    header: convertMillimetersToTwip(30),
    // The number stands 7 mm below the text.
    footer: convertMillimetersToTwip(23),
  },
}

// 22 lines stand on exact line heights: a grid would draw the small lines of tables apart too.
const gridOfStandard = { type: DocumentGridType.DEFAULT, linePitch }

/** The mark of a letter stands 30 mm below the edge of the paper (GB/T 9704-2012, 10.1). */
function headers({ form, issuerName, watermark }: WordPages) {
  const words = watermark === null ? [] : [watermarkLine(watermark)]
  const mark = form === 'letter' ? [letterMark(issuerName)] : []
  if (words.length === 0) return { first: new Header({ children: mark }) }
  // A frame needs a paragraph to hang on; this one is too low to push the text down.
  const hold = new Paragraph({ spacing: { line: 20, lineRule: LineRuleType.EXACT } })
  const others = () => new Header({ children: [...words, hold] })
  const first = mark.length === 0 ? others() : new Header({ children: [...words, ...mark] })
  return { first, default: others(), even: others() }
}

/** Over a double red line of 170 mm, thick above thin, 4 mm below. */
function letterMark(issuerName: string): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    // 170 mm in the middle of the paper reach beyond the text, 8 mm left and 6 mm right.
    indent: { left: -convertMillimetersToTwip(8), right: -convertMillimetersToTwip(6) },
    spacing: { line: 240, lineRule: LineRuleType.AUTO },
    border: {
      bottom: { style: BorderStyle.THICK_THIN_SMALL_GAP, size: 24, color: red, space: 11 },
    },
    children: [markRun(issuerName)],
  })
}

/** 发文机关标志 of a general document, 35 mm below the top of the text, and its number and line. */
export function documentMark(issuerName: string, number: string): Paragraph[] {
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { before: convertMillimetersToTwip(22), after: linePitch },
      children: [markRun(issuerName)],
    }),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      border: { bottom: { style: BorderStyle.SINGLE, size: 16, color: red, space: 11 } },
      children: [run(number, { font: fonts.body, size: size.body })],
    }),
  ]
}

/** The name stays on one line as long as it can. */
function markRun(issuerName: string): TextRun {
  const markSize = issuerName.length <= 13 ? size.mark : size.title
  return run(issuerName, { font: fonts.title, size: markSize, color: red })
}

/** In the white above the text, where it moves nothing. */
function watermarkLine(words: string): Paragraph {
  return new Paragraph({
    frame: framed({ x: 28, y: 14, width: 156, height: 6 }),
    alignment: AlignmentType.CENTER,
    children: [run(words, { font: fonts.black, size: size.table, color: '808080' })],
  })
}

/** A place on the paper, in millimetres from its upper left corner. */
function framed(at: { x: number; y: number; width: number; height: number }): IFrameOptions {
  return {
    type: 'absolute',
    position: { x: convertMillimetersToTwip(at.x), y: convertMillimetersToTwip(at.y) },
    width: convertMillimetersToTwip(at.width),
    height: convertMillimetersToTwip(at.height),
    anchor: { horizontal: FrameAnchorType.PAGE, vertical: FrameAnchorType.PAGE },
    wrap: FrameWrap.NONE,
  }
}

/** The double red line of a letter's first page, thin above thick, 20 mm above the paper's edge. */
function footRule(): Footer {
  return new Footer({
    children: [
      new Paragraph({
        frame: framed({ x: 20, y: 272, width: 170, height: 5 }),
        border: {
          bottom: { style: BorderStyle.THIN_THICK_SMALL_GAP, size: 24, color: red, space: 0 },
        },
      }),
      new Paragraph({}),
    ],
  })
}

/** 4号半角宋体 digits between two dashes, on the outer side one character in. */
function pageNumber(side: 'odd' | 'even'): Footer {
  const children = ['— ', PageNumber.CURRENT, ' —']
  return new Footer({
    children: [
      new Paragraph({
        alignment: side === 'odd' ? AlignmentType.RIGHT : AlignmentType.LEFT,
        indent: { left: 320, right: 320 },
        children: [
          new TextRun({ children, font: { ascii: '宋体', eastAsia: '宋体' }, size: size.table }),
        ],
      }),
    ],
  })
}
