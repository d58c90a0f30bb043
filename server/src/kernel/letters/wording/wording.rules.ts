import type { LetterWording, WordingFault } from '@huiyin/contract/letter-wordings'
import { type Block, type Field, paragraph, sections } from '../document.ts'
import type { FrozenFacts, LetterKind } from '../types.ts'
import { fieldOf, fieldsByName, type PrintedField } from './fields.ts'
import { fieldsOfKind, neededFields, sureFields } from './kinds.ts'

/** A piece of a line: words, or a field with what stands there when there is none. */
type Piece =
  | { readonly words: string }
  | { readonly field: PrintedField; readonly otherwise: string | undefined }

/** A line of a wording: a row of a table when it has a label. */
interface Line {
  readonly label: string | undefined
  readonly pieces: readonly Piece[]
}

/** What a wording makes of the facts of a letter. */
export function printWording(
  wording: LetterWording,
  facts: FrozenFacts,
): { readonly title: string; readonly blocks: readonly Block[] } {
  const all = wording.sections.map(({ heading, text, otherwise }) => {
    const printed = printLines(text, facts)
    return { title: heading, blocks: printed.length > 0 ? printed : printLines(otherwise, facts) }
  })
  const title = readLine(wording.title).pieces.map((piece) => sayPiece(piece, facts) ?? '')
  return { title: title.join(''), blocks: numbered(all) }
}

/** Sections with a heading are numbered; those without stand before, between or behind them. */
function numbered(all: readonly { title: string; blocks: readonly Block[] }[]): readonly Block[] {
  const headed = all.filter(({ title, blocks }) => title !== '' && blocks.length > 0)
  const headings = sections(headed).filter(({ type }) => type === 'heading')
  return all.flatMap((one) => {
    const heading = headings[headed.indexOf(one)]
    return heading === undefined ? one.blocks : [heading, ...one.blocks]
  })
}

/** Lines with a hole are left out; rows that follow each other are one table. */
function printLines(text: string, facts: FrozenFacts): readonly Block[] {
  const blocks: Block[] = []
  for (const line of linesOf(text)) {
    if (line.label === undefined) {
      blocks.push(...printLine(line, facts))
      continue
    }
    const value = sayLine(line, facts)
    if (value !== undefined) addRow(blocks, { label: line.label, value })
  }
  return blocks
}

function addRow(blocks: Block[], row: Field): void {
  const last = blocks.at(-1)
  if (last?.type === 'fields') blocks[blocks.length - 1] = { ...last, rows: [...last.rows, row] }
  else blocks.push({ type: 'fields', rows: [row] })
}

function printLine(line: Line, facts: FrozenFacts): readonly Block[] {
  const [only] = line.pieces
  const isAlone = line.pieces.length === 1 && only !== undefined && 'field' in only
  const alone = isAlone ? fieldOf(only.field).alone : undefined
  if (alone !== undefined && isAlone && isKnown(only.field, facts)) return alone(facts)
  const text = sayLine(line, facts)
  return text === undefined ? [] : [paragraph(text)]
}

/** Empty for a fact that is there and has nothing in it: a table without rows is still printed. */
function isKnown(field: PrintedField, facts: FrozenFacts): boolean {
  return fieldOf(field).inline(facts) !== undefined
}

function sayLine({ pieces }: Line, facts: FrozenFacts): string | undefined {
  const said = pieces.map((piece) => sayPiece(piece, facts))
  return said.includes(undefined) ? undefined : said.join('')
}

function sayPiece(piece: Piece, facts: FrozenFacts): string | undefined {
  if ('words' in piece) return piece.words
  const value = fieldOf(piece.field).inline(facts)
  return value === undefined || value === '' ? piece.otherwise : value
}

/**
 * What keeps a wording from being used: a field that does not exist, braces or a row that cannot be
 * read, a title with a hole, and above all a needed field that would not be printed in every case.
 */
