import assert from 'node:assert/strict'
import { type NoticeKind, noticeDecisions } from '@huiyin/contract/notices'
import type { NoticeRequest } from './types.ts'

const reasonLengthMax = 500

/** @throws AssertionError for a notice that asks for no decision or is too long: a bug of the caller */
export function checkNotice(request: NoticeRequest): void {
  assert(isNoticeKind(request.kind), `a notice of kind ${request.kind} asks for no decision`)
  const { length } = request.reason
  assert(length > 0 && length <= reasonLengthMax, `the reason of a notice has ${length} characters`)
}

export function isNoticeKind(kind: string): kind is NoticeKind {
  return Object.hasOwn(noticeDecisions, kind)
}
