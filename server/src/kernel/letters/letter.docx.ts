import {
  AlignmentType,
  BorderStyle,
  convertMillimetersToTwip,
  Document,
  DocumentGridType,
  Footer,
  ImageRun,
  type IRunOptions,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType,
} from 'docx'
import { toBuffer } from 'qrcode'
import type { Block, LetterDocument } from './document.ts'

/** Half points, as Word counts sizes. */
const size = { mark: 60, title: 44, body: 32, table: 28, small: 18 } as const
/** 22 lines on 225 mm, in twentieths of a point. */
const linePitch = 579
/** 28 characters of 16 pt fill 156 mm when each stands a fifth of a point closer. */
const characterSpacing = -4
/** Two characters of 16 pt. */
const indent = 640

const fonts = {
  body: { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '仿宋_GB2312' },
  title: { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '方正小标宋简体' },
  black: { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '黑体' },
  italic: { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: '楷体_GB2312' },
} as const

/**
 * The letter as a Word file, from the same blocks as the printed page: GB/T 9704-2012 margins and
 * grid, fonts by name, so that an office with the licensed fonts gets them.
 */
export async function letterDocx(letter: LetterDocument): Promise<Buffer> {
  const qr = await toBuffer(letter.proof.progressUrl, { errorCorrectionLevel: 'M', width: 240 })
  const pages = new Document({
    creator: letter.issuerName,
    title: `${letter.number} ${letter.title}`,
    styles: {
      default: { document: { run: { font: fonts.body, size: size.body, characterSpacing } } },
    },
    evenAndOddHeaderAndFooters: true,
    sections: [
      {
        properties: { page: pageOfStandard, titlePage: true, grid: gridOfStandard },
        footers: {
          first: new Footer({ children: [new Paragraph({})] }),
          default: pageNumber(AlignmentType.RIGHT),
          even: pageNumber(AlignmentType.LEFT),
        },
        children: [...head(letter), ...body(letter.blocks), ...tail(letter, qr)],
      },
    ],
  })
  return Packer.toBuffer(pages)
}

const pageOfStandard = {
  size: { width: convertMillimetersToTwip(210), height: convertMillimetersToTwip(297) },
  margin: {
    top: convertMillimetersToTwip(37),
    right: convertMillimetersToTwip(26),
    bottom: convertMillimetersToTwip(35),
    left: convertMillimetersToTwip(28),
    // The number stands 7 mm below the text.
    footer: convertMillimetersToTwip(23),
  },
}

const gridOfStandard = { type: DocumentGridType.LINES, linePitch }

function head(letter: LetterDocument): Paragraph[] {
  const markSize = letter.issuerName.length <= 13 ? size.mark : size.title
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      border: {
        bottom: { style: BorderStyle.THICK_THIN_SMALL_GAP, size: 24, color: 'D7000F', space: 8 },
      },
      children: [run(letter.issuerName, { font: fonts.title, size: markSize, color: 'D7000F' })],
    }),
    line(letter.number, { alignment: AlignmentType.RIGHT }),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      keepNext: true,
      spacing: { before: linePitch, after: linePitch },
      children: [run(letter.title, { font: fonts.title, size: size.title })],
    }),
    ...(letter.addressee === null ? [] : [line(`${letter.addressee}：`)]),
  ]
}

/** The last block stays with the name and date: a page with a seal alone proves nothing. */
function body(blocks: readonly Block[]): (Paragraph | Table)[] {
  return blocks.flatMap((block, index) => blockParts(block, index === blocks.length - 1))
}

function blockParts(block: Block, keepNext: boolean): (Paragraph | Table)[] {
  switch (block.type) {
    case 'heading':
      return [
        line(block.text, {
          indented: true,
          keepNext: true,
          font: block.level === 1 ? fonts.black : fonts.italic,
        }),
      ]
    case 'paragraph':
      return block.text.split('\n').map((text) => line(text, { indented: true, keepNext }))
    case 'fields':
      return [grid(block.rows.map(({ label, value }) => [label, value]))]
    case 'table':
      return [grid(block.rows, block.head)]
  }
}

