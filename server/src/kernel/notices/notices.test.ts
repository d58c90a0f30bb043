import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { testDatabase, testWorld } from '../../../test/harness/index.ts'
import { sql } from '../../platform/db/sql.ts'
import type { SmsMessage } from '../../platform/sms/index.ts'
import { openOrg } from '../org/index.ts'
import { burdenOfWeek } from './burden.store.ts'
import { markRead, openNoticesOf } from './digests.store.ts'
import { type NoticeRequest, noticeSettingsRule, openNotices, type RunningClock } from './index.ts'

const regionCode = '990121'
const matterId = '0193bc00-0000-7000-8000-000000000001'
const wang = '0193bc00-0000-7000-8000-00000000000a'
const db = await testDatabase()
const world = testWorld('2026-11-20T16:00:00+08:00')
const org = openOrg({ db, world })
const sent: SmsMessage[] = []
let gatewayWorks = true
const notices = openNotices({
  db,
  world,
  org,
  settings: () => noticeSettingsRule.otherwise.value,
  people: {
    phoneForMessage: async (_q, _region, citizenId) =>
      citizenId === wang ? '13800001234' : undefined,
  },
  sms: {
    async send(message) {
      if (!gatewayWorks) throw new TypeError('no line to 13800001234')
      sent.push(message)
    },
  },
})

const since = { validFrom: '2020-01-01' }
let ids: ReadonlyMap<string, string>
const idOf = (staffCode: string) => ids.get(staffCode) ?? ''

const assigned: NoticeRequest = {
  kind: 'assigned',
  toUnitCode: 'SC',
  matterId,
  matterNumber: 'ZG-1',
  reason: '市民对“营业执照变更”评价“不满意”',
  dueAt: new Date('2026-11-23T18:00:00+08:00'),
  createdAt: new Date('2026-11-20T16:00:00+08:00'),
}
const clock: RunningClock = {
  matterId,
  matterNumber: 'ZG-1',
  toUnitCode: 'SC',
  toStaffId: null,
  name: 'rectify',
  label: '整改反馈',
  startedAt: new Date('2026-11-20T16:00:00+08:00'),
  dueAt: new Date('2026-11-27T18:00:00+08:00'),
}

const queue = (...requests: NoticeRequest[]) =>
  db.transaction(regionCode, (tx) => notices.queue(tx, requests))
const remind = () => db.transaction(regionCode, (tx) => notices.remind(tx, [clock]))

beforeAll(async () => {
  await db.crossRegionTransaction('registering regions', (q) =>
    org.saveRegions(q, [{ regionCode, name: '回音县', level: 'county', ...since }]),
  )
  ids = await db.transaction(regionCode, (tx) =>
    org.save(tx, {
      units: [{ code: 'SC', name: '市场监督管理局', kind: 'office', ...since }],
      posts: [
        { code: 'SC-1', unitCode: 'SC', name: '经办', role: 'handler' },
        { code: 'SC-2', unitCode: 'SC', name: '窗口', role: 'window_clerk' },
      ],
      staff: [
        { staffCode: '1', displayName: '李办', unitCode: 'SC' },
        { staffCode: '2', displayName: '陈窗', unitCode: 'SC' },
      ],
      appointments: [
        { staffCode: '1', postCode: 'SC-1', ...since },
        { staffCode: '2', postCode: 'SC-2', ...since },
      ],
    }),
  )
  org.forget()
})

beforeEach(async () => {
  world.set('2026-11-20T16:00:00+08:00')
  gatewayWorks = true
  sent.length = 0
  for (const table of ['notice', 'digest', 'citizen_message', 'burden', 'callback'] as const) {
    await db.query({ ...emptied[table], crossRegion: 'emptying a test database' })
  }
})

const emptied = {
  notice: sql`delete from kernel.notice where region_code = ${regionCode}`,
  digest: sql`delete from kernel.digest where region_code = ${regionCode}`,
  citizen_message: sql`delete from kernel.citizen_message where region_code = ${regionCode}`,
  burden: sql`delete from kernel.burden where region_code = ${regionCode}`,
  callback: sql`delete from kernel.callback where region_code = ${regionCode}`,
}

describe('a digest', () => {
  test('tells who decides everything in one message, and nobody twice', async () => {
    await queue(assigned, { ...assigned, matterNumber: 'ZG-2' }, { ...assigned, kind: 'urged' })

    const [digest, ...others] = await notices.makeDigests(regionCode)

    expect(others).toEqual([])
    // The window clerk decides nothing and is told nothing.
    expect(digest?.staffId).toBe(idOf('1'))
    expect(digest?.body).toMatch(/^您有2件事项待处理。市民对/)
    expect(await notices.makeDigests(regionCode)).toEqual([])
  })

  test('waits for the morning in the silence of the night', async () => {
    await queue(assigned)
    world.set('2026-11-20T20:00:00+08:00')
    expect(await notices.makeDigests(regionCode)).toEqual([])
    world.set('2026-11-21T07:59:59+08:00')
    expect(await notices.makeDigests(regionCode)).toEqual([])

    world.set('2026-11-21T08:00:00+08:00')
    expect(await notices.makeDigests(regionCode)).toHaveLength(1)
  })

  test('is sent twice a day at most; the rest is told the next day', async () => {
    for (const time of ['09:00', '12:00']) {
      world.set(`2026-11-20T${time}:00+08:00`)
      await queue(assigned)
      expect(await notices.makeDigests(regionCode)).toHaveLength(1)
    }
    await queue(assigned)
    world.set('2026-11-20T15:00:00+08:00')
    expect(await notices.makeDigests(regionCode)).toEqual([])

    world.set('2026-11-21T09:00:00+08:00')
    expect(await notices.makeDigests(regionCode)).toHaveLength(1)
  })

  test('counts what it asks: the burden meter shows it by unit', async () => {
    await queue(assigned, { ...assigned, matterNumber: 'ZG-2' })
    await notices.makeDigests(regionCode)

    expect(await burdenOfWeek(db, regionCode, '2026-W47')).toEqual([
      {
        unitCode: 'SC',
        people: 1,
        notices: 2,
        digests: 1,
        forms: 0,
        fields: 0,
        callbacks: 0,
        mostOfOne: 2,
      },
    ])
  })
})

