/** A letter as blocks, from which the printed page and the Word file are both made. */
export interface LetterDocument {
  /** 信函格式 of a letter, or the general form of a document, such as a 通报 (GB/T 9704-2012). */
  readonly form: 'letter' | 'document'
  /** 发文机关标志: the office in whose name it goes out. */
  readonly issuerName: string
  readonly number: string
  readonly title: string
  /** 主送机关 or the person answered; a form (审批单, 记录单) has none. */
  readonly addressee: string | null
  readonly blocks: readonly Block[]
  /** 成文日期, `2026年11月21日`. */
  readonly date: string
  /** 附注 under the date: `（联系电话：…）`. */
  readonly note: string | null
  readonly copyTo: readonly string[]
  /** Named under the text and printed behind it, each on pages of its own. */
  readonly attachments: readonly Section[]
  /** Second part of the letter, cut off and given back (回执); `null` where none is asked. */
  readonly receipt: ReceiptPart | null
  /** What lets a reader check that the paper is the letter. */
  readonly proof: Proof
}

export type Block =
  /** 一、 in black type; （一） in italic type (楷体). */
  | { readonly type: 'heading'; readonly level: 1 | 2; readonly text: string }
  | { readonly type: 'paragraph'; readonly text: string }
  | { readonly type: 'fields'; readonly rows: readonly Field[] }
  | {
      readonly type: 'table'
      readonly head: readonly string[]
      readonly rows: readonly string[][]
      readonly bars?: Bars
    }

/** A last column that draws the rows, for a file made to be looked at. */
export interface Bars {
  readonly head: string
  /** Of each row the parts of its bar from the left; a row without any has an empty cell. */
  readonly rows: readonly (readonly BarPart[])[]
}

export interface BarPart {
  /** Of the breadth of the column, 0 to 1. */
  readonly share: number
  /** Six hexadecimal digits. */
  readonly color: string
}

/** A labelled line of a form. */
export interface Field {
  readonly label: string
  readonly value: string
}

export interface ReceiptPart {
  readonly number: string
  readonly unitName: string
  /** Filled when the unit has signed for the letter, else lines to write on. */
  readonly signedBy: string | null
  readonly signedAt: string | null
}

export interface Proof {
  /** Where the paper can be checked, as a QR code too; `null` where nothing is public. */
  readonly url: string | null
  /** What the reader finds there. */
  readonly words: string
  /** SHA-256, hex. */
  readonly factsHash: string
  /** `1` of the product, `2026-11-23-1` of a region. */
  readonly templateVersion: string
}

export const paragraph = (text: string): Block => ({ type: 'paragraph', text })

/** A table of labelled lines; those without a value are left out, an empty table too. */
export function fields(
  rows: readonly (readonly [label: string, value: string | undefined])[],
): readonly Block[] {
  const known = rows.flatMap(([label, value]) =>
    value === undefined || value === '' ? [] : [{ label, value }],
  )
  return known.length === 0 ? [] : [{ type: 'fields', rows: known }]
}

export interface Section {
  readonly title: string
  readonly blocks: readonly Block[]
}

/** Sections numbered 一、二、三、; those without content are left out before they are counted. */
export function sections(all: readonly Section[]): readonly Block[] {
  return all
    .filter(({ blocks }) => blocks.length > 0)
    .flatMap(({ title, blocks }, index) => [
      { type: 'heading', level: 1, text: `${chineseOrdinals[index] ?? index + 1}、${title}` },
      ...blocks,
    ])
}

const chineseOrdinals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十']

/** Texts as paragraphs; several are numbered `1.` as GB/T 9704-2012, 7.3.3 asks. */
export function paragraphs(texts: readonly string[] | undefined): readonly Block[] {
  if (texts === undefined) return []
  if (texts.length === 1) return texts.map(paragraph)
  return texts.map((text, index) => paragraph(`${index + 1}. ${text}`))
}
