import type {
  AutomaticScope,
  DecisionSource,
  HandlingDocument,
  StepDecision,
} from '@huiyin/contract/handling'
import type { FastLane } from './fast-lane/fast-lane.rules.ts'
import type { Asking } from './together/joint-task.types.ts'

/** How an application came to be accepted (行政许可法 第三十二条, 容缺受理, 告知承诺). */
export type AcceptanceBasis = 'complete' | 'tolerance' | 'promise' | 'deemed'

/** A material of an application: where it is now; `promised` by 告知承诺 need not come at all. */
export type MaterialState = 'missing' | 'handed_in' | 'fetched' | 'owed' | 'promised'

/** How the applicant may ask for the result. */
export const deliveryWays = ['counter', 'post', 'door'] as const
export type WantedDelivery = (typeof deliveryWays)[number]
/** The field of the form with the address for post and door, read at the desk alone. */
export const deliveryAddressField = 'delivery-address'
/** How the result reaches the applicant; what a table grants also stands on the page of its application. */
export type DeliveryWay = WantedDelivery | 'electronic'

/** A step as this application runs it: its unit is one of the region's, its item is named. */
export type PlannedStep = HandlingDocument['steps'][number] & { readonly itemCode: string }

/** A table that decides one of the steps of the plan by itself. */
export type PlannedDecision = Omit<StepDecision, 'automatic' | 'sources'> & {
  readonly itemCode: string
  readonly automatic: AutomaticScope
  readonly sources: readonly DecisionSource[]
}

/**
 * The handling of an application, resolved from the versions of its items on the day it came in.
 * It never changes: a newer version of an item is for later applications, unless two people decide
 * on a legal ground that an application follows it; then it has another plan.
 */
export interface Plan extends Omit<HandlingDocument, 'steps' | 'decisions'> {
  readonly steps: readonly PlannedStep[]
  /** Left out where a person decides every step. */
  readonly decisions?: readonly PlannedDecision[]
  /** Item code and content hash of the version, one a line of the form. */
  readonly items: readonly { readonly code: string; readonly name: string; readonly hash: string }[]
  /** Working days the law gives from acceptance (行政许可法 第四十二条, or the item's own law). */
  readonly statutoryDays: number | null
}

/** A joint step that has to be done again, and all that built on it. */
export interface ReturnWanted {
  readonly stepId: string
  readonly reason: string
}

/** 容缺: a material that was promised for a day. */
export interface Owed {
  readonly id: string
  readonly name: string
  /** RFC 3339, as the following. */
  readonly since: string
  readonly dueAt: string
  readonly broughtAt: string | null
  /** When the applicant was told that its day comes near; left out before. */
  readonly remindedAt?: string
}

/** 办件: the row of an application. */
export interface Application extends Asking {
  readonly plan: Plan
  /** SHA-256 of the canonical plan, hex: applications that are handled alike share one. */
  readonly planHash: string
  readonly themeCode: string | null
  readonly materials: Readonly<Record<string, MaterialState>>
  /** Every material ever owed, also when it has come since. */
  readonly owed: readonly Owed[]
  readonly missingAtFirst: readonly string[]
  /** 绿色通道, once proposed. */
  readonly fastLane: FastLane | null
  /** 首问负责人: who took it first, until it is where it belongs. */
  readonly firstStaffId: string | null
  /** Who handled it: never the second pair of eyes. */
  readonly handledBy: readonly string[]
  readonly basis: AcceptanceBasis | null
  readonly acceptedAt: Date | null
  /** 一次性告知: how often something was asked for after the application came in. */
  readonly correctionRounds: number
  /** Why it was asked again: a code for each round after the first. */
  readonly correctionReasons: readonly string[]
  readonly returnWanted: ReturnWanted | null
  readonly outcome: ApplicationOutcome | null
  readonly decidedAt: Date | null
  readonly certificateNumber: string | null
  readonly deliveryWay: DeliveryWay
  readonly tracking: string | null
  /** 自动审批: the record of the table that decided the whole application; none when a person did. */
  readonly decisionId: string | null
  /** 人工复核: when the applicant asked for a person. */
  readonly reviewAskedAt: Date | null
}

/** How an application ended: the ends of the national record of 办件. */
export const applicationOutcomes = [
  'granted',
  'refused',
  'not_needed',
  'redirected',
  'not_accepted',
  'lapsed',
  'withdrawn',
  'terminated',
] as const
export type ApplicationOutcome = (typeof applicationOutcomes)[number]
