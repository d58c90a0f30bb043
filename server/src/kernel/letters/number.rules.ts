import { localDayOf } from '@huiyin/contract/time'
import type { LetterKind } from './types.ts'

/** 机关代字: what stands before the year in 发文字号, a series of its own for each kind. */
export const letterMarks = {
  assignment: '回音交',
  reassignment: '回音转',
  supervision: '回音督',
  notice_of_delay: '回音延告',
  rectification_answer: '回音馈',
  appeal_decision: '回音复',
  extension_decision: '回音延审',
  follow_up_record: '回音访',
  publication_review: '回音公审',
  outside_reply: '回音回',
  filing_receipt: '回音收',
  acceptance_notice: '回音受',
  correction_notice: '回音补',
  refusal_to_accept: '回音不受',
  grant_decision: '回音许',
  refusal_decision: '回音不许',
  special_procedure_notice: '回音特',
  delivery_record: '回音达',
  certificate_decision: '回音证',
} as const satisfies Record<LetterKind, string>

/** The year of the city in which a letter is numbered. */
export function letterYear(issuedAt: Date): string {
  return localDayOf(issuedAt).slice(0, 4)
}

/**
 * 发文字号: full year in six-corner brackets, no 第, no leading zero (GB/T 9704-2012, 7.2.5).
 * @example letterNumber('assignment', '2026', 3) // 回音交〔2026〕3号
 */
export function letterNumber(kind: LetterKind, year: string, ordinal: number): string {
  return `${letterMarks[kind]}〔${year}〕${ordinal}号`
}
