import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isCreditCode } from '@huiyin/contract/credit-code'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testDatabase, testWorld } from '../../test/harness/index.ts'
import { testSecrets } from '../../test/harness/town.ts'
import { commitmentSources } from '../commitment-sources.ts'
import { openHttpRegisters, startSimulatedRegisters } from '../contexts/applications/index.ts'
import { openProvince, startSimulatedProvince } from '../contexts/exchange/index.ts'
import { countHotlineOrders } from '../contexts/hall/figures/order-figures.store.ts'
import { showScores } from '../contexts/hotline/figures/show-scores.ts'
import { showOwn } from '../contexts/personal/index.ts'
import { summariseTasks } from '../contexts/tasks/index.ts'
import { openHouse } from '../house.ts'
import { verifyLedger } from '../kernel/ledger/index.ts'
import { crossRegion, sql } from '../platform/db/sql.ts'
import { openOutbound } from '../platform/outbound/index.ts'
import { openSimulatedSms } from '../platform/sms/index.ts'
import { ownPerson } from './accounts.data.ts'
import { demoRegisters, makeDemo } from './index.ts'

const db = await testDatabase()
const world = testWorld('2026-11-21T11:00:00+08:00')
const dataFolder = await mkdtemp(join(tmpdir(), 'huiyin-demo-'))
const simulated = await startSimulatedProvince({
  world,
  memoryFile: join(dataFolder, 'province.jsonl'),
})
const outbound = openOutbound([simulated.host])
const { connections, close } = await startSimulatedRegisters({ world, registers: demoRegisters })
const hosts = connections.map(({ url }) => new URL(url).host)
const parts = {
  simulated,
  province: openProvince({ connection: simulated.connection, outbound, world }),
  registers: openHttpRegisters({ world, outbound: openOutbound(hosts), connections }),
  db,
  connection: db.connection,
  world,
  secrets: testSecrets,
  sms: openSimulatedSms(world),
  dataFolder,
  publicUrl: 'http://127.0.0.1:8080',
  onFault: (error: unknown) => {
    throw error
  },
  stop: new AbortController().signal,
}

beforeAll(async () => {
  await makeDemo(parts, { days: 60, servicesPerDay: 100 })
}, 120_000)
afterAll(async () => {
  await simulated.close()
  await close()
  await rm(dataFolder, { recursive: true, force: true })
})

function ask<Row>(statement: Parameters<typeof crossRegion<Row>>[1]): Promise<Row[]> {
  return db.query(crossRegion('the demo is looked at as a whole', statement))
}

/** What somebody who looks at the demo should find an example of. */
const turns = [
  'open',
  'assign',
  'contact',
  'judge',
  'progress',
  'report_done',
  'ask_extension',
  'decide_extension',
  'decide_appeal',
  'breach',
  'explain_delay',
  'supervise',
  'follow_up',
  'check',
  'review_publication',
]

