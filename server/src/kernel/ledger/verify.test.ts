import { afterAll, describe, expect, test } from 'vitest'
import { testDatabase, testWorld } from '../../../test/harness/index.ts'
import { openDb } from '../../platform/db/db.ts'
import { sql, trustedSql } from '../../platform/db/sql.ts'
import { type CommitmentSource, commit, type DayRoot, openLedger, verifyLedger } from './index.ts'
import { sealEntry } from './ledger.rules.ts'
import { merkleRoot } from './merkle.rules.ts'
import { anEntry } from './testing.ts'
import { describeFinding, findFirstBroken, type StoredEntry } from './verify.rules.ts'
import { readEntries } from './verify.store.ts'

const db = await testDatabase()
// Whoever tampers does not keep to our rules for statements.
const backDoor = openDb({ connection: db.connection, connectionsMax: 1 })
afterAll(() => backDoor.close())
let regions = 410_600

/** A region of its own with four matters on two closed days and one open day. */
async function filledRegion() {
  regions += 1
  const region = String(regions)
  const world = testWorld('2026-11-18T09:00:00+08:00')
  const ledger = openLedger({ db, world })
  for (const day of ['2026-11-18', '2026-11-19', '2026-11-20']) {
    world.set(`${day}T09:00:00+08:00`)
    const entries = ['m-1', 'm-2', 'm-3', 'm-4', 'm-2'].map((streamId) => anEntry({ streamId }))
    await db.transaction(region, (tx) => ledger.append(tx, entries))
  }
  await ledger.closeDays(region, world.now())
  return { region, keptRoots: await ledger.roots(region) }
}

/** Somebody with the password of the database at work. */
async function tamper(region: string, statement: string) {
  const text = statement.replaceAll('REGION', 'region_code = $1')
  await backDoor.query(trustedSql(text, [region]))
}

async function findingsOf(region: string, keptRoots: readonly DayRoot[] = []) {
  const report = await verifyLedger(db, { regionCode: region, keptRoots })
  return report.findings.map(describeFinding)
}

test('an untouched history is sound, and says how much of it there is', async () => {
  const { region, keptRoots } = await filledRegion()

  expect(await verifyLedger(db, { regionCode: region, keptRoots })).toEqual({
    regions: 1,
    streams: 4,
    entries: 15,
    days: 2,
    texts: 0,
    differences: 0,
    findings: [],
  })
})

describe('verify names the entry', () => {
  const place = (region: string) => `Region ${region}, stream matter m-2, entry 3`
  const row = `where REGION and stream_id = 'm-2' and seq = 3`

  test.each([
    ['act', `'rectification.close'`],
    ['actor', `'staff:zhou'`],
    ['body', `'{"days":5,"judgement":"not_our_fault","unit":"U01"}'`],
    ['commitments', 'null'],
    ['happened_at', `happened_at - interval '1 microsecond'`],
    ['entered_at', `entered_at - interval '1 hour'`],
    ['late', 'not late'],
    ['version', '2'],
    ['hash_algorithm', `'sm3'`],
    ['hash', `'\\x${'ab'.repeat(32)}'`],
  ])('whose column %s was changed', async (column, value) => {
    const { region } = await filledRegion()
    await tamper(region, `update kernel.ledger_entry set ${column} = ${value} ${row}`)

    const [first] = await findingsOf(region)
    expect(first).toContain(place(region))
    expect(first).toContain('does not match its hash')
  })

  test('whose day was changed, and both days', async () => {
    const { region } = await filledRegion()
    await tamper(region, `update kernel.ledger_entry set day = '2026-11-18' ${row}`)

    const findings = await findingsOf(region)
    expect(findings).toHaveLength(3)
    expect(findings[0]).toContain(place(region))
    expect(findings[1]).toContain('day 2026-11-18: its root covers 5 entries but 6 are there')
    expect(findings[2]).toContain('day 2026-11-19: its root covers 5 entries but 4 are there')
  })

  test('before which one was deleted', async () => {
    const { region } = await filledRegion()
    await tamper(region, `delete from kernel.ledger_entry ${row}`)

    const [first, ...rest] = await findingsOf(region)
    expect(first).toContain(`Region ${region}, stream matter m-2, entry 4`)
    expect(first).toContain('entry 3 before it is missing')
    expect(rest.some((text) => text.includes('day 2026-11-19'))).toBe(true)
  })

  test('from which on two were swapped', async () => {
    const { region } = await filledRegion()
    for (const [from, to] of [
      [2, 99],
      [3, 2],
      [99, 3],
    ]) {
      const moved = `where REGION and stream_id = 'm-2' and seq = ${from}`
      await tamper(region, `update kernel.ledger_entry set seq = ${to} ${moved}`)
    }

    const [first] = await findingsOf(region)
    expect(first).toContain(`Region ${region}, stream matter m-2, entry 2`)
  })

  test('that was moved to another stream', async () => {
    const { region } = await filledRegion()
    await tamper(region, `update kernel.ledger_entry set stream_id = 'm-9' ${row}`)

    const findings = await findingsOf(region)
    expect(findings).toContain(
      `Region ${region}, stream matter m-9, entry 3: the head of the stream is missing.`,
    )
  })
})

