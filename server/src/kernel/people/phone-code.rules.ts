/** How often codes are sent and tried: enough for a slow reader, too little for a guesser. */
export const phoneCodeLimits = {
  digits: 6,
  lifeSeconds: 600,
  triesMax: 5,
  secondsBetween: 60,
  perPhoneAndDay: 10,
  /** An address may be a whole hall or village behind one line. */
  perAddressAndHour: 60,
  perAddressAndDay: 200,
} as const

export type SendDecision =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: 'sent-recently'; readonly retryAfterSeconds: number }
  | { readonly ok: false; readonly reason: 'limit-reached' }

/** Whether another code may be sent; the lists hold the last day's, newest first. */
export function decideSend(
  sent: { readonly byPhone: readonly Date[]; readonly byAddress: readonly Date[] },
  now: Date,
): SendDecision {
  const limits = phoneCodeLimits
  const hourAgo = new Date(now.getTime() - 3_600_000)
  const inLastHour = sent.byAddress.filter((moment) => moment > hourAgo).length
  if (
    sent.byPhone.length >= limits.perPhoneAndDay ||
    sent.byAddress.length >= limits.perAddressAndDay ||
    inLastHour >= limits.perAddressAndHour
  ) {
    return { ok: false, reason: 'limit-reached' }
  }
  const [last] = sent.byPhone
  if (last === undefined) return { ok: true }
  const waitSeconds = limits.secondsBetween - (now.getTime() - last.getTime()) / 1000
  if (waitSeconds <= 0) return { ok: true }
  return { ok: false, reason: 'sent-recently', retryAfterSeconds: Math.ceil(waitSeconds) }
}

/** Six digits from random bytes; the remainder of 2^48 by 10^6 favours none measurably. */
export function codeFrom(bytes: Buffer): string {
  const number = bytes.readUIntBE(0, 6) % 10 ** phoneCodeLimits.digits
  return String(number).padStart(phoneCodeLimits.digits, '0')
}