describe('the demo region', () => {
  test('begins with the main region, its first unit and an item of that unit', async () => {
    const house = await openHouse(parts)
    const [first] = await house.org.regions()
    const [unit] = await house.org.units('990121')
    const [item] = await house.catalog.itemsOn('990121', '2026-11-21')

    expect(first?.regionCode).toBe('990121')
    expect(item?.unitCode).toBe(unit?.code)
    const units = await house.org.units('990121')
    expect(units.length).toBeGreaterThanOrEqual(37)
    expect(units.filter(({ code }) => !isCreditCode(code))).toEqual([])
    await house.close()
  })

  test('plays every turn a bad review can take', async () => {
    const rows = await ask(sql<{ act: string }>`
      select distinct act
      from kernel.ledger_entry
      where act like 'rectification.%'`)

    const acts = rows.map(({ act }) => act.slice('rectification.'.length))
    expect(acts).toEqual(expect.arrayContaining(turns))
  })

  test('has what happens beside the usual: pressure, a head of an office, printed codes', async () => {
    const kinds = await ask(sql<{ kind: string; state: string }>`
      select distinct kind, state
      from kernel.matter
      where kind in ('pressure_report', 'service_check')
      order by kind, state`)
    expect(kinds).toContainEqual({ kind: 'pressure_report', state: 'open' })
    expect(kinds).toContainEqual({ kind: 'service_check', state: 'open' })
    const lifted = await ask(sql<{ holder: string }>`
      select matter.holder_unit_code as holder
      from kernel.matter as matter
      join kernel.staff as staff
        on staff.region_code = matter.region_code
        and staff.id = matter.about_staff_id
      where matter.kind = 'rectification'
      and matter.state = 'assigned'
      and matter.holder_unit_code <> staff.unit_code`)
    expect(lifted).toHaveLength(1)
  })

  test('has the hall at work: 900 times helped and 500 difficulties solved, and who waits', async () => {
    const counted = await ask(sql<{ solved: boolean; n: number }>`
      select kind = 'difficulty_solved' as solved, count(*)::integer as n
      from hall.help
      group by solved
      order by solved`)
    expect(counted).toEqual([
      { solved: false, n: 900 },
      { solved: true, n: 500 },
    ])
    const kinds = await ask(sql<{ kind: string; n: number }>`
      select kind, count(*)::integer as n
      from kernel.matter
      where kind in ('guidance', 'hall_order')
      group by kind
      order by kind`)
    expect(kinds).toEqual([
      { kind: 'guidance', n: 3 },
      { kind: 'hall_order', n: 30 },
    ])
    const [day] = await ask(sql<{ from: string }>`
      select min(matter.opened_at)::date::text as "from"
      from kernel.matter as matter
      where matter.kind = 'hall_order'`)
    const time = { from: new Date(`${day?.from ?? ''}T00:00:00+08:00`), until: world.now() }
    const [orders] = await countHotlineOrders(db, { regionCode: '990121', ...time })
    expect(orders).toMatchObject({
      ...{ hotline: '12328', asked: 24, calledBackInTime: 24, served: 24, servedOnDay: 24 },
      ...{ fieldVisits: 5, phoneVisits: 9, entrusted: 8, notReached: 0, saidDoneOnDay: 22 },
    })
    const [waiting] = await ask(sql<{ n: number }>`
      select count(*)::integer as n
      from hall.visit
      where state = 'waiting'`)
    expect(waiting?.n).toBe(2)
  })

  test('has a ledger from Excel: 109 problems of 31 units in 11 aspects, found by 5 groups', async () => {
    const [counted] = await ask(sql<Record<string, number>>`
      select count(*)::integer as tasks, count(distinct aspect)::integer as aspects,
        count(distinct work_group)::integer as groups,
        count(distinct content ->> 'unitCode')::integer as units
      from tasks.task`)
    expect(counted).toEqual({ tasks: 109, aspects: 11, groups: 5, units: 31 })
    const house = await openHouse(parts)
    const { total } = await summariseTasks(house.tasks, { regionCode: '990121' })
    expect(total.total).toBe(109)
    for (const count of [total.open, total.dueThisWeek, total.overdue, total.done, total.joint]) {
      expect(count).toBeGreaterThan(0)
    }
    await house.close()
  })

  test('has somebody who was reached through the platform and asks about their own data', async () => {
    const house = await openHouse(parts)
    const { personal, citizens, org } = house
    const { token } = await db.transaction('990121', (tx) =>
      citizens.enterByPhone(tx, ownPerson.phone),
    )
    const session = await citizens.find(token)
    assert(session !== undefined, 'the session has begun')
    const { name, idNumber } = ownPerson
    const proved = await citizens.prove(session, { name, numberTail: idNumber.slice(-4) })
    const own = await citizens.find(proved.token)
    assert(own?.accountId != null, 'the person is known')

    const seen = await showOwn(personal.parts, { ...own, accountId: own.accountId })
    const office = await org.supervisingUnit('990121')
    const request = await house.matters.find('990121', seen.requests[0]?.number ?? '')

    expect(seen.matters).toHaveLength(1)
    expect(seen.relays).toMatchObject([{ way: 'message', matterNumber: seen.matters[0]?.number }])
    expect(seen.requests).toMatchObject([{ type: 'correct', isFinished: false }])
    expect(request?.holderUnitCode).toBe(office?.code)
    await house.close()
  })

  test('has buses applied for at night: granted, left to a person, refused, one drawn for audit', async () => {
    const applications = await ask(sql<{ state: string; n: number }>`
      select matter.state, count(*)::integer as n
      from kernel.matter as matter
      where matter.title = '临时包车审批'
      and matter.kind = 'application'
      group by matter.state
      order by matter.state`)
    const rechecks = await ask(sql<{ kind: string; state: string }>`
      select kind, state
      from kernel.matter
      where kind in ('automatic_review', 'automatic_audit')
      order by kind`)

    expect(applications).toEqual([
      { state: 'completed', n: 2 },
      { state: 'refused', n: 1 },
      { state: 'reviewing', n: 2 },
    ])
    expect(rechecks).toEqual([
      { kind: 'automatic_audit', state: 'open' },
      { kind: 'automatic_audit', state: 'open' },
      { kind: 'automatic_review', state: 'open' },
    ])
  })

  test('has permits: a false promise, a changed and a withdrawn one, owed papers, a fast lane', async () => {
    const permits = await ask(sql<{ state: string; fast: boolean; n: number }>`
      select matter.state, application.fast_lane is not null as fast, count(*)::integer as n
      from kernel.matter as matter
      join applications.application as application
        on application.region_code = matter.region_code
        and application.matter_id = matter.id
      where matter.title = '农药经营许可'
      group by matter.state, fast
      order by matter.state, fast`)
    const after = await ask(sql<{ kind: string; state: string }>`
      select kind, state
      from kernel.matter
      where kind in ('certificate_change', 'promise_check')
      order by kind, state`)

    expect(permits).toEqual([
      { state: 'completed', fast: false, n: 3 },
      { state: 'reviewing', fast: false, n: 2 },
      { state: 'reviewing', fast: true, n: 1 },
    ])
    expect(after).toEqual([
      { kind: 'certificate_change', state: 'confirmed' },
      { kind: 'certificate_change', state: 'confirmed' },
      { kind: 'promise_check', state: 'found_false' },
      { kind: 'promise_check', state: 'open' },
      { kind: 'promise_check', state: 'open' },
    ])
  })

  test('is whole: every chain, head and text verifies', async () => {
    const report = await verifyLedger(db, { commitmentSources })

    expect(report.findings).toEqual([])
    expect(report.entries).toBeGreaterThan(1000)
  })

  test('counts what is there: the daily figures equal a recount of the rows', async () => {
    const counted = await ask(sql<{ measure: string; n: number }>`
      select measure, sum(n)::integer as n
      from reviews.daily_unit
      where measure like 'explicit:%'
      group by measure
      having sum(n) <> 0
      order by measure`)
    const recounted = await ask(sql<{ measure: string; n: number }>`
      select 'explicit:' || grade as measure, count(*)::integer as n
      from reviews.review
      where origin = 'explicit'
      and round = 'first'
      and adopted
      group by grade
      order by measure`)

    expect(counted).toEqual(recounted)
  })

  test('has a county whose people the province asks, in every state of the reconciliation', async () => {
    const captured = await ask(sql<{ by: string; n: number }>`
      select captured_by as by, count(*)::integer as n
      from reviews.review
      where region_code = '990122'
      group by captured_by`)
    expect(captured.map(({ by }) => by)).toEqual(['province'])
    const rows = await ask(sql<{ region: string; what: string; n: number }>`
      select region_code as region, kind || ':' || state as what, count(*)::integer as n
      from exchange.outgoing
      group by region, what
      union all
      select region_code as region, 'captured:' || state as what, count(*)::integer as n
      from exchange.incoming
      group by region, what
      union all
      select region_code as region, 'differs' as what, count(*)::integer as n
      from exchange.incoming
      where differs
      group by region`)
    const of = (region: string) =>
      rows.filter((row) => row.region === region).map(({ what }) => what)
    expect(of('990121')).toEqual(
      expect.arrayContaining(['rating:acknowledged', 'rating:rejected', 'rating:waiting']),
    )
    expect(of('990122')).toEqual(
      expect.arrayContaining([
        'service_end:acknowledged',
        'service_end:rejected',
        'captured:stored',
        'captured:waiting',
        'differs',
      ]),
    )
    const left = await ask(sql<{ state: string }>`
      select state
      from kernel.matter
      where region_code = '990122'
      and kind = 'rectification'
      order by id desc
      limit 1`)
    expect(left).toEqual([{ state: 'assigned' }])
  })

  test('a province started again knows what it was told', async () => {
    const again = await startSimulatedProvince({
      world,
      memoryFile: join(dataFolder, 'province.jsonl'),
    })
    for (const kind of ['service_end', 'rating'] as const) {
      expect(again.store.count(kind)).toBe(simulated.store.count(kind))
    }
    expect(again.store.ratingsAfter('990122', 0, 999)).toEqual(
      simulated.store.ratingsAfter('990122', 0, 999),
    )
    await again.close()
  })

  test('has a day of the hotline that is published, and a week that waits to be checked', async () => {
    const bulletins = await ask(sql<{ kind: string; state: string; received: boolean }>`
      select kind, state, (facts -> 'total' ->> 'received')::integer > 0 as received
      from bulletins.bulletin
      where kind like 'hotline%'
      order by kind`)

    expect(bulletins).toMatchObject([
      { kind: 'hotline_daily', state: 'published', received: true },
      { kind: 'hotline_weekly', state: 'draft' },
    ])
  })

  test('has an appeal granted by two people, and one that waits for the second', async () => {
    const appeals = await ask(sql<{ heard: boolean; granted: boolean | null; exempt: boolean }>`
      select jsonb_typeof(appeal -> 'first') = 'object' as heard,
        (appeal ->> 'exempt')::boolean as granted, exempt
      from city_cases.city_case
      where jsonb_typeof(appeal) = 'object'
      order by exempt desc`)

    expect(appeals).toEqual([
      { heard: true, granted: true, exempt: true },
      { heard: true, granted: null, exempt: false },
    ])
  })

  test('ranks units of the hotline in the month before, two of which cannot be told apart', async () => {
    const house = await openHouse(parts)
    const { month, rows } = await showScores(house.hotline, '990121', {})

    expect(month).toBe('2026-10')
    expect(
      rows.map(({ unit, score, rank, rankFrom, rankTo }) => [
        unit.name,
        ...[score, rank, rankFrom, rankTo],
      ]),
    ).toEqual([
      ['县交通运输局', 92.42, 1, 1, 2],
      ['县住房和城乡建设局', 89.53, 2, 1, 2],
      ['县城市管理局', 74.03, 3, 3, 3],
    ])
    await house.close()
  })

  test('is made once: a second start leaves it as it is', async () => {
    expect(await makeDemo(parts, { days: 1, servicesPerDay: 1 })).toBe('there')
  })
})
