import type { LocalDay, Weekday } from '@huiyin/contract/time'

/** From opening to closing, `['08:00', '12:00']`; `24:00` is the end of the day. */
export type TimeInterval = readonly [opens: string, closes: string]

/** A day that is not what its weekday says: a holiday, or a 调休 day that is worked. */
export interface SpecialDay {
  readonly day: LocalDay
  readonly type: 'holiday' | 'workday'
  /** Of which festival or occasion: 春节. */
  readonly name: string
  /** The document that says so: 国办发明电〔2025〕7号. */
  readonly notice: string
  /** The region's or unit's own; holds also where holidays are worked. */
  readonly isLocal?: true
  /** Hours of this day alone, for a half day. */
  readonly intervals?: readonly TimeInterval[]
}

/** Hours of an office. Of the rules that include a day, the last one holds. */
export interface HoursRule {
  readonly effectiveFrom: LocalDay
  /** Last day; without it the rule holds until another replaces it. */
  readonly effectiveThrough?: LocalDay
  /** The part of each year, `MM-DD` both inclusive, may run over New Year: 夏季、冬季作息. */
  readonly season?: { readonly from: string; readonly through: string }
  readonly intervals: readonly TimeInterval[]
  /** Weekdays worked, 1 Monday to 7 Sunday. */
  readonly weekdays: readonly Weekday[]
  /** Whether statutory holidays are worked like other days (a 7×24 line) and 调休 is not kept. */
  readonly onHolidays: boolean
}

/** Everything a calendar is made of; holds nothing computed. */
export interface CalendarSource {
  readonly version: string
  /** First and last day whose holidays are announced; other days are provisional. */
  readonly announcedFrom: LocalDay
  readonly announcedThrough: LocalDay
  readonly nationalDays: readonly SpecialDay[]
  /** Of the region, then of the unit; they replace national days. */
  readonly localDays: readonly SpecialDay[]
  readonly hours: readonly HoursRule[]
}
