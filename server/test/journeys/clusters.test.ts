import { describe, expect, test } from 'vitest'
import { clusterRule } from '../../src/contexts/clusters/index.ts'
import { importPastMatters } from '../../src/contexts/past-matters/index.ts'
import { accepted } from '../harness/bad-review.ts'
import { openDesk } from '../harness/desk.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { county, openTown } from '../harness/town.ts'

const world = testWorld('2026-06-19T09:00:00+08:00')
const db = await testDatabase()
const town = await openTown(db, world)
const { ask } = openDesk(town, { db, world }, new Map())
const { house } = town.app
await house.db.transaction(county, (tx) =>
  house.rulebook.publish(tx, clusterRule, {
    version: '2026-1',
    value: { days: 30, cases: 3, tickets: 3 },
    effectiveFrom: '2026-01-01',
    ground: '测试',
    publishedBy: 'system',
    publishedAt: world.now(),
  }),
)
await house.rulebook.load()

/** Noise at one site three times, once elsewhere, and once long ago; smells twice. */
const rows = [
  ['T1', '2026-06-01 22:00', '0101', '人民路18号'],
  ['T2', '2026-06-08 23:00', '0101', '人民路18号'],
  ['T3', '2026-06-17 22:30', '0101', '人民路18号'],
  ['T4', '2026-06-17 22:30', '0101', '文化路3号'],
  ['T5', '2026-03-01 22:30', '0101', '人民路18号'],
  ['T6', '2026-06-12 12:00', '0102', '人民路18号'],
  ['T7', '2026-06-13 12:00', '0102', '人民路18号'],
]

const takeOver = (more: readonly (readonly string[])[]) =>
  importPastMatters(house.pastMatters, {
    regionCode: county,
    kind: 'tickets',
    bytes: Buffer.from(['no,opened,class,address', ...more.map((row) => row.join(','))].join('\n')),
    mapping: {
      system: '旧热线',
      zone: '+08:00',
      columns: { number: 'no', openedAt: 'opened', category: 'class', address: 'address' },
      unit: 'police',
    },
    dryRun: false,
    by: 'system',
  })
await takeOver(rows)

const path = '/api/v1/clusters'
const clusters = async () => (await accepted(ask('sun', 'GET', path))).body

describe('what comes again and again', () => {
  test('is proposed once it reaches the number of the rule, with its tickets', async () => {
    const { proposals, rule, mayDecide } = await clusters()

    expect(rule).toMatchObject({ version: '2026-1', tickets: 3 })
    expect(mayDecide).toBe(true)
    expect(proposals).toHaveLength(1)
    expect(proposals[0]).toMatchObject({
      kind: 'ticket',
      category: '0101',
      categoryName: '施工噪声',
      place: '人民路18号',
      from: '2026-06-01',
      to: '2026-06-17',
      count: 3,
      unit: { code: 'police', name: '公安局' },
    })
    expect(proposals[0].matters).toHaveLength(3)
  })

  test('is for the supervisor to decide; a leader reads, a unit does not', async () => {
    expect((await clusters()).proposals[0].key).toBeTruthy()
    const leader = await accepted(ask('wang', 'GET', path))
    expect(leader.body.mayDecide).toBe(false)
    const decided = { key: leader.body.proposals[0].key, reason: '不是问题。' }
    expect((await ask('wang', 'POST', `${path}/dismiss`, decided)).status).toBe(403)
    expect((await ask('lin', 'GET', path)).status).toBe(403)
  })

  test('accepted, it is one task of a unit, with a letter, and its tickets hang on it', async () => {
    const [proposal] = (await clusters()).proposals
    const wanted = { key: proposal.key, unit: 'police', deadline: '2026-07-31' }
    const past = await ask('sun', 'POST', `${path}/accept`, { ...wanted, deadline: '2026-06-19' })
    expect(past.body.code).toBe('clusters/deadline-past')
    const unknown = await ask('sun', 'POST', `${path}/accept`, { ...wanted, unit: 'nobody' })
    expect(unknown.body.code).toBe('clusters/unit-unknown')

    const { body } = await accepted(ask('sun', 'POST', `${path}/accept`, wanted), 201)

    const task = await accepted(ask('lin', 'GET', `/api/v1/work/matters/${body.number}`))
    expect(task.body.row).toMatchObject({ kind: 'task' })
    expect(task.body.row.title).toContain('人民路18号：施工噪声反复发生')
    expect(task.body.related.map(({ number }: { number: string }) => number).toSorted()).toEqual(
      proposal.matters.map(({ number }: { number: string }) => number).toSorted(),
    )
    expect(task.body.letters.length).toBeGreaterThan(0)
    const after = await clusters()
    expect(after.proposals).toEqual([])
    expect(after.decided[0]).toMatchObject({ verdict: 'accepted', taskNumber: body.number })
    const again = await ask('sun', 'POST', `${path}/accept`, wanted)
    expect(again.body.code).toBe('clusters/gone')
  })

  test('dismissed with a reason, it is not proposed again; new ones count anew', async () => {
    world.set('2026-06-19T10:00:00+08:00')
    await takeOver([['T8', '2026-06-18 12:00', '0102', '人民路18号']])
    const [proposal] = (await clusters()).proposals
    expect(proposal).toMatchObject({ categoryName: '油烟异味', count: 3 })

    const reason = '同一人就同一件事来电，已答复。'
    const said = await ask('sun', 'POST', `${path}/dismiss`, { key: proposal.key, reason })
    expect(said.status).toBe(204)

    expect((await clusters()).decided[0]).toMatchObject({ verdict: 'dismissed', reason })
    await takeOver([['T9', '2026-06-18 13:00', '0102', '人民路18号']])
    expect((await clusters()).proposals).toEqual([])
  })
})
