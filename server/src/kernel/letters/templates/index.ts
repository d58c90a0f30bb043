import assert from 'node:assert/strict'
import type { LetterKind } from '../types.ts'
import {
  appealDecision1,
  extensionDecision1,
  followUpRecord1,
  outsideReply1,
  publicationReview1,
  rectificationAnswer1,
} from './answers.ts'
import {
  acceptanceNotice1,
  correctionNotice1,
  deliveryRecord1,
  filingReceipt1,
  grantDecision1,
  refusalDecision1,
  refusalToAccept1,
  specialProcedureNotice1,
} from './approvals.ts'
import { assignment1, reassignment1 } from './assignment.ts'
import { noticeOfDelay1, supervision1 } from './supervision.ts'
import type { Template } from './template.ts'

/** All versions of every kind, the first first; the last is used for new letters. */
export const templates = {
  assignment: [assignment1],
  reassignment: [reassignment1],
  supervision: [supervision1],
  notice_of_delay: [noticeOfDelay1],
  rectification_answer: [rectificationAnswer1],
  appeal_decision: [appealDecision1],
  extension_decision: [extensionDecision1],
  follow_up_record: [followUpRecord1],
  publication_review: [publicationReview1],
  outside_reply: [outsideReply1],
  filing_receipt: [filingReceipt1],
  acceptance_notice: [acceptanceNotice1],
  correction_notice: [correctionNotice1],
  refusal_to_accept: [refusalToAccept1],
  grant_decision: [grantDecision1],
  refusal_decision: [refusalDecision1],
  special_procedure_notice: [specialProcedureNotice1],
  delivery_record: [deliveryRecord1],
} as const satisfies Record<LetterKind, readonly Template[]>

export function latestVersion(kind: LetterKind): number {
  return templates[kind].length
}

/** The template a letter was issued with. */
export function templateOf(kind: LetterKind, version: number): Template {
  const template = templates[kind][version - 1]
  assert(template !== undefined, `letter ${kind} has no template version ${version}`)
  return template
}