function tail(letter: LetterDocument, qr: Buffer): (Paragraph | Table)[] {
  const right = { alignment: AlignmentType.RIGHT, keepNext: true }
  const { proof, receipt } = letter
  return [
    line('', { keepNext: true }),
    line(letter.issuerName, right),
    line(letter.date, right),
    line('（印章）未用印无效', { ...right, size: size.small }),
    ...(letter.note === null ? [] : [line(letter.note, { indented: true })]),
    ...(letter.copyTo.length === 0 ? [] : [line(`抄送：${letter.copyTo.join('，')}。`)]),
    new Paragraph({
      children: [
        new ImageRun({ type: 'png', data: qr, transformation: { width: 83, height: 83 } }),
      ],
    }),
    line(`事件编号 ${proof.matterNumber}，扫码或访问 ${proof.progressUrl} 查询进度、核对真伪。`, {
      size: size.small,
    }),
    line(`文件指纹（SHA-256，模板第${proof.templateVersion}版）${proof.factsHash}`, {
      size: size.small,
    }),
    ...(receipt === null
      ? []
      : [
          line('✂ - - - - - - - - - - - - - - - - - - - - - - - - - - - - - -', {
            size: size.small,
          }),
          line('回　执', { alignment: AlignmentType.CENTER, keepNext: true, font: fonts.title }),
          grid([
            ['文号', receipt.number],
            ['签收单位', receipt.unitName],
            ['签收人', receipt.signedBy ?? ''],
            ['签收时间', receipt.signedAt ?? ''],
          ]),
        ]),
  ]
}

interface LineOptions {
  readonly indented?: boolean
  readonly keepNext?: boolean
  readonly alignment?: (typeof AlignmentType)[keyof typeof AlignmentType]
  readonly font?: (typeof fonts)[keyof typeof fonts]
  readonly size?: number
}

function line(text: string, options: LineOptions = {}): Paragraph {
  const isSmall = options.size === size.small
  return new Paragraph({
    alignment: options.alignment ?? (isSmall ? AlignmentType.LEFT : AlignmentType.BOTH),
    keepNext: options.keepNext ?? false,
    widowControl: true,
    ...(isSmall ? {} : { spacing: { line: linePitch, lineRule: LineRuleType.EXACT } }),
    indent: options.indented === true ? { firstLine: indent } : {},
    children: [run(text, { font: options.font ?? fonts.body, size: options.size ?? size.body })],
  })
}

function run(text: string, options: IRunOptions): TextRun {
  return new TextRun({ ...options, text })
}

/** A bordered table; without a head its first column holds the labels. */
function grid(rows: readonly (readonly string[])[], header?: readonly string[]): Table {
  const cell = (text: string, isLabel: boolean, isFirst: boolean) =>
    new TableCell({
      verticalAlign: VerticalAlign.CENTER,
      ...(isFirst && header === undefined
        ? { width: { size: convertMillimetersToTwip(32), type: WidthType.DXA } }
        : {}),
      children: text.split('\n').map(
        (part) =>
          new Paragraph({
            alignment: isLabel ? AlignmentType.CENTER : AlignmentType.LEFT,
            children: [run(part, { font: isLabel ? fonts.black : fonts.body, size: size.table })],
          }),
      ),
    })
  const headRow = new TableRow({
    tableHeader: true,
    children: (header ?? []).map((label) => cell(label, true, false)),
  })
  const bodyRows = rows.map(
    (row) =>
      new TableRow({
        cantSplit: true,
        children: row.map((text, index) =>
          cell(text, header === undefined && index === 0, index === 0),
        ),
      }),
  )
  return new Table({
    width: { size: convertMillimetersToTwip(156), type: WidthType.DXA },
    rows: header === undefined ? bodyRows : [headRow, ...bodyRows],
  })
}

function pageNumber(alignment: (typeof AlignmentType)['LEFT' | 'RIGHT']): Footer {
  const children = ['— ', PageNumber.CURRENT, ' —']
  return new Footer({
    children: [
      new Paragraph({
        alignment,
        indent: { left: 320, right: 320 },
        children: [
          new TextRun({ children, font: { ascii: '宋体', eastAsia: '宋体' }, size: size.table }),
        ],
      }),
    ],
  })
}
