import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testDatabase, testWorld } from '../../../test/harness/index.ts'
import { openDb } from '../../platform/db/db.ts'
import { sql } from '../../platform/db/sql.ts'
import type { StaffActor } from '../access/actor.ts'
import type { NewEntry } from '../ledger/types.ts'
import { openNumbers } from '../numbers/index.ts'
import { openOrg } from '../org/index.ts'
import { openRulebook } from '../rulebook/index.ts'
import { type LetterRequest, openLetters, tamperedLetters } from './index.ts'

const regionCode = '990121'
const matterId = '0193bc00-0000-7000-8000-000000000001'
const db = await testDatabase()
const world = testWorld('2026-11-21T09:00:00+08:00')
const org = openOrg({ db, world })
// Numbers are leased beside the transaction that asks for them.
const numbersDb = openDb({ connection: db.connection, connectionsMax: 1 })
afterAll(() => numbersDb.close())
const entries: NewEntry[] = []
const letters = openLetters({
  db,
  world,
  org,
  numbers: openNumbers({ db: numbersDb, world }),
  rulebook: openRulebook({ db, regions: org.regions }),
  publicUrl: 'https://huiyin.example',
  deskUrl: 'https://desk.huiyin.example',
  ledger: {
    append: async (_tx, appended) => {
      entries.push(...appended)
      return []
    },
  },
})

const request: LetterRequest = {
  kind: 'assignment',
  matterId,
  matterNumber: 'ZG990121-261121-00001',
  toUnitCode: 'SC',
  facts: { summary: '窗口没有一次性告知。', dueAt: new Date('2026-11-27T10:00:00Z') },
  issuedAt: new Date('2026-11-21T01:05:00Z'),
  issuedBy: 'system',
}
const clerkWang: StaffActor = {
  kind: 'staff',
  regionCode,
  staffId: '0193bc00-0000-7000-8000-0000000000aa',
  displayName: '王敏',
  sessionId: 's',
  posts: [{ postCode: 'SC-1', unitCode: 'SC', role: 'handler' }],
}
const handlerLi: StaffActor = {
  ...clerkWang,
  posts: [{ postCode: 'GA-1', unitCode: 'GA', role: 'handler' }],
}

const issue = (...requests: LetterRequest[]) =>
  db.transaction(regionCode, (tx) => letters.issue(tx, requests))

async function issueOne(changes: Partial<LetterRequest> = {}) {
  const [letter] = await issue({ ...request, ...changes })
  if (letter === undefined) throw new Error('no letter was issued')
  return letter
}

beforeAll(async () => {
  const since = { validFrom: '2020-01-01' }
  await db.crossRegionTransaction('registering regions', (q) =>
    org.saveRegions(q, [{ regionCode, name: '回音县', level: 'county', ...since }]),
  )
  await db.transaction(regionCode, async (tx) => {
    await org.save(tx, {
      units: [
        { code: 'SC', name: '市场监督管理局', kind: 'office', ...since },
        { code: 'DC', name: '督查室', kind: 'supervising_office', phone: '0371-1234567', ...since },
      ],
    })
    await tx.query(sql`
      insert into kernel.matter (
        region_code, id, number, kind, state, stage, version, title, accountable_unit_code,
        holder_unit_code, risk, identity_grade, entered_by, supervised, count_in_assessment,
        opened_at, next_due_at, words
      )
      values (
        ${regionCode}, ${matterId}::uuid, 'ZG990121-261121-00001', 'rectification', 'assigned',
        'received', 1, '差评整改', 'SC', 'SC', 'normal', 'masked', 'system', false, true,
        ${request.issuedAt}, ${request.issuedAt}, '{}'
      )
    `)
  })
  org.forget()
})

describe('issuing', () => {
  test('numbers letters by kind and year, in six-corner brackets without leading zeros', async () => {
    const issued = await issue(
      request,
      { ...request, kind: 'supervision', facts: { problem: '逾期', dueAt: request.issuedAt } },
      request,
      { ...request, issuedAt: new Date('2026-12-31T16:00:00Z') },
    )

    expect(issued.map(({ number }) => number)).toEqual([
      '回音交〔2026〕1号',
      '回音督〔2026〕1号',
      '回音交〔2026〕2号',
      // New year's day in the city, though still 2026 in Greenwich.
      '回音交〔2027〕1号',
    ])
  })

  test('freezes the names of the day: a unit renamed later keeps its old name on the letter', async () => {
    const letter = await issueOne()
    await db.transaction(regionCode, (tx) =>
      org.save(tx, {
        units: [{ code: 'SC', name: '市场监管局', kind: 'office', validFrom: '2020-01-01' }],
      }),
    )
    org.forget()

    const kept = await letters.find(db, regionCode, letter.id)
    expect(kept).toEqual(letter)
    expect(kept?.facts).toMatchObject({
      toUnitName: '市场监督管理局',
      issuerName: '督查室',
      issuerPhone: '0371-1234567',
      dueAt: '2026-11-27T18:00:00+08:00',
      progressUrl: 'https://huiyin.example/m/ZG990121-261121-00001',
    })
  })

  test('does not let a letter go out with a hole where its duty stands', async () => {
    await expect(issueOne({ facts: { summary: '没有期限' } })).rejects.toThrow(/lacks fact dueAt/)
  })

  test('lists the letters of a matter in order of issue', async () => {
    const late = await issueOne({ issuedAt: new Date('2027-02-01T01:00:00Z') })
    const listed = await letters.ofMatter(db, regionCode, matterId)

    expect(listed.at(-1)?.id).toBe(late.id)
    expect(listed.map(({ issuedAt }) => issuedAt.getTime())).toEqual(
      listed.map(({ issuedAt }) => issuedAt.getTime()).toSorted((a, b) => a - b),
    )
  })
})

describe('signing for a letter', () => {
  test('is done once by the unit it is addressed to, and kept with its hash', async () => {
    const letter = await issueOne()
    world.set('2026-11-21T10:12:00+08:00')

    await letters.receive(clerkWang, letter.id)

    expect(entries.at(-1)).toMatchObject({
      streamId: matterId,
      act: 'letter.received',
      body: { number: letter.number, hash: letter.factsHash },
    })
    await expect(letters.receive(clerkWang, letter.id)).rejects.toMatchObject({
      code: 'letters/already-received',
    })
    const kept = await letters.find(db, regionCode, letter.id)
    const { receipt } = await letters.compose(db, kept ?? letter)
    expect(receipt?.signedAt).toBe('2026年11月21日10:12')
  })

  test('is refused to another unit, and where no receipt is asked', async () => {
    const letter = await issueOne()
    const answer = await issueOne({ kind: 'rectification_answer', facts: { action: '已整改' } })

    await expect(letters.receive(handlerLi, letter.id)).rejects.toMatchObject({
      code: 'letters/not-addressee',
    })
    await expect(letters.receive(clerkWang, answer.id)).rejects.toMatchObject({
      code: 'letters/no-receipt-asked',
    })
  })
})

test('a fact changed in the database is found by the hash printed on the letter', async () => {
  const letter = await issueOne()
  expect(await collected(tamperedLetters(db, regionCode))).toEqual([])

  await db.query(sql`
    update kernel.letter
    set facts = jsonb_set(facts, '{summary}', '"没有问题。"')
    where region_code = ${regionCode} and id = ${letter.id}::uuid
  `)

  expect(await collected(tamperedLetters(db, regionCode))).toEqual([letter.number])
})

async function collected<Value>(values: AsyncIterable<Value>): Promise<Value[]> {
  const all: Value[] = []
  for await (const value of values) all.push(value)
  return all
}