describe('verify notices', () => {
  test('a tail that was cut off, by the head and by the root', async () => {
    const { region } = await filledRegion()
    await tamper(
      region,
      `delete from kernel.ledger_entry where REGION and seq > 1 and stream_id = 'm-1'`,
    )

    const findings = await findingsOf(region)
    expect(findings[0]).toContain('stream matter m-1, entry 1: its head counts 3 entries but 1')
    expect(findings[1]).toContain('day 2026-11-19')
  })

  test('a tail cut off together with its head, by the root', async () => {
    const { region } = await filledRegion()
    await tamper(region, `delete from kernel.ledger_entry where REGION and stream_id = 'm-4'`)
    await tamper(region, `delete from kernel.ledger_head where REGION and stream_id = 'm-4'`)

    expect(await findingsOf(region)).toEqual([
      `Region ${region}, day 2026-11-18: its root covers 5 entries but 4 are there.`,
      `Region ${region}, day 2026-11-19: its root covers 5 entries but 4 are there.`,
    ])
  })

  test('a head without entries, and a changed hash at a head', async () => {
    const { region } = await filledRegion()
    await tamper(
      region,
      `insert into kernel.ledger_head select region_code, stream_kind, 'm-0', seq, hash
       from kernel.ledger_head where REGION and stream_id = 'm-1'`,
    )
    await tamper(
      region,
      `update kernel.ledger_head set hash = '\\x${'00'.repeat(32)}'
       where REGION and stream_id = 'm-3'`,
    )

    expect(await findingsOf(region)).toEqual([
      `Region ${region}, stream matter m-0: its head counts 3 entries but 0 are there.`,
      `Region ${region}, stream matter m-3, entry 3: the hash at its head is not that of the last entry.`,
    ])
  })

  test('a root that was taken away', async () => {
    const { region, keptRoots } = await filledRegion()
    await tamper(region, `delete from kernel.ledger_root where REGION and day = '2026-11-18'`)

    expect(await findingsOf(region, keptRoots)).toEqual([
      `Region ${region}, day 2026-11-18: its entries are there but its root is missing.`,
      `Region ${region}, day 2026-11-18: the kept copy has a root and the database none.`,
    ])
  })

  test('a chain, its head and its roots all computed anew, by the kept roots alone', async () => {
    const { region, keptRoots } = await filledRegion()
    await forge(region)

    expect(await findingsOf(region)).toEqual([])
    expect(await findingsOf(region, keptRoots)).toEqual([
      `Region ${region}, day 2026-11-18: its root is not the one in the kept copy.`,
      `Region ${region}, day 2026-11-19: its root is not the one in the kept copy.`,
    ])
  })

  test('a text that was changed, and none that was erased', async () => {
    const { region } = await filledRegion()
    const salt = Buffer.alloc(16, 7)
    const source = (text: string, sealedName = 'text'): CommitmentSource => ({
      table: 'kernel.matter_text',
      texts: ({ after }) => sql`
        select 'one' as key, 'matter' as "streamKind", 'm-2' as "streamId", 3 as seq,
          ${sealedName}::text as name, ${text}::text as text, ${salt}::bytea as salt
        where ${after}::text < 'one'`,
    })
    const verifyWith = async (one: CommitmentSource) =>
      (await verifyLedger(db, { regionCode: region, commitmentSources: [one] })).findings

    expect(commit('窗口排队太久', salt)).toHaveLength(64)
    expect(await verifyWith(source('窗口排队太久'))).toEqual([])
    const [changed] = await verifyWith(source('窗口态度很好'))
    const [unknown] = await verifyWith(source('窗口排队太久', 'feedback'))

    expect(changed?.difference).toBe(
      'the text "text" in kernel.matter_text does not match its commitment',
    )
    expect(unknown?.difference).toContain('has no commitment')
    expect(changed).toMatchObject({ streamId: 'm-2', seq: 3 })
  })
})

test('the first broken entry of a stream is found without a database as well', async () => {
  const { region } = await filledRegion()
  const all: StoredEntry[] = []
  for await (const page of readEntries(db, region)) all.push(...page)
  const stream = all.filter(({ streamId }) => streamId === 'm-2')

  expect(findFirstBroken(stream)).toBeUndefined()
  expect(findFirstBroken(stream.toSpliced(2, 1))).toMatchObject({ seq: 4 })
  expect(findFirstBroken(stream.map((entry) => ({ ...entry, actor: 'x' })))).toMatchObject({
    seq: 1,
  })
})

/** The best a forger with every right in the database can do: all of it consistent again. */
async function forge(region: string) {
  const all: StoredEntry[] = []
  for await (const page of readEntries(db, region)) all.push(...page)
  const hashesByDay = new Map<string, Buffer[]>()
  let before: { streamId: string; hash: string } | undefined
  for (const entry of all) {
    const previous = before?.streamId === entry.streamId ? before.hash : null
    const actor = entry.streamId === 'm-2' ? 'staff:zhou' : entry.actor
    const hash = sealEntry({ ...entry, actor, previous })
    const where = `where REGION and stream_id = '${entry.streamId}'`
    await tamper(
      region,
      `update kernel.ledger_entry set actor = '${actor}', hash = '\\x${hash}'
       ${where} and seq = ${entry.seq}`,
    )
    await tamper(region, `update kernel.ledger_head set hash = '\\x${hash}' ${where}`)
    hashesByDay.set(entry.day, [...(hashesByDay.get(entry.day) ?? []), Buffer.from(hash, 'hex')])
    before = { streamId: entry.streamId, hash }
  }
  for (const [day, hashes] of hashesByDay) {
    const root = merkleRoot('sha256', hashes).toString('hex')
    await tamper(
      region,
      `update kernel.ledger_root set root = '\\x${root}'
       where REGION and day = '${day}' and closed_at is not null`,
    )
  }
}
