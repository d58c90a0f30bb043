const minuteMs = 60_000
const hourMs = 60 * minuteMs

/** After each failure the next attempt: about three days in all (Standard Webhooks, "Retries"). */
const retryMs = [
  5_000,
  5 * minuteMs,
  30 * minuteMs,
  2 * hourMs,
  5 * hourMs,
  10 * hourMs,
  14 * hourMs,
  20 * hourMs,
  24 * hourMs,
]

/** A webhook nobody answers for so long is disabled, and its administrator told. */
const failingMsMax = 3 * 24 * hourMs

/** Somebody who answers so does not want to be told any more. */
const gone = 410

/** When a message is tried again after its n-th failure; `undefined` when it has failed for good. */
export function nextAttempt(attempts: number, now: Date): Date | undefined {
  const wait = retryMs[attempts - 1]
  return wait === undefined ? undefined : new Date(now.getTime() + wait)
}

/** Whether a webhook has to be disabled after a failure. */
export function isGivenUp(
  failure: { readonly status: number | null; readonly failingSince: Date },
  now: Date,
): boolean {
  return failure.status === gone || now.getTime() - failure.failingSince.getTime() >= failingMsMax
}

/** Whether an answer means that the message arrived. */
export function isTaken({ status, fault }: { status: number | null; fault: string | null }) {
  return fault === null && status !== null && status >= 200 && status < 300
}
