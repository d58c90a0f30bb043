import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { testDatabase, testWorld } from '../../../test/harness/index.ts'
import { sql } from '../../platform/db/sql.ts'
import { openLedger, verifyLedger } from './index.ts'
import { anEntry, county } from './testing.ts'

const db = await testDatabase()
const world = testWorld('2026-11-20T16:00:00+08:00')
const ledger = openLedger({ db, world })

function append(...entries: ReturnType<typeof anEntry>[]) {
  return db.transaction(county, (tx) => ledger.append(tx, entries))
}

describe('appending', () => {
  test('numbers the entries of each stream in the order given and chains them', async () => {
    const [a1, b1, a2] = await append(
      anEntry({ streamId: 'a' }),
      anEntry({ streamId: 'b' }),
      anEntry({ streamId: 'a', act: 'rectification.close' }),
    )
    const [a3] = await append(anEntry({ streamId: 'a' }))

    expect([a1?.seq, b1?.seq, a2?.seq, a3?.seq]).toEqual([1, 1, 2, 3])
    const page = { regionCode: county, streamKind: 'matter', streamId: 'a' } as const
    expect(await ledger.timeline(db, page)).toEqual([a1, a2, a3])
    expect(await ledger.timeline(db, { ...page, afterSeq: 2 })).toEqual([a3])
  })

  test('takes nothing when the transaction is rolled back', async () => {
    const attempt = db.transaction(county, async (tx) => {
      await ledger.append(tx, [anEntry({ streamId: 'rolled-back' })])
      throw new Error('the matter was refused')
    })
    await expect(attempt).rejects.toThrow('refused')

    const [first] = await append(anEntry({ streamId: 'rolled-back' }))
    expect(first?.seq).toBe(1)
  })

  test('flags an act entered later than the limit of the region', async () => {
    const happenedAt = new Date('2026-11-20T05:59:00Z')
    const [ordinary] = await append(anEntry({ happenedAt }))
    await db.transaction(county, (tx) =>
      tx.query(sql`
        insert into kernel.ledger_setting (region_code, late_after_seconds)
        values (${county}, 7200)`),
    )
    const [late] = await append(anEntry({ happenedAt }))

    expect([ordinary?.late, late?.late]).toEqual([false, true])
  })

  test('refuses a body that could hold more than codes, and an act without a name', async () => {
    await expect(append(anEntry({ body: { text: 'x'.repeat(9000) } }))).rejects.toThrow('beyond')
    await expect(append(anEntry({ act: 'Wrong act' }))).rejects.toThrow('not an act')
  })

  test('leaves every chain whole however concurrent writers interleave', async () => {
    const streams = fc.constantFrom('p', 'q', 'r', 's')
    const batches = fc.array(fc.array(streams, { minLength: 1, maxLength: 8 }), {
      minLength: 2,
      maxLength: 12,
    })
    await fc.assert(
      fc.asyncProperty(batches, async (plans) => {
        const before = await entriesIn(['p', 'q', 'r', 's'])
        await Promise.all(
          plans.map((plan) => append(...plan.map((id) => anEntry({ streamId: id })))),
        )

        expect(await entriesIn(['p', 'q', 'r', 's'])).toBe(before + plans.flat().length)
        expect((await verifyLedger(db)).findings).toEqual([])
      }),
      { numRuns: 25 },
    )
  })

  test('keeps the hash an entry was sealed with when the region moves to SM3', async () => {
    await append(anEntry({ streamId: 'national' }))
    const national = openLedger({ db, world, hashAlgorithm: 'sm3' })
    await db.transaction(county, (tx) => national.append(tx, [anEntry({ streamId: 'national' })]))

    expect((await verifyLedger(db)).findings).toEqual([])
  })
})

describe('the root of a day', () => {
  test('closes after the day has ended, and names what was entered', async () => {
    const region = '411300'
    const [entry] = await db.transaction(region, (tx) => ledger.append(tx, [anEntry()]))

    const evening = await ledger.closeDays(region, new Date('2026-11-20T23:59:59+08:00'))
    const midnight = await ledger.closeDays(region, new Date('2026-11-21T00:04:00+08:00'))
    const morning = await ledger.closeDays(region, new Date('2026-11-21T00:05:00+08:00'))

    expect([evening, midnight]).toEqual([[], []])
    expect(morning).toMatchObject([{ day: '2026-11-20', entries: 1, hashAlgorithm: 'sha256' }])
    expect(await ledger.roots(region)).toEqual(morning)
    expect(entry?.day).toBe('2026-11-20')
  })

  test('waits for a transaction that began before midnight', async () => {
    const region = '411301'
    await db.transaction(region, (tx) => ledger.append(tx, [anEntry({ streamId: 'quick' })]))
    const gate = Promise.withResolvers<void>()
    const entered = Promise.withResolvers<void>()
    const slow = db.transaction(region, async (tx) => {
      await ledger.append(tx, [anEntry({ streamId: 'slow' })])
      entered.resolve()
      await gate.promise
    })
    await entered.promise

    let isClosed = false
    const closing = ledger.closeDays(region, new Date('2026-11-21T01:00:00+08:00'))
    closing.then(() => {
      isClosed = true
    })
    await new Promise((resolve) => setTimeout(resolve, 200))
    const wasClosed = isClosed
    gate.resolve()
    await slow

    expect(wasClosed).toBe(false)
    expect(await closing).toMatchObject([{ day: '2026-11-20', entries: 2 }])
  })

  test('never changes: who comes too late is entered on the next day', async () => {
    const region = '411302'
    await db.transaction(region, (tx) => ledger.append(tx, [anEntry()]))
    const [root] = await ledger.closeDays(region, new Date('2026-11-21T01:00:00+08:00'))

    // The clock of this server is still at four in the afternoon of the day before.
    const [late] = await db.transaction(region, (tx) => ledger.append(tx, [anEntry()]))

    expect(late?.day).toBe('2026-11-21')
    expect(await ledger.roots(region)).toEqual([root])
    expect((await verifyLedger(db, { regionCode: region })).findings).toEqual([])
  })

  test('is given to whoever keeps a copy, page by page', async () => {
    const region = '411303'
    for (const day of ['2026-11-16', '2026-11-17', '2026-11-18']) {
      world.set(`${day}T10:00:00+08:00`)
      await db.transaction(region, (tx) => ledger.append(tx, [anEntry()]))
    }
    world.set('2026-11-20T16:00:00+08:00')
    await ledger.closeDays(region, world.now())

    const first = await ledger.roots(region, { limit: 2 })
    const rest = await ledger.roots(region, { after: '2026-11-17' })
    expect([...first, ...rest].map(({ day }) => day)).toEqual([
      '2026-11-16',
      '2026-11-17',
      '2026-11-18',
    ])
  })
})

async function entriesIn(streams: readonly string[]): Promise<number> {
  const [row] = await db.query(sql<{ count: number }>`
    select count(*) as count from kernel.ledger_entry
    where region_code = ${county} and stream_id = any(${streams}::text[])`)
  return row?.count ?? 0
}
