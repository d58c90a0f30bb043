import type { HallLimits } from '../limits.rules.ts'

const dayMs = 86_400_000

export type BookingDecision =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: 'paused'; readonly until: Date }
  | { readonly ok: false; readonly reason: 'open-already' }

/**
 * Whether a phone may book online. Enough no-shows within the days pause it, from the last of them;
 * phone and counter stay open to everybody (docs/domain/hall.md, rule 10).
 *
 * @param did.missedAt - no-shows, newest first, those within `noShowDays` alone
 */
export function decideBooking(
  did: { readonly open: number; readonly missedAt: readonly Date[] },
  limits: Pick<HallLimits, 'openBookingsMax' | 'noShowsMax' | 'pauseDays'>,
  now: Date,
): BookingDecision {
  const [last] = did.missedAt
  if (last !== undefined && did.missedAt.length >= limits.noShowsMax) {
    const until = new Date(last.getTime() + limits.pauseDays * dayMs)
    if (now < until) return { ok: false, reason: 'paused', until }
  }
  return did.open >= limits.openBookingsMax ? { ok: false, reason: 'open-already' } : { ok: true }
}

/** The beginning of the time in which no-shows count. */
export function noShowsSince(limits: Pick<HallLimits, 'noShowDays'>, now: Date): Date {
  return new Date(now.getTime() - limits.noShowDays * dayMs)
}
