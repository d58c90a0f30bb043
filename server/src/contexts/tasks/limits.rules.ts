import type { Budget } from '../../kernel/clock/types.ts'
import type { RuleName } from '../../kernel/rulebook/index.ts'

/** What a region lays down for its ledgers; each value has its source in docs/domain/tasks.md. */
export interface TaskLimits {
  /** 立行立改 without a day. */
  readonly atOnce: Budget
  /** 阶段整改, and rows that name no deadline at all. */
  readonly phased: Budget
  /** 长期坚持: how often it is looked at again. */
  readonly review: Budget
  /** 核验 of an application for striking off. */
  readonly check: Budget
  /** 签批 of what was verified. */
  readonly sign: Budget
  /** For what was sent back or has rebounded, unless a day is named. */
  readonly again: Budget
  readonly extensionsMax: number
  /** Who signs the striking off: a leader, or, where none has a post, the supervising office. */
  readonly signedBy: 'leader' | 'supervisor'
}

const days = (count: number, unit: 'working_day' | 'calendar_day'): Budget => ({
  amountHundredths: count * 100,
  unit,
})

export const taskLimits: RuleName<TaskLimits> = {
  name: 'tasks/limits',
  otherwise: {
    version: 'shipped-2026-11',
    value: {
      atOnce: days(10, 'working_day'),
      phased: days(90, 'calendar_day'),
      review: days(90, 'calendar_day'),
      check: days(5, 'working_day'),
      sign: days(3, 'working_day'),
      again: days(10, 'working_day'),
      extensionsMax: 2,
      signedBy: 'leader',
    },
  },
}
