import type { GuidanceType } from '@huiyin/contract/hall-guidance'

/** How a guidance ended. */
export const guidanceOutcomes = ['finished', 'stopped', 'declined'] as const
export type GuidanceOutcome = (typeof guidanceOutcomes)[number]

/** 指导单: the row of a guidance. */
export interface Guidance {
  readonly type: GuidanceType
  /** 指导员: named from the first moment. */
  readonly handlerStaffId: string
  /** The application that is guided, once there is one. */
  readonly applicationNumber: string | null
  readonly contacts: number
  readonly lastContactAt: Date | null
  readonly outcome: GuidanceOutcome | null
  readonly endedAt: Date | null
}
