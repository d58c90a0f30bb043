import { type DestinationStream, type Logger, pino } from 'pino'

export type Log = Logger

/**
 * JSON lines for the journal. Nothing personal may reach them: bodies, addresses and headers are
 * never logged, tokens in paths are cut out, and a fault of the database is logged without the
 * values its message and detail quote.
 *
 * @param destination - where lines go; standard output when left out
 */
export function openLog(destination?: DestinationStream): Log {
  const options = {
    level: 'info',
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    serializers: { err: describeFault, error: describeFault, url: redactPath },
  }
  return destination === undefined ? pino(options) : pino(options, destination)
}

/** Cuts what opens a door out of a path: review tokens, and everything after `?`. */
export function redactPath(path: string): string {
  return path.replace(/\?.*$/s, '').replace(/^(\/r\/)[^/]+/, '$1***')
}

/** What a log may know about a fault. */
export function describeFault(fault: unknown): Readonly<Record<string, unknown>> {
  if (!(fault instanceof Error)) return { type: typeof fault }
  const { code, table, constraint } = fault as Error & Record<string, unknown>
  return {
    type: fault.name,
    ...(code === undefined ? {} : { code }),
    ...(table === undefined ? {} : { table }),
    ...(constraint === undefined ? {} : { constraint }),
    ...(quotesValues(code) ? {} : { message: fault.message }),
    stack: framesOf(fault),
    ...(fault.cause === undefined ? {} : { cause: describeFault(fault.cause) }),
  }
}

/** PostgreSQL's classes 22 (data) and 23 (constraints) repeat the value they complain about. */
function quotesValues(code: unknown): boolean {
  return typeof code === 'string' && /^2[23][0-9A-Z]{3}$/.test(code)
}

/** The frames alone: the first lines of a stack repeat the message. */
function framesOf(fault: Error): string {
  return (fault.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n')
}
