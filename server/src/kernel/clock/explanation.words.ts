import { dayOfNumber, daySeconds, weekdayOfNumber } from '@huiyin/contract/time'
import type { Budget, TimeUnit } from './types.ts'

/** The five units as the standards name them. */
export const unitNames: Readonly<Record<TimeUnit, string>> = {
  urgent_hour: '紧急工作时',
  urgent_day: '紧急工作日',
  working_hour: '工作时',
  working_day: '工作日',
  calendar_day: '自然日',
}

const englishUnits: Readonly<Record<TimeUnit, string>> = {
  urgent_hour: 'urgent hours',
  urgent_day: 'urgent days',
  working_hour: 'working hours',
  working_day: 'working days',
  calendar_day: 'calendar days',
}

/** Holidays of the whole country (全国年节及纪念日放假办法); a local one is called as it is. */
const holidays: Readonly<Record<string, string>> = {
  元旦: 'New Year',
  春节: 'Spring Festival',
  清明节: 'Qingming',
  劳动节: 'Labour Day',
  端午节: 'Dragon Boat Festival',
  中秋节: 'Mid-Autumn Festival',
  国庆节: 'National Day',
  '国庆节、中秋节': 'National Day and Mid-Autumn Festival',
}

/** Days that follow each other, by their numbers. */
interface Span {
  readonly from: number
  readonly through: number
}

type DayKind = 'holiday' | 'workday'

/**
 * The sentences of an explanation. Days are numbers of days and moments seconds of the city; grounds
 * and notices are quoted as the law words them, in Chinese.
 */
export interface ExplanationWords {
  start(start: { at: number; isOfDays: boolean; budget: Budget }): string
  pause(pause: { from: number; until: number; ground: string; cut: Budget | undefined }): string
  stillPaused(from: number, ground: string): string
  extended(at: number, by: Budget, ground: string): string
  recomputed(at: number, version: string): string
  moved(at: number, to: number, ground: string): string
  exempt(ground: string): string
  readonly continuousDays: string
  readonly continuousHours: string
  readonly weekend: string
  readonly otherRest: string
  special(day: { name: string; kind: DayKind; isLocal: boolean; notice: string }): string
  skipped(span: Span, reason: string): string
  counted(span: Span, reason: string): string
  moreRuns(count: number): string
  restSpans(spans: readonly Span[], reasons: readonly string[]): string
  restDays(count: number): string
  workingDays(spans: readonly Span[], count: number): string
  workingHours(days: readonly { day: number; hours: number }[]): string
  readonly atLeastOneDay: string
  provisionalBefore(day: number): string
  provisionalAfter(day: number): string
  readonly pausedNow: string
  ended(at: number): string
  due(at: number, isClosing: boolean): string
}

