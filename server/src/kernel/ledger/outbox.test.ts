import { describe, expect, test } from 'vitest'
import { testDatabase, testWorld } from '../../../test/harness/index.ts'
import { sql } from '../../platform/db/sql.ts'
import { attemptsMax, retryDelayMs } from './deliver-pending.ts'
import { type AppendedEntry, openLedger } from './index.ts'
import { anEntry } from './testing.ts'

const db = await testDatabase()

/** A ledger of its own region, so that the tests do not deliver each other's entries. */
function ledgerOf(regionCode: string) {
  const world = testWorld('2026-11-20T16:00:00+08:00')
  const ledger = openLedger({ db, world })
  const append = (...entries: ReturnType<typeof anEntry>[]) =>
    db.transaction(regionCode, (tx) => ledger.append(tx, entries))
  const outbox = () =>
    db.query(sql<{ seq: number; state: string; attempts: number; reason: string | null }>`
      select seq, state, attempts, reason from kernel.outbox
      where region_code = ${regionCode}
      order by stream_id, seq, subscription`)
  const waitMs = (milliseconds: number) =>
    world.set(new Date(world.now().getTime() + milliseconds).toISOString())
  return { ledger, append, outbox, waitMs, deliver: () => ledger.deliverPending(regionCode) }
}

describe('a subscription', () => {
  test('hears of every entry of its act once, in the order of the stream', async () => {
    const { ledger, append, outbox, deliver } = ledgerOf('410501')
    const heard: AppendedEntry[] = []
    ledger.subscribe('matter.opened', 'welcome', async (_tx, entries) => {
      heard.push(...entries)
    })

    const appended = await append(
      anEntry({ act: 'matter.opened' }),
      anEntry({ act: 'matter.closed' }),
      anEntry({ act: 'matter.opened' }),
    )
    const counts = [await deliver(), await deliver()]

    expect(heard).toEqual([appended[0], appended[2]])
    expect(counts).toEqual([2, 0])
    expect((await outbox()).map(({ seq, state }) => [seq, state])).toEqual([
      [1, 'done'],
      [3, 'done'],
    ])
  })

  test('keeps what its handler wrote and the mark together, or neither', async () => {
    const { ledger, append, outbox, waitMs, deliver } = ledgerOf('410502')
    let isBroken = true
    ledger.subscribe('matter.opened', 'set-limit', async (tx) => {
      await tx.query(sql`
        insert into kernel.ledger_setting (region_code, late_after_seconds)
        values (${tx.regionCode}, 3600)`)
      if (isBroken) throw new Error('the printer is on fire')
    })
    await append(anEntry({ act: 'matter.opened' }))

    await deliver()
    expect(await outbox()).toMatchObject([
      { state: 'pending', attempts: 1, reason: 'Error: the printer is on fire' },
    ])
    isBroken = false
    const tooEarly = await deliver()
    waitMs(retryDelayMs(1))
    const inTime = await deliver()

    expect([tooEarly, inTime]).toEqual([0, 1])
    expect(await outbox()).toMatchObject([{ state: 'done', attempts: 2, reason: null }])
  })

  test('is given up after the last attempt, and lets the next entry of the matter pass', async () => {
    const { ledger, append, outbox, waitMs, deliver } = ledgerOf('410503')
    const heard: number[] = []
    ledger.subscribe('matter.opened', 'picky', async (_tx, entries) => {
      if (entries.some(({ seq }) => seq === 1)) throw new Error('never this one')
      heard.push(...entries.map(({ seq }) => seq))
    })
    await append(anEntry({ act: 'matter.opened' }), anEntry({ act: 'matter.opened' }))

    for (let attempt = 1; attempt < attemptsMax; attempt += 1) {
      await deliver()
      waitMs(retryDelayMs(attempt))
    }
    expect(heard).toEqual([])
    await deliver()

    expect(heard).toEqual([2])
    expect((await outbox()).map(({ state }) => state)).toEqual(['dead', 'done'])
  })

  test('does not hold up other matters when one entry fails', async () => {
    const { ledger, append, deliver } = ledgerOf('410504')
    const heard: string[] = []
    ledger.subscribe('matter.opened', 'by-matter', async (_tx, entries) => {
      if (entries.some(({ streamId }) => streamId === 'm-3')) throw new Error('this matter only')
      heard.push(...entries.map(({ streamId }) => streamId))
    })
    await append(
      ...[1, 2, 3, 4, 5].map((id) => anEntry({ act: 'matter.opened', streamId: `m-${id}` })),
    )

    expect(await deliver()).toBe(4)
    expect(heard.filter((id, index) => heard.indexOf(id) === index).sort()).toEqual([
      'm-1',
      'm-2',
      'm-4',
      'm-5',
    ])
  })

  test('is served by two servers at once without hearing anything twice', async () => {
    const { ledger, append, deliver } = ledgerOf('410505')
    const committed: string[] = []
    ledger.subscribe('reviews.submitted', 'count', async (tx, entries) => {
      await new Promise((resolve) => setTimeout(resolve, 1))
      committed.push(...entries.map(({ seq }) => `${tx.regionCode} ${seq}`))
    })
    const day = { streamKind: 'review-day', streamId: '2026-11-20' } as const
    await append(
      ...Array.from({ length: 150 }, () => anEntry({ ...day, act: 'reviews.submitted' })),
    )

    const settled = await Promise.all([deliver(), deliver()])

    expect(settled[0] + settled[1]).toBe(150)
    expect(new Set(committed).size).toBe(committed.length)
  })

  test('is delivered by itself once started, and stops when told', async () => {
    const { ledger, append } = ledgerOf('410506')
    const heard = Promise.withResolvers<AppendedEntry>()
    ledger.subscribe('matter.opened', 'poller', async (_tx, [entry]) => {
      if (entry !== undefined) heard.resolve(entry)
    })
    const [appended] = await append(anEntry({ act: 'matter.opened' }))

    ledger.start()
    expect(await heard.promise).toEqual(appended)
    await ledger.stop()
  })
})
