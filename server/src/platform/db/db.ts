import assert from 'node:assert/strict'
import { AsyncLocalStorage } from 'node:async_hooks'
import pg from 'pg'
import { planName, type Statement } from './sql.ts'
import { betweenBeginAndEnd } from './transaction.ts'

/** Something that answers statements: a transaction, or the pool for a single read. */
export interface Queryable {
  /** All rows; statements that can return many carry their own `limit`. */
  query<Row>(statement: Statement<Row>): Promise<Row[]>
}

/** Reads of one region: its statements all bind {@link RegionReads.regionCode}. */
export interface RegionReads extends Queryable {
  readonly regionCode: string
}

/** A transaction in one region. */
export interface Tx extends RegionReads {}

export interface Db extends Queryable {
  /** Reads of one region, each for itself; what is decided upon is read in a transaction. */
  readsOf(regionCode: string): RegionReads
  /**
   * Runs `work` in one transaction of one region; commits when it resolves, rolls back when it
   * rejects. READ COMMITTED: rows that are decided upon are locked with `for update`.
   */
  transaction<Result>(regionCode: string, work: (tx: Tx) => Promise<Result>): Promise<Result>
  /** A transaction that is about more than one region; the reason is for the reader. */
  crossRegionTransaction<Result>(
    reason: string,
    work: (tx: Queryable) => Promise<Result>,
  ): Promise<Result>
  /**
   * Reads as everything was at one moment, in all regions and however long it takes; writes are
   * refused. The reason is for the reader.
   */
  snapshot<Result>(reason: string, work: (view: Queryable) => Promise<Result>): Promise<Result>
  /** Connections in all, those without work, and statements that wait for one. */
  pool(): { readonly total: number; readonly idle: number; readonly waiting: number }
  close(): Promise<void>
}

/** Sees every statement before it is sent; the tests use it to lint what is really run. */
export type StatementObserver = (statement: Statement<unknown>) => void

export interface DbOptions {
  readonly connection: pg.PoolConfig
  /** Half of them, at least one each, are for transactions, the others for single reads. */
  readonly connectionsMax: number
  readonly observe?: StatementObserver
}

const regionCodeForm = /^[0-9]{6,12}$/

// Dates stay days of the city and never become moments; counts fit a double.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text)
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => {
  const value = Number(text)
  assert(Number.isSafeInteger(value), 'a count beyond 2^53')
  return value
})
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number)

const timestampForm = /^[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,6})?\+08$/
const parseAnyTimestamp = pg.types.getTypeParser(pg.types.builtins.TIMESTAMPTZ)
// Sessions speak the city's time, which Date reads as it is in a third of the usual parser's time.
pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (text) =>
  timestampForm.test(text)
    ? new Date(`${text.slice(0, 10)}T${text.slice(11)}:00`)
    : parseAnyTimestamp(text),
)

/**
 * Opens a database. Reads have connections of their own: a transaction may ask for one (a calendar,
 * a rule, a month) without ever waiting for a transaction that waits for it.
 */
export function openDb(options: DbOptions): Db {
  const half = Math.max(1, Math.floor(options.connectionsMax / 2))
  const pool = openPool(options.connection, half)
  const readers = openPool(options.connection, half)
  const inside = new AsyncLocalStorage<true>()

  async function run<Row>(client: pg.Pool | pg.PoolClient, statement: Statement<Row>) {
    options.observe?.(statement)
    const named = statement.prepared ? { name: planName(statement.text) } : {}
    const result = await client.query({
      ...named,
      text: statement.text,
      values: statement.values as unknown[],
    })
    return result.rows as Row[]
  }

  function inTransaction<Result>(work: (query: Queryable['query']) => Promise<Result>) {
    assert(inside.getStore() === undefined, 'a transaction within a transaction waits for itself')
    return betweenBeginAndEnd(pool, 'begin', (ask) =>
      inside.run(true, () => work((statement) => ask((client) => run(client, statement)))),
    )
  }

  return {
    query: (statement) => run(readers, statement),
    readsOf: (regionCode) => ({ regionCode, query: (statement) => run(readers, statement) }),
    transaction(regionCode, work) {
      assert(regionCodeForm.test(regionCode), `not a region code: ${regionCode}`)
      return inTransaction((query) => work({ regionCode, query }))
    },
    crossRegionTransaction: (_reason, work) => inTransaction((query) => work({ query })),
    snapshot: (_reason, work) =>
      betweenBeginAndEnd(readers, 'begin isolation level repeatable read, read only', (ask) =>
        work({ query: (statement) => ask((client) => run(client, statement)) }),
      ),
    pool: () => ({
      total: pool.totalCount + readers.totalCount,
      idle: pool.idleCount + readers.idleCount,
      waiting: pool.waitingCount + readers.waitingCount,
    }),
    async close() {
      await Promise.all([pool.end(), readers.end()])
    },
  }
}

function openPool(connection: pg.PoolConfig, max: number): pg.Pool {
  // Statements of a transaction follow each other without waiting for each other's answers.
  const pool = new pg.Pool({ ...connection, max, pipeline: true })
  // An idle connection that breaks is replaced by the pool at its next use.
  pool.on('error', () => {})
  // One that breaks between two statements of a transaction fails the next of them, not the process.
  pool.on('connect', (client) => client.on('error', () => {}))
  return pool
}
