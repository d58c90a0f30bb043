import type { LetterWording } from '@huiyin/contract/letter-wordings'
import type { Instant } from './facts.rules.ts'

/**
 * 收件凭证, 受理通知书, 一次性补正告知书, 不予受理决定书, 准予许可决定书, 不予许可决定书, 特别程序告知书, 送达回证, 证照变动决定书;
 * 回复单 and 交办函, 转交函, 督办提示函, 延期告知书, 整改反馈函, 申诉复核决定书, 延期审批单, 回访记录单, 公示审核单.
 */
export const letterKinds = [
  'assignment',
  'reassignment',
  'supervision',
  'notice_of_delay',
  'rectification_answer',
  'appeal_decision',
  'extension_decision',
  'follow_up_record',
  'publication_review',
  'outside_reply',
  'filing_receipt',
  'acceptance_notice',
  'correction_notice',
  'refusal_to_accept',
  'grant_decision',
  'refusal_decision',
  'special_procedure_notice',
  'delivery_record',
  'certificate_decision',
] as const
export type LetterKind = (typeof letterKinds)[number]

/**
 * What a letter can print. A template prints the facts it is given and leaves out the others;
 * {@link requiredFacts} says without which a kind cannot be issued. Texts are already desensitised:
 * no letter names a reporter.
 */
export interface LetterFacts {
  /** What it is about, as in the title: `政务服务差评整改`. */
  readonly subject?: string
  /** Where the matter came from: `政务服务“好差评”`. */
  readonly source?: string
  readonly summary?: string
  /** Documents and articles it rests on, one a line. */
  readonly basis?: readonly string[]
  /** What is asked, one a line. */
  readonly requirements?: readonly string[]
  /** How and to whom to answer. */
  readonly answerTo?: string

  readonly itemName?: string
  readonly windowName?: string
  readonly servedAt?: Instant
  readonly gradeWords?: string
  readonly tags?: readonly string[]
  /** What the person wrote, without anything that names somebody; in an answer, what it says. */
  readonly text?: string

  /** Left out where the person did not allow contact. */
  readonly contactDueAt?: Instant | null
  readonly dueAt?: Instant
  readonly originalDueAt?: Instant
  readonly newDueAt?: Instant
  /** The arithmetic of the due date, as the clock prints it. */
  readonly dueLines?: readonly string[]

  readonly reason?: string
  /** The unit it was with before; in an answer, the unit that handled it. */
  readonly fromUnitName?: string
  /** Object the matter is really about: 人员, 事项, 平台, 政策, 其他单位. */
  readonly trueObject?: string

  /** 第几次, from 1. */
  readonly times?: number
  readonly earlierLetterNumber?: string
  /** `超期 2 个工作日`. */
  readonly overdueWords?: string
  readonly problem?: string
  readonly consequence?: string
  readonly copyTo?: readonly string[]

  /** 立行立改, 限期整改, 解释说明, 申诉复核. */
  readonly outcomeWords?: string
  readonly action?: string
  readonly plan?: string
  readonly responsiblePerson?: string
  readonly evidence?: readonly string[]
  /** 举一反三: where else was looked, and how many were found. */
  readonly elsewhere?: string
  readonly elsewhereFound?: number
  /** How to complain, ask for a review or urge. */
  readonly remedies?: readonly string[]

  readonly appealGround?: string
  readonly appealedAt?: Instant
  /** 采纳, 不予采纳. */
  readonly decisionWords?: string
  readonly decidedByName?: string
  readonly decidedAt?: Instant

  readonly applicantName?: string
  readonly requestedDays?: string
  readonly opinion?: string

  readonly contactTries?: readonly ContactTry[]
  readonly satisfactionWords?: string
  readonly visitorName?: string

  /** The text proposed for publication, and what was checked in it. */
  readonly publishedText?: string
  readonly privacyChecks?: readonly string[]
}

export interface ContactTry {
  readonly at: Instant
  /** 电话, 短信, 上门. */
  readonly way: string
  readonly result: string
}

/** Names that stand on the letter, looked up once, when it is issued. */
export interface LetterNames {
  readonly issuerName: string
  readonly issuerPhone?: string
  readonly toUnitName: string
  readonly matterNumber: string
  /** Public page of the matter, or its page at the desk when it is sealed; as link and QR. */
  readonly progressUrl: string
  readonly isSealed?: boolean
}

/** What is stored and printed: times as RFC 3339 text, every name resolved. */
export type FrozenFacts = LetterFacts & LetterNames

export interface LetterRequest {
  readonly kind: LetterKind
  readonly matterId: string
  readonly matterNumber: string
  /** Its number shows the public nothing: the paper names the desk instead. */
  readonly isSealed?: boolean
  readonly toUnitCode: string
  /** In whose name it goes out; the office that supervises, unless said. */
  readonly fromUnitCode?: string
  /** Fields of {@link LetterFacts}; others are refused. */
  readonly facts: LetterFacts
  readonly issuedAt: Date
  /** `staff:<id>`, `system`. */
  readonly issuedBy: string
}

/** A letter as it was issued; only its receipt is added later. */
export interface Letter {
  readonly regionCode: string
  readonly id: string
  /** 发文字号: `回音交〔2026〕3号`. */
  readonly number: string
  readonly kind: LetterKind
  readonly matterId: string
  /** The wording of the product that held; another one is `ownWording`. */
  readonly templateVersion: number
  /** The region's own wording it was issued with, `null` for the product's. */
  readonly ownWording: OwnWording | null
  readonly facts: FrozenFacts
  /** SHA-256, hex. */
  readonly factsHash: string
  readonly toUnitCode: string
  readonly issuedAt: Date
  readonly issuedBy: string
  readonly receivedAt: Date | null
  /** Staff id of who signed for it. */
  readonly receivedBy: string | null
}

/** A wording a region published, kept with the letters that were issued with it. */
export interface OwnWording {
  /** Version of the rule, `2026-11-23-1`. */
  readonly version: string
  readonly wording: LetterWording
}
