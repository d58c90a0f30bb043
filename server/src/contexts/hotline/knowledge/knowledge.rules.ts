import type { ErrorCode } from '@huiyin/contract/errors'
import type { KnowledgeDecision, KnowledgeDraft, KnowledgeState } from '@huiyin/contract/knowledge'

/** 知识条目 as it is kept. */
export interface Knowledge {
  readonly id: string
  readonly replaces: string | null
  readonly ownerUnitCode: string
  readonly category: string
  readonly question: string
  readonly answer: string
  readonly basis: string | null
  readonly isPublic: boolean
  readonly validFrom: string
  readonly validUntil: string | null
  readonly state: KnowledgeState
  readonly draftedBy: string
  readonly hits: number
}

/** Whoever decides: a person and whether the unit that owns the answer is theirs to speak for. */
interface Deciding {
  readonly staffId: string
  readonly speaksForOwner: boolean
}

export const stateAfter = {
  publish: 'published',
  refuse: 'refused',
  withdraw: 'withdrawn',
} as const satisfies Record<KnowledgeDecision['decision'], KnowledgeState>

/** Why a decision may not be taken; a draft is published by another person, for its unit. */
export function findDecisionFault(
  { state, draftedBy }: Pick<Knowledge, 'state' | 'draftedBy'>,
  { decision, note }: KnowledgeDecision,
  { staffId, speaksForOwner }: Deciding,
): ErrorCode | undefined {
  if (!speaksForOwner) return 'common/not-permitted'
  const wanted = decision === 'withdraw' ? 'published' : 'drafted'
  if (state !== wanted) return 'knowledge/decided'
  if (decision !== 'publish' && note === undefined) return 'knowledge/reason-wanted'
  return staffId === draftedBy && decision !== 'withdraw' ? 'knowledge/second-person' : undefined
}

/** Whether an answer can hold at all: it ends neither before it begins nor before today. */
export function hasDays(
  { validFrom, validUntil }: Pick<KnowledgeDraft, 'validFrom' | 'validUntil'>,
  today: string,
): boolean {
  return validUntil === undefined || (validUntil >= validFrom && validUntil >= today)
}

/** So many words of a question an answer has to share; one is chance where there are more. */
export function sharedNeeded(words: readonly string[]): number {
  return Math.min(2, words.length)
}

const longNumber = /[0-9０-９]{4,}/gu

/** A question without what could be a telephone, a plate or an identity number. */
export function withoutNumbers(asked: string): string {
  return asked.normalize('NFKC').replace(longNumber, '＊').replace(/\s+/g, ' ').trim()
}
