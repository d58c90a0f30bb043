import type { ErrorCode } from '@huiyin/contract/errors'

/**
 * A business refusal on its way to the person who asked: expected, explained, never logged as a
 * fault. HTTP maps it to a problem document in one place.
 *
 * @param code - stable, listed in `contract/src/*.errors.ts` with status and words
 * @param details - facts that help to go on (a date, a limit); never personal data
 */
export class Refusal extends Error {
  readonly code: ErrorCode
  readonly details: Readonly<Record<string, unknown>>

  constructor(code: ErrorCode, details: Readonly<Record<string, unknown>> = {}) {
    super(code)
    this.name = 'Refusal'
    this.code = code
    this.details = details
  }
}
