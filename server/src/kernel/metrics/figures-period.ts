import { addDays, type LocalDay, localDayOf, parseLocalDay } from '@huiyin/contract/time'
import { Refusal } from '../../platform/http/refusal.ts'

const daysUsual = 30

/**
 * The days figures are asked for, both included; the last thirty unless said.
 *
 * @throws Refusal `common/invalid-input` for what is no day, or a period that ends before it begins
 */
export function figuresPeriod(
  now: Date,
  asked: { readonly from?: string | undefined; readonly to?: string | undefined },
): { readonly from: LocalDay; readonly to: LocalDay } {
  const to = dayOr('to', asked.to, localDayOf(now))
  const from = dayOr('from', asked.from, addDays(to, 1 - daysUsual))
  if (from > to) throw new Refusal('common/invalid-input', { errors: [{ field: 'from' }] })
  return { from, to }
}

function dayOr(field: string, text: string | undefined, otherwise: LocalDay): LocalDay {
  if (text === undefined) return otherwise
  const day = parseLocalDay(text)
  if (day === undefined) throw new Refusal('common/invalid-input', { errors: [{ field }] })
  return day
}
