import type { RoutedKind } from '@huiyin/contract/routing'

/** What a unit says: it answers, or it does not, and on what ground. */
export interface Statement {
  readonly unitCode: string
  readonly position: 'claim' | 'deny'
  readonly ground: string
  readonly at: string
}

/** 管辖争议: the row of a dispute about who answers for a matter. */
export interface Dispute {
  readonly parentId: string
  readonly parentNumber: string
  readonly kind: RoutedKind
  readonly category: string
  readonly areaCode: string | null
  /** Who has it meanwhile, and goes on handling. */
  readonly provisionalUnitCode: string
  readonly partyUnitCodes: readonly string[]
  readonly statements: readonly Statement[]
  readonly hazard: boolean
  readonly fenced: boolean
  /** What handling meanwhile has cost, in whole yuan. */
  readonly costYuan: number | null
  readonly meetingOn: string | null
  readonly ruledUnitCode: string | null
  readonly rulingGround: string | null
  /** Where the ruling holds from now on; `null` where it is for this matter alone. */
  readonly precedentAreaCode: string | null
  readonly handlerStaffId: string | null
  readonly handledBy: readonly string[]
  readonly endedAt: Date | null
}

/** A matter whose unit disputes that it answers for it, as its context tells. */
export interface Disputed {
  readonly matterId: string
  readonly number: string
  readonly title: string
  readonly kind: RoutedKind
  readonly category: string
  readonly areaCode: string | null
  readonly provisionalUnitCode: string
  /** Whom it says answers. */
  readonly claimedUnitCode: string
  readonly ground: string
  readonly hazard: boolean
  readonly fenced: boolean
}
