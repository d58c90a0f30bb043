import { AlignmentType, type Paragraph, type Table } from 'docx'
import type { Block } from './document.ts'
import { wordPages } from './word-page.docx.ts'
import { fonts, grid, line, size } from './word-parts.docx.ts'

interface DensePage {
  readonly issuerName: string
  readonly title: string
  readonly watermark: string | null
  readonly blocks: readonly Block[]
}

/** A sheet for reading at a glance, which is no official document: small letters, many tables. */
export function densePage({ title, blocks, ...page }: DensePage): Promise<Buffer> {
  return wordPages({
    ...page,
    title,
    form: 'document',
    children: [
      line(title, { alignment: AlignmentType.CENTER, font: fonts.title, size: size.body }),
      ...blocks.flatMap(parts),
      line('', { size: size.small }),
    ],
  })
}

function parts(block: Block): (Paragraph | Table)[] {
  const space = line('', { size: size.tiny })
  switch (block.type) {
    case 'heading':
      return [line(block.text, { font: fonts.black, size: size.dense, keepNext: true })]
    case 'paragraph':
      return [line(block.text, { size: size.dense })]
    case 'fields':
      return [
        space,
        grid(
          block.rows.map(({ label, value }) => [label, value]),
          { dense: true },
        ),
      ]
    case 'table':
      return [
        space,
        grid(block.rows, { head: block.head, bars: block.bars, dense: true, tight: true }),
      ]
  }
}