export function findWordingFaults(kind: LetterKind, wording: LetterWording): WordingFault[] {
  const texts = [wording.title, ...wording.sections.flatMap((one) => [one.text, one.otherwise])]
  const offered = new Set(fieldsOfKind(kind).map(({ name }) => name))
  const unreadable = texts
    .flatMap((text) => text.split('\n'))
    .flatMap((line) => readingFaults(line, offered))
  if (unreadable.length > 0) return unreadable
  const sure = sureFields(kind)
  const missing = [...new Set(neededFields(kind))]
    .filter((field) => !isAlwaysPrinted(field, wording, sure))
    .map((field) => ({ fault: 'missing_field' as const, at: fieldOf(field).zh }))
  const holes = fieldsIn(readLine(wording.title))
    .filter(({ field, otherwise }) => otherwise === undefined && !sure.has(field))
    .map(({ field }) => ({ fault: 'hole' as const, at: fieldOf(field).zh }))
  return [...missing, ...holes]
}

function readingFaults(line: string, offered: ReadonlySet<string>): WordingFault[] {
  const { label, rest } = splitRow(line)
  const between = [...rest.matchAll(braces)].map(([, inner = '']) => inner.split('|')[0] ?? '')
  const unknown = between
    .filter((name) => !offered.has(name))
    .map((name) => ({ fault: 'unknown_field' as const, at: name }))
  const outside = rest.replaceAll(braces, '')
  const isRowBroken = line.startsWith('|') && (label === undefined || label.trim() === '')
  return [
    ...unknown,
    ...(/[{}]/.test(outside + (label ?? '')) ? [{ fault: 'brace' as const, at: line }] : []),
    ...(isRowBroken ? [{ fault: 'row' as const, at: line }] : []),
  ]
}

/**
 * Whether a field is printed whatever the facts: it is sure and stands on a line whose other fields
 * are, or it stands alone in a section that says something otherwise.
 */
function isAlwaysPrinted(
  field: PrintedField,
  { title, sections: all }: LetterWording,
  sure: ReadonlySet<PrintedField>,
): boolean {
  if (sure.has(field) && fieldsIn(readLine(title)).some((one) => one.field === field)) return true
  return all.some(({ text, otherwise }) => {
    if (!sure.has(field)) {
      const isAlone = text.trim() === `{${fieldOf(field).zh}}`
      const fallsBack = linesOf(otherwise).some((line) => fieldsIn(line).every(isSure))
      return isAlone && otherwise.trim() !== '' && fallsBack
    }
    return linesOf(text)
      .map(fieldsIn)
      .some((fields) => fields.some((one) => one.field === field) && fields.every(isSure))
  })

  function isSure(one: { readonly field: PrintedField; readonly otherwise: string | undefined }) {
    return sure.has(one.field) || one.otherwise !== undefined
  }
}

function fieldsIn({ pieces }: Line) {
  return pieces.flatMap((piece) => ('field' in piece ? [piece] : []))
}

function linesOf(text: string): readonly Line[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map(readLine)
}

const braces = /\{([^{}]*)\}/g

function readLine(line: string): Line {
  const { label, rest } = splitRow(line)
  const pieces: Piece[] = []
  let at = 0
  for (const found of rest.matchAll(braces)) {
    if (found.index > at) pieces.push({ words: rest.slice(at, found.index) })
    const [name = '', otherwise] = (found[1] ?? '').split('|')
    const field = fieldsByName.get(name)
    pieces.push(field === undefined ? { words: found[0] } : { field, otherwise })
    at = found.index + found[0].length
  }
  if (at < rest.length) pieces.push({ words: rest.slice(at) })
  return { label, pieces }
}

/** `|标签|{栏目}` is a row of a table; its label has no fields. */
function splitRow(line: string): { readonly label: string | undefined; readonly rest: string } {
  const row = /^\|([^|{}]*)\|(.*)$/.exec(line)
  return row === null ? { label: undefined, rest: line } : { label: row[1], rest: row[2] ?? '' }
}
