import { today } from '../../parts/dates.ts'

export interface Period {
  readonly from: string
  readonly to: string
}

/** The last days up to today, both ends included. */
export function lastDays(count: number): Period {
  const to = today()
  const first = new Date(Date.parse(`${to}T00:00:00Z`) - (count - 1) * 86_400_000)
  return { from: first.toISOString().slice(0, 10), to }
}

export function thisMonth(): Period {
  const to = today()
  return { from: `${to.slice(0, 7)}-01`, to }
}

export function thisYear(): Period {
  const to = today()
  return { from: `${to.slice(0, 4)}-01-01`, to }
}
