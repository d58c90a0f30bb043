import type { CaseKind, CaseSource } from '@huiyin/contract/city-cases'
import type { Budget } from '../../kernel/clock/types.ts'

/** 延期申请: asked by the unit, agreed by its head, granted by who dispatches. */
export interface DelayAsked {
  readonly ground: string
  readonly by: string
  /** Whose decision it waits for. */
  readonly waitsFor: 'unit_leader' | 'dispatcher'
}

/** 申诉: what two reviewers say of it, one after the other. */
export interface Appeal {
  readonly ground: string
  readonly by: string
  readonly first: { readonly by: string; readonly exempt: boolean } | null
  readonly exempt: boolean | null
  /** How often it was refused before; none where nothing is said. */
  readonly refusals?: number
}

/** 案件: the row of a case of the street. */
export interface CityCase {
  readonly kind: CaseKind
  readonly category: string
  readonly componentCode: string | null
  readonly source: CaseSource
  readonly longitude: number | null
  readonly latitude: number | null
  readonly gridCode: string | null
  readonly areaCode: string | null
  readonly address: string | null
  /** The unit routing names, and in a word why. */
  readonly routedUnitCode: string
  readonly routedBy: string
  readonly acceptanceUnitCode: string
  readonly commandUnitCode: string
  /** The standard it was filed under; its limit and closings as they were. */
  readonly standardId: string | null
  readonly limit: Budget | null
  readonly closings: readonly string[]
  readonly photos: number
  readonly hazard: boolean
  readonly fenced: boolean
  readonly verified: boolean | null
  readonly reporterStaffId: string | null
  readonly handlerStaffId: string | null
  readonly handledBy: readonly string[]
  /** The unit its handling clock counts for, while the case may be between two. */
  readonly clockUnitCode: string | null
  readonly returns: number
  readonly reworks: number
  readonly delays: number
  readonly delayAsked: DelayAsked | null
  readonly suspendedUntil: string | null
  readonly suspensions: number
  /** Whom it says answers, and why, while it is disputed. */
  readonly disputed: {
    readonly byUnitCode: string
    readonly unitCode: string
    readonly ground: string
  } | null
  readonly disputes: number
  /** The last dispute, RFC 3339: what was disputed at a cut-off is counted long after. */
  readonly disputedAt: string | null
  readonly disputeEndedAt: string | null
  readonly closing: string | null
  readonly appeal: Appeal | null
  /** 不计超时: by an appeal; the dates stay as they were. */
  readonly exempt: boolean
  readonly leadNumber: string | null
  /** Number of the closed case that recurred as this one. */
  readonly recursOf: string | null
  /** 假性整改: it was closed, and is there again. */
  readonly recurredAs: string | null
  /** 不公开: shown to nobody outside, whatever the region publishes. */
  readonly withheld: boolean
  /** What whoever reported says of the result, once it is closed. */
  readonly reporterSays: 'yes' | 'no' | null
  /** Who checked it before its reporter said no; none of them checks it again. */
  readonly checkedBy: readonly string[]
  /** The case it was joined to has ended, and its reporter was told. */
  readonly leadEnded: boolean
}

/** A case with the cell of its place, which no rule looks at. */
export interface NewCityCase extends CityCase {
  readonly cell: number | null
}
