import type { ErrorCode } from '@huiyin/contract/errors'
import type { HandlingStep } from '@huiyin/contract/handling'
import type { WorkCalendar } from '../../kernel/clock/index.ts'
import { ApartBusy, ApartTooLong, openApart } from '../../platform/apart.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import type { LogSeen } from './log-seen.rules.ts'

export interface GivenLog {
  readonly file: Uint8Array
  readonly steps: readonly HandlingStep[]
  readonly calendar: WorkCalendar
}

export type LogAnswer = { readonly seen: LogSeen } | { readonly refused: ErrorCode }

/** Reads an uploaded log and runs it again. */
export type SeeLog = (given: GivenLog) => Promise<LogSeen>

/** A log of the size a page takes needs a few seconds and some 300 MB. */
const limits = { millisecondsMax: 30_000, megabytesMax: 768 }

/**
 * A log of 200 000 events takes seconds, in which the process must answer everybody else: it is
 * read and run again in a thread, one log at a time.
 *
 * @throws Refusal `mining/log-unreadable`, `mining/log-too-large`, `mining/replay-busy`,
 * `mining/replay-too-long`
 */
export function openSeeLog(): SeeLog {
  const apart = openApart<GivenLog, LogAnswer>(
    new URL('./see-log.worker.ts', import.meta.url),
    limits,
  )
  return async (given) => {
    const answer = await apart(given).catch((cause: unknown) => {
      if (cause instanceof ApartBusy) throw new Refusal('mining/replay-busy')
      if (cause instanceof ApartTooLong) throw new Refusal('mining/replay-too-long')
      throw cause
    })
    if ('refused' in answer) throw new Refusal(answer.refused)
    return answer.seen
  }
}
