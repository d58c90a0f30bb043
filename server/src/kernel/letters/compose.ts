import { letterDay, letterMoment } from './date.rules.ts'
import type { LetterDocument } from './document.ts'
import { templateOf } from './templates/index.ts'
import type { Letter } from './types.ts'

/**
 * The letter as blocks: from its frozen facts by the template version it was issued with, and the
 * receipt as it stands now.
 *
 * @param receivedByName - who signed for it, when somebody has
 */
export function composeLetter(letter: Letter, receivedByName: string | null): LetterDocument {
  const { facts } = letter
  const { asksReceipt, ...made } = templateOf(letter.kind, letter.templateVersion)(facts)
  return {
    ...made,
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
      words: `事件编号 ${facts.matterNumber}，扫码或访问 ${facts.progressUrl} 查询进度、核对真伪。`,
      factsHash: letter.factsHash,
      templateVersion: letter.templateVersion,
    },
  }
}

/** The title under which a letter is listed. */
export function titleOf(letter: Letter): string {
  return templateOf(letter.kind, letter.templateVersion)(letter.facts).title
}
