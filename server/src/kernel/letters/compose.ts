import { letterDay, letterMoment } from './date.rules.ts'
import type { Block, LetterDocument } from './document.ts'
import type { Letter, LetterKind } from './types.ts'
import { frameOf, printWording, shippedWording } from './wording/index.ts'

/**
 * The letter as blocks: from its frozen facts by the wording it was issued with, and the
 * receipt as it stands now.
 *
 * @param receivedByName - who signed for it, when somebody has
 */
export function composeLetter(letter: Letter, receivedByName: string | null): LetterDocument {
  const { facts } = letter
  const { asksReceipt, ...frame } = frameOf(letter.kind, facts)
  return {
    ...frame,
    ...printWording(wordingOf(letter), facts),
    form: 'letter',
    attachments: [],
    issuerName: facts.issuerName,
    number: letter.number,
    date: letterDay(letter.issuedAt),
    receipt: asksReceipt
      ? {
          number: letter.number,
          unitName: facts.toUnitName,
          signedBy: receivedByName,
          signedAt: letter.receivedAt === null ? null : letterMoment(letter.receivedAt),
        }
      : null,
    proof: {
      url: facts.progressUrl,
      words: proofWords(facts),
      factsHash: letter.factsHash,
      templateVersion: letter.ownWording?.version ?? String(letter.templateVersion),
    },
  }
}

function proofWords({ matterNumber, progressUrl, isSealed = false }: Letter['facts']): string {
  const place = `事件编号 ${matterNumber}，扫码或访问 ${progressUrl}`
  return isSealed
    ? `${place} 登录工作台办理、签收、核对真伪；本件不对外公开。`
    : `${place} 查询进度、核对真伪。`
}

/** The title under which a letter is listed. */
export function titleOf(letter: Letter): string {
  return printWording(wordingOf(letter), letter.facts).title
}

function wordingOf({ kind, templateVersion, ownWording }: Letter) {
  return ownWording?.wording ?? shippedWording(kind, templateVersion)
}

/** What is written to the person, who reads it with the matter. */
const kindsToReporter: ReadonlySet<LetterKind> = new Set([
  'notice_of_delay',
  'rectification_answer',
  'filing_receipt',
  'acceptance_notice',
  'correction_notice',
  'refusal_to_accept',
  'special_procedure_notice',
  'grant_decision',
  'refusal_decision',
  'delivery_record',
])

export function isToReporter({ kind }: Letter): boolean {
  return kindsToReporter.has(kind)
}

/** A letter as text, for a page that shows it among other things. */
export interface LetterToRead {
  readonly number: string
  readonly title: string
  readonly issuedAt: Date
  readonly paragraphs: readonly string[]
}

export function letterToRead(letter: Letter): LetterToRead {
  const { title, blocks } = composeLetter(letter, null)
  return {
    number: letter.number,
    title,
    issuedAt: letter.issuedAt,
    paragraphs: blocks.flatMap(linesOf),
  }
}

function linesOf(block: Block): readonly string[] {
  if (block.type === 'fields') return block.rows.map(({ label, value }) => `${label}：${value}`)
  if (block.type === 'table') return block.rows.map((row) => row.join(' '))
  return [block.text]
}