describe('a notice', () => {
  test('without a decision to take is not queued', async () => {
    await expect(queue({ ...assigned, kind: 'fyi' })).rejects.toThrow(/asks for no decision/)
  })

  test('is seen by its unit until somebody of it closes it, and by nobody else', async () => {
    await queue(assigned)
    const reader = { regionCode, staffId: idOf('1'), unitCodes: ['SC'] }
    const [open] = await openNoticesOf(db, reader, 10)
    const close = (unitCodes: string[]) =>
      db.transaction(regionCode, (tx) =>
        markRead(tx, { staffId: idOf('1'), unitCodes }, open?.id ?? '', world.now()),
      )

    expect(open).toMatchObject({ kind: 'assigned', matterNumber: 'ZG-1' })
    expect(await openNoticesOf(db, { ...reader, unitCodes: ['GA'] }, 10)).toEqual([])
    expect(await close(['GA'])).toBe(false)
    expect(await close(['SC'])).toBe(true)
    expect(await openNoticesOf(db, reader, 10)).toEqual([])
  })

  test('to one person is not shown to colleagues', async () => {
    await queue({ ...assigned, toStaffId: idOf('2') })

    const reader = { regionCode, staffId: idOf('1'), unitCodes: ['SC'] }
    expect(await openNoticesOf(db, reader, 10)).toEqual([])
  })

  test('ends when somebody acted on its matter', async () => {
    await queue(assigned)
    await db.transaction(regionCode, (tx) =>
      notices.settle(tx, [{ matterId, staffId: idOf('1') }], world.now()),
    )

    expect(await notices.makeDigests(regionCode)).toEqual([])
  })
})

describe('reminders', () => {
  test('come at half, four fifths, the end, and once a day after', async () => {
    const made: number[] = []
    for (const moment of [
      '2026-11-21T09:00:00+08:00',
      '2026-11-24T12:00:00+08:00',
      '2026-11-24T13:00:00+08:00',
      '2026-11-26T16:00:00+08:00',
      '2026-11-27T18:00:00+08:00',
      '2026-11-28T08:00:00+08:00',
      '2026-11-28T20:00:00+08:00',
      '2026-11-29T08:00:00+08:00',
    ]) {
      world.set(moment)
      made.push(await remind())
    }

    expect(made).toEqual([0, 1, 0, 1, 1, 1, 0, 1])
  })
})

describe('a message to a citizen', () => {
  const message = { citizenId: wang, matterId, body: '您的评价已有答复。', createdAt: new Date(0) }
  const queueMessage = (citizenId = wang) =>
    db.transaction(regionCode, (tx) => notices.queueMessages(tx, [{ ...message, citizenId }]))
  const stored = () =>
    db.query(
      sql<{ state: string; attempts: number; failure: string | null }>`
        select state, attempts, failure from kernel.citizen_message
        where region_code = ${regionCode}`,
    )

  test('is sent once, later, to the number known then', async () => {
    await queueMessage()
    expect(sent).toEqual([])

    expect(await notices.sendMessages(regionCode)).toBe(1)
    expect(await notices.sendMessages(regionCode)).toBe(0)

    expect(sent).toMatchObject([
      { phone: '13800001234', template: 'T02', text: '您的评价已有答复。' },
    ])
    expect(await stored()).toEqual([{ state: 'sent', attempts: 1, failure: null }])
  })

  test('ends without a number, and is not sent at night', async () => {
    await queueMessage('0193bc00-0000-7000-8000-00000000000b')
    world.set('2026-11-20T21:00:00+08:00')
    expect(await notices.sendMessages(regionCode)).toBe(0)
    world.set('2026-11-21T09:00:00+08:00')
    await notices.sendMessages(regionCode)

    expect(await stored()).toEqual([{ state: 'no_phone', attempts: 1, failure: null }])
  })

  test('is tried five times with growing pauses, and the number never stands in the failure', async () => {
    gatewayWorks = false
    await queueMessage()
    for (const time of ['09:00', '09:02', '09:10', '10:00', '13:00', '15:00']) {
      world.set(`2026-11-21T${time}:00+08:00`)
      await notices.sendMessages(regionCode)
    }

    expect(await stored()).toEqual([{ state: 'failed', attempts: 5, failure: 'TypeError' }])
  })
})

test('a citizen gets one call-back a week for our statistics, whichever matter asks first', async () => {
  const claim = (id: string) =>
    db.transaction(regionCode, (tx) =>
      notices.claimCallback(tx, { citizenId: wang, matterId: id, at: world.now() }),
    )
  const other = '0193bc00-0000-7000-8000-000000000002'

  expect(await claim(matterId)).toBe(true)
  expect(await claim(matterId)).toBe(true)
  expect(await claim(other)).toBe(false)
  world.set('2026-11-23T09:00:00+08:00')
  expect(await claim(other)).toBe(true)
})
