import type { ReturnWanted } from './application.types.ts'
import type { Asking } from './together/joint-task.types.ts'

/** How a run of a step stands. */
export type StepOutcome = 'passed' | 'failed' | 'sent_back' | 'superseded'

/** 审批环节: the row of one run of one step of an application. */
export interface ApprovalStep extends Asking {
  readonly applicationId: string
  readonly stepId: string
  readonly run: number
  readonly name: string
  readonly handlerStaffId: string | null
  readonly handledBy: readonly string[]
  /** Special procedures of the item that this step may begin. */
  readonly procedures: readonly { id: string; name: string; ground: string; days: number | null }[]
  /** Steps before it in the plan: where it may send the application back to. */
  readonly before: readonly { readonly id: string; readonly name: string }[]
  /** Materials this step reads. */
  readonly materials: readonly { readonly id: string; readonly name: string }[]
  /** 预审: examined now, ended only when its legal predecessor is there. */
  readonly waitsFor: readonly string[]
  readonly outcome: StepOutcome | null
  readonly opinion: string | null
  readonly returnTo: ReturnWanted | null
  readonly extensions: number
  /** Until when the time told of a special procedure or of a correction runs. */
  readonly heldUntil: Date | null
  readonly endedAt: Date | null
}
