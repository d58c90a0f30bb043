import { AlignmentType, ImageRun, LineRuleType, Paragraph, type Table } from 'docx'
import { toBuffer } from 'qrcode'
import type { Block, LetterDocument, Proof, ReceiptPart } from './document.ts'
import type { LetterPageOptions } from './letter.pages.ts'
import { textWidth } from './text-width.rules.ts'
import { documentMark, wordPages } from './word-page.docx.ts'
import {
  beside,
  character,
  fonts,
  grid,
  line,
  linePitch,
  run,
  size,
  textBreadth,
} from './word-parts.docx.ts'

type Part = Paragraph | Table

/**
 * The letter as a Word file, from the same blocks as the printed page: GB/T 9704-2012 margins and
 * grid, fonts by name, so that an office with the licensed fonts gets them.
 */
export async function letterDocx(
  letter: LetterDocument,
  options: LetterPageOptions,
): Promise<Buffer> {
  return wordPages({
    issuerName: letter.issuerName,
    title: `${letter.number} ${letter.title}`,
    form: letter.form,
    watermark: options.watermark,
    children: [
      ...head(letter),
      ...body(letter.blocks),
      ...closing(letter),
      ...(await proof(letter.proof)),
      ...(letter.receipt === null ? [] : receipt(letter.receipt)),
      ...letter.attachments.flatMap(attachment),
    ],
  })
}

function head(letter: LetterDocument): Paragraph[] {
  return [
    ...(letter.form === 'document'
      ? documentMark(letter.issuerName, letter.number)
      : [line(letter.number, { alignment: AlignmentType.RIGHT })]),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      keepNext: true,
      spacing: { before: letter.form === 'document' ? 2 * linePitch : linePitch, after: linePitch },
      children: [run(letter.title, { font: fonts.title, size: size.title })],
    }),
    ...(letter.addressee === null ? [] : [line(`${letter.addressee}：`)]),
  ]
}

/** The last block stays with the name and date: a page with a seal alone proves nothing. */
function body(blocks: readonly Block[]): Part[] {
  return blocks.flatMap((block, index) => {
    const next = blocks[index + 1]
    const parts = blockParts(block, next === undefined)
    // Word makes one table of two that touch.
    return isTable(block) && isTable(next) ? [...parts, line('', { size: size.small })] : parts
  })
}

function isTable(block: Block | undefined): boolean {
  return block?.type === 'fields' || block?.type === 'table'
}

function blockParts(block: Block, keepNext: boolean): Part[] {
  const rowsKept = keepNext ? 2 : 0
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
      return [
        grid(
          block.rows.map(({ label, value }) => [label, value]),
          { rowsKept },
        ),
      ]
    case 'table':
      return [grid(block.rows, { head: block.head, rowsKept, dense: block.head.length > 4 })]
  }
}

/** 附件说明, name and date with the seal, 附注 and 抄送. */
function closing(letter: LetterDocument): Paragraph[] {
  const seal = { ...signatureInset(letter), alignment: AlignmentType.CENTER, keepNext: true }
  return [
    ...attachmentList(letter),
    line('', { keepNext: true }),
    line(letter.issuerName, seal),
    line(letter.date, seal),
    line('（印章）未用印无效', { ...seal, size: size.small }),
    ...(letter.note === null ? [] : [line(letter.note, { indented: true })]),
    ...(letter.copyTo.length === 0
      ? []
      : [line(`抄送：${letter.copyTo.join('，')}。`, { size: size.table })]),
  ]
}

function attachmentList({ attachments }: LetterDocument): Paragraph[] {
  if (attachments.length === 0) return []
  const [first, ...others] = attachments.map(({ title }, index) =>
    attachments.length === 1 ? title : `${index + 1}. ${title}`,
  )
  return [
    line('', { keepNext: true }),
    line(`附件：${first}`, { indented: true, keepNext: true }),
    ...others.map((title) =>
      line(title, { inset: { left: 5 * character, right: 0 }, keepNext: true }),
    ),
  ]
}

/**
 * The date ends four characters before the right edge and the name stands centred over it
 * (GB/T 9704-2012, 7.3.5.1); a name that is longer moves both to the left.
 */
function signatureInset({ issuerName, date }: LetterDocument) {
  const dateBreadth = textWidth(date) * character
  const nameBreadth = textWidth(issuerName) * character
  const right = Math.max(0, 4 * character - Math.max(0, (nameBreadth - dateBreadth) / 2))
  const breadth = Math.max(dateBreadth, nameBreadth)
  return { inset: { left: Math.max(0, textBreadth - right - breadth - character / 4), right } }
}

async function proof(of: Proof): Promise<Part[]> {
  const words = [
    line(of.words, { size: size.small }),
    line(`文件指纹（SHA-256，模板第${of.templateVersion}版）`, { size: size.small }),
    line(of.factsHash, { size: size.small }),
  ]
  if (of.url === null) return [line('', { size: size.small }), ...words]
  const qr = await toBuffer(of.url, { errorCorrectionLevel: 'M', width: 240 })
  const image = new ImageRun({ type: 'png', data: qr, transformation: { width: 83, height: 83 } })
  return [
    beside([
      {
        mm: 26,
        parts: [
          new Paragraph({ spacing: { line: 240, lineRule: LineRuleType.AUTO }, children: [image] }),
        ],
      },
      { mm: 130, parts: words },
    ]),
    line('', { size: size.small }),
  ]
}

/** The second part, cut off and given back; it is never torn by the end of a page. */
function receipt(part: ReceiptPart): Part[] {
  return [
    line(`✂ ${'- '.repeat(20)}沿此线裁下退回；已在平台签收的不必退回`, {
      size: size.small,
      keepNext: true,
    }),
    line('回　执', { alignment: AlignmentType.CENTER, keepNext: true, font: fonts.title }),
    grid(
      [
        ['文号', part.number],
        ['签收单位', part.unitName],
        ['签收人', part.signedBy ?? ''],
        ['签收时间', part.signedAt ?? ''],
      ],
      { rowsKept: 4, rowHeight: 11 },
    ),
    line('', { size: size.small }),
  ]
}

/** On a page of its own: 附件 and its number at the left edge in black type, the title below. */
function attachment({ title, blocks }: LetterDocument['attachments'][number], index: number) {
  return [
    line(`附件${index + 1}`, { font: fonts.black, pageBreakBefore: true, keepNext: true }),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      keepNext: true,
      spacing: { before: linePitch / 2, after: linePitch / 2 },
      children: [run(title, { font: fonts.title, size: size.title })],
    }),
    ...body(blocks),
    line('', { size: size.small }),
  ]
}
