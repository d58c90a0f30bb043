/** 紧急工作时, 紧急工作日, 工作时, 工作日, 自然日 (standards of the field: docs/domain/clock.md). */
export const timeUnits = [
  'urgent_hour',
  'urgent_day',
  'working_hour',
  'working_day',
  'calendar_day',
] as const
export type TimeUnit = (typeof timeUnits)[number]

/** A promised or legal time: `amountHundredths` 500 of `working_day` is five working days. */
export interface Budget {
  readonly amountHundredths: number
  readonly unit: TimeUnit
}

/** What happened to a clock, in order of `at`. Each is also a ledger entry. */
export type ClockEvent =
  | { readonly type: 'start'; readonly at: Date }
  | { readonly type: 'pause'; readonly at: Date; readonly ground: string }
  | { readonly type: 'resume'; readonly at: Date }
  | { readonly type: 'extend'; readonly at: Date; readonly by: Budget; readonly ground: string }
  /** `dueAt`: the date in force at the end, kept so that no later calendar moves it. */
  | { readonly type: 'stop'; readonly at: Date; readonly dueAt?: Date }
  /**
   * A newer calendar was applied. `notBefore` keeps the date from coming too near, `notAfter` a
   * date already missed from moving away.
   */
  | {
      readonly type: 'recompute'
      readonly at: Date
      readonly calendarVersion: string
      readonly notBefore?: Date
      readonly notAfter?: Date
    }
  | { readonly type: 'exempt'; readonly at: Date; readonly ground: string }
  /** The date follows others, as that of a joint approval follows its slowest branch. */
  | { readonly type: 'move'; readonly at: Date; readonly to: Date; readonly ground: string }

/** A clock of a matter: what was promised, under which rule, and what happened since. */
export interface ClockHistory {
  readonly name: string
  readonly budget: Budget
  /** The version of the rule that gave the budget, pinned at acceptance. */
  readonly ruleVersion: string
  readonly events: readonly ClockEvent[]
}

/** Derived from a history and a calendar, by a pure function. */
export interface Due {
  /** The last second in time; of a paused clock, as if it resumed at the moment it was paused. */
  readonly dueAt: Date
  /** Only a running clock can be missed. */
  readonly state: 'running' | 'paused' | 'ended'
  /** Whether it crosses days whose holidays are not yet announced. */
  readonly provisional: boolean
}
