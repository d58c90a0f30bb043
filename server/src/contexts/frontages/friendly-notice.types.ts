import type { NoticeWay } from '@huiyin/contract/frontages'

/** 门前提醒: the row of a friendly notice. */
export interface FriendlyNotice {
  readonly frontageId: string
  /** The class of events it is about. */
  readonly category: string
  readonly way: NoticeWay
  readonly sentBy: string
  readonly handledBy: readonly string[]
  /** 已知晓: when whoever is responsible said so, or was told face to face. */
  readonly seenAt: Date | null
  readonly caseNumber: string | null
}
