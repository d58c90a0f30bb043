import type pg from 'pg'

/** Asks something of a connection. */
export type Ask = <Answer>(ask: (client: pg.PoolClient) => Promise<Answer>) => Promise<Answer>

/** What PostgreSQL says to every statement after the one that failed. */
const inFailedTransaction = '25P02'

/**
 * Runs `work` between a beginning and its end: a commit when it resolves, else a rollback. What work
 * asks in one turn of the event loop, the beginning with it, goes out in one write: waking the other
 * end costs more than most statements do. So statements that do not need each other's answers are
 * asked together; they run in the order asked.
 *
 * @throws what the first statement that failed was answered, whichever of those asked with it
 *   is heard first
 */
export async function betweenBeginAndEnd<Result>(
  pool: pg.Pool,
  begin: string,
  work: (ask: Ask) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect()
  let isOver = false
  let isBroken = false
  let fault: unknown

  const ask: Ask = (statement) => {
    // Work that failed may have branches that do not know it yet: nothing of them runs outside.
    if (isOver) return Promise.reject(new Error('a statement after the end of its transaction'))
    sendTogether(client)
    const answer = statement(client)
    answer.catch((error: unknown) => {
      fault ??= error
    })
    return answer
  }

  try {
    const begun = ask(() => client.query(begin))
    const result = await work(ask)
    await begun
    isOver = true
    const { command } = await client.query('commit')
    // A statement failed and nobody took notice: what was to be kept is answered as the rollback it was.
    if (command === 'ROLLBACK') throw fault
    return result
  } catch (error) {
    isOver = true
    isBroken = await client.query('rollback').then(
      () => false,
      () => true,
    )
    throw isAfterFault(error) ? fault : error
  } finally {
    client.release(isBroken)
  }
}

function isAfterFault(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === inFailedTransaction
}

function sendTogether({ connection: { stream } }: pg.PoolClient): void {
  if (stream.writableCorked > 0) return
  stream.cork()
  process.nextTick(() => stream.uncork())
}
