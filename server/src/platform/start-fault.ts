/**
 * Why the program cannot start or a command cannot run, as one sentence that says what to do.
 * `main.ts` prints the sentence alone, without a stack: it is for the operator, not for us.
 */
export class StartFault extends Error {
  constructor(sentence: string, options?: ErrorOptions) {
    super(sentence, options)
    this.name = 'StartFault'
  }
}

/** The code of an error of the operating system or of PostgreSQL, if it carries one. */
export function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined
  return typeof error.code === 'string' ? error.code : undefined
}