const weekdaysZh = ['', '周一', '周二', '周三', '周四', '周五', '周六', '周日']
const weekdaysEn = ['', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
const partsOf = (number: number) => dayOfNumber(number).split('-').map(Number)
const isOneYear = ({ from, through }: Span) => partsOf(from)[0] === partsOf(through)[0]

function timeOf(second: number): { readonly number: number; readonly time: string } {
  const number = Math.floor(second / daySeconds)
  const text = new Date((second - number * daySeconds) * 1000).toISOString().slice(11, 19)
  return { number, time: text.endsWith(':00') ? text.slice(0, 5) : text }
}

function chinese(): ExplanationWords {
  const dayOfYear = (number: number) => {
    const [, month, dayOfMonth] = partsOf(number)
    return `${month}月${dayOfMonth}日（${weekdaysZh[weekdayOfNumber(number)]}）`
  }
  const day = (number: number) => `${dayOfNumber(number).slice(0, 4)}年${dayOfYear(number)}`
  // `2026年10月1日（周四）至10月7日（周三）`: the year once when it is one.
  const span = (one: Span) =>
    one.from === one.through
      ? day(one.from)
      : `${day(one.from)}至${isOneYear(one) ? dayOfYear(one.through) : day(one.through)}`
  const moment = (second: number) => {
    const { number, time } = timeOf(second)
    return `${day(number)}${time}`
  }
  const amount = ({ amountHundredths, unit }: Budget) =>
    `${amountHundredths / 100}个${unitNames[unit]}`
  const run = (verb: string) => (one: Span, reason: string) => {
    const count = one.through - one.from + 1
    return `${verb}：${span(one)}${reason}${count > 1 ? `，共${count}天` : ''}。`
  }
  return {
    start: ({ at, isOfDays, budget }) =>
      `起算：${moment(at)}，${isOfDays ? '当日不计入，次日起算' : '即时起算'}；期限${amount(budget)}。`,
    pause: ({ from, until, ground, cut }) =>
      `暂停：${moment(from)}至${moment(until)}（${ground}），${
        cut === undefined ? '已过期限，不影响截止时间' : `不计入，扣除${amount(cut)}`
      }。`,
    stillPaused: (from, ground) => `暂停：${moment(from)}起暂停，尚未恢复（${ground}）。`,
    extended: (at, by, ground) => `延期：${moment(at)}批准延长${amount(by)}（${ground}）。`,
    recomputed: (at, version) =>
      `重算：${moment(at)}按新公布的日历重新计算（日历版本${version}）。`,
    moved: (at, to, ground) => `总时限：${moment(at)}随各环节改为${moment(to)}（${ground}）。`,
    exempt: (ground) => `免计：本时限不计超时（${ground}）。`,
    continuousDays: '按自然日连续计算，双休日和节假日不扣除。',
    continuousHours: '昼夜连续计算，双休日和节假日不扣除。',
    weekend: '双休日',
    otherRest: '非工作日',
    special({ name, kind, isLocal, notice }) {
      const rest = isLocal ? '休息' : '放假'
      const work = isLocal ? '上班' : '调休上班'
      return `${name}${kind === 'holiday' ? rest : work}（${notice}）`
    },
    skipped: run('跳过'),
    counted: run('计入'),
    moreRuns: (count) => `其余${count}段节假日调休安排从略。`,
    restSpans: (spans, reasons) => `跳过：${spans.map(span).join('、')}（${reasons.join('、')}）。`,
    restDays: (count) => `跳过：双休日等共${count}天。`,
    workingDays: (spans, count) => `计数：${spans.map(span).join('、')}，共${count}个工作日。`,
    workingHours: (days) =>
      `计数：${days.map((one) => `${day(one.day)}${one.hours}个工作时`).join('，')}。`,
    atLeastOneDay: '日历变动不使期限少于一个工作日，截止时间不早于下列时间。',
    provisionalBefore: (number) =>
      `暂定：${day(number)}以前的放假调休安排不在日历内，只按周一至周五计算。`,
    provisionalAfter: (number) =>
      `暂定：${day(number)}以后的放假调休安排国务院办公厅尚未公布，公布后重新计算。`,
    pausedNow: '计时已暂停，下列截止时间按立即恢复计算，恢复后顺延。',
    ended: (at) => `计时已于${moment(at)}结束。`,
    due: (at, isClosing) => `截止：${moment(at)}${isClosing ? '（当日工作时间结束）' : ''}。`,
  }
}

function english(): ExplanationWords {
  const day = (number: number) => `${weekdaysEn[weekdayOfNumber(number)]} ${dayOfNumber(number)}`
  const span = (one: Span) =>
    one.from === one.through ? day(one.from) : `${day(one.from)} to ${day(one.through)}`
  const moment = (second: number) => {
    const { number, time } = timeOf(second)
    return `${day(number)} ${time}`
  }
  const amount = ({ amountHundredths, unit }: Budget) =>
    `${amountHundredths / 100} ${englishUnits[unit]}`
  const run = (verb: string) => (one: Span, reason: string) => {
    const count = one.through - one.from + 1
    return `${verb}: ${span(one)}, ${reason}${count > 1 ? `, ${count} days` : ''}.`
  }
  return {
    start: ({ at, isOfDays, budget }) =>
      `Begins: ${moment(at)}, ${
        isOfDays ? 'counted from the next day on' : 'counted at once'
      }; the limit is ${amount(budget)}.`,
    pause: ({ from, until, ground, cut }) =>
      `Paused: ${moment(from)} to ${moment(until)} (${ground}), ${
        cut === undefined ? 'after the due time, which stays' : `${amount(cut)} not counted`
      }.`,
    stillPaused: (from, ground) => `Paused: since ${moment(from)} (${ground}).`,
    extended: (at, by, ground) => `Extended: by ${amount(by)} on ${moment(at)} (${ground}).`,
    recomputed: (at, version) =>
      `Computed anew: ${moment(at)}, by the calendar then published (version ${version}).`,
    moved: (at, to, ground) => `Whole limit: moved to ${moment(to)} on ${moment(at)} (${ground}).`,
    exempt: (ground) => `Exempt: this limit cannot be missed (${ground}).`,
    continuousDays: 'Calendar days are counted without a break; weekends and holidays count.',
    continuousHours: 'Day and night are counted; weekends and holidays count.',
    weekend: 'weekend',
    otherRest: 'days without work',
    special({ name, kind, isLocal, notice }) {
      const what = kind === 'holiday' ? 'holiday' : 'working day in exchange'
      return `${isLocal ? 'local ' : ''}${what} ${holidays[name] ?? name} (${notice})`
    },
    skipped: run('Skipped'),
    counted: run('Counted'),
    moreRuns: (count) => `${count} further runs of holidays are left out here.`,
    restSpans: (spans, reasons) =>
      `Skipped: ${spans.map(span).join('; ')} (${reasons.join(', ')}).`,
    restDays: (count) => `Skipped: ${count} days of weekends and the like.`,
    workingDays: (spans, count) => `Count: ${spans.map(span).join('; ')}: ${count} working days.`,
    workingHours: (days) =>
      `Count: ${days.map((one) => `${day(one.day)} ${one.hours} working hours`).join('; ')}.`,
    atLeastOneDay:
      'A change of the calendar leaves one working day at least: not before the time below.',
    provisionalBefore: (number) =>
      `Provisional: holidays before ${day(number)} are not in the calendar; Monday to Friday are counted.`,
    provisionalAfter: (number) =>
      `Provisional: holidays after ${day(number)} are not announced yet; it is computed anew then.`,
    pausedNow: 'The clock stands: the time below is as if it went on now, and moves with it.',
    ended: (at) => `The clock stopped on ${moment(at)}.`,
    due: (at, isClosing) => `Due: ${moment(at)}${isClosing ? ', the end of working hours' : ''}.`,
  }
}

/** By language; letters and the ledger speak Chinese. */
export const explanationWords = { zh: chinese(), en: english() } as const
