import { beforeEach, describe, expect, test } from 'vitest'
import { testDatabase, testWorld } from '../../../test/harness/index.ts'
import { type KeyRing, openCrypto } from '../../platform/crypto/index.ts'
import { sql } from '../../platform/db/sql.ts'
import { openSimulatedSms } from '../../platform/sms/index.ts'
import type { StaffActor } from '../access/actor.ts'
import { type NewCitizen, openPeople } from './index.ts'

const regionCode = '990100'
const keys: KeyRing = {
  current: (name) => ({ version: 1, key: keys.key(name, 1) }),
  key: (name) => (name === 'contactData' ? dataKey : lookupKey),
}
const dataKey = Buffer.alloc(32, 1)
const lookupKey = Buffer.alloc(32, 2)

const db = await testDatabase()
const world = testWorld('2026-11-20T16:00:00+08:00')
const sms = openSimulatedSms(world)
const people = openPeople({ db, world, sms, crypto: openCrypto({ keys, world }) })

const wang: NewCitizen = {
  identityGrade: 'masked',
  name: '王秀英',
  phone: '138 0000 1234',
  idNumber: '11010519491231002x',
  retentionClass: 'review_contact',
}
const agent: StaffActor = {
  kind: 'staff',
  regionCode,
  staffId: '01900000-0000-7000-8000-000000000001',
  displayName: '回访员',
  sessionId: 's',
  posts: [{ postCode: 'HF', unitCode: 'HF', role: 'follow_up_agent' }],
}

async function remember(citizen: NewCitizen): Promise<string> {
  const [id = ''] = await db.transaction(regionCode, (tx) => people.remember(tx, [citizen]))
  return id
}

const unmask = (citizenId: string) =>
  db.transaction(regionCode, (tx) =>
    people.unmask(tx, agent, { citizenId, matterId: null, purpose: 'follow_up' }),
  )

beforeEach(() => world.set('2026-11-20T16:00:00+08:00'))

describe('contact data', () => {
  test('lies in the database encrypted only', async () => {
    await remember(wang)

    const rows = await db.query(
      sql<{ row: string }>`
        select citizen::text as row
        from kernel.citizen
        where region_code = ${regionCode}`,
    )

    expect(rows.length).toBeGreaterThan(0)
    for (const { row } of rows) expect(row).not.toMatch(/王秀英|13800001234|11010519491231002/)
  })

  test('stands on a screen masked', async () => {
    const id = await remember(wang)

    expect((await people.masked(db, regionCode, [id])).get(id)).toEqual({
      citizenId: id,
      identityGrade: 'masked',
      isErased: false,
      name: '王*',
      phone: '138****1234',
      idNumber: '1101**********002X',
    })
  })

  test('opens as a look that the person can see', async () => {
    const id = await remember(wang)

    expect(await unmask(id)).toEqual({
      name: '王秀英',
      phone: '13800001234',
      idNumber: '11010519491231002X',
    })
    expect(await people.viewsOf(db, regionCode, [id])).toMatchObject([
      { staffId: agent.staffId, unitCode: 'HF', purpose: 'follow_up', seenAt: world.now() },
    ])
  })

  test('of a sealed person opens for nobody and shows not even a mask', async () => {
    const id = await remember({ ...wang, identityGrade: 'sealed' })

    await expect(unmask(id)).rejects.toMatchObject({ code: 'people/identity-sealed' })
    expect((await people.masked(db, regionCode, [id])).get(id)).toMatchObject({
      name: null,
      phone: null,
      idNumber: null,
    })
    expect(await people.viewsOf(db, regionCode, [id])).toEqual([])
  })

  test('of an anonymous person is not kept even when it was given', async () => {
    const id = await remember({ ...wang, identityGrade: 'anonymous' })

    expect(await unmask(id)).toEqual({ name: null, phone: null, idNumber: null })
  })

  test('is found by phone and identity number however they are written', async () => {
    const id = await remember({ ...wang, phone: '13911112222', idNumber: '440524188001010014' })

    expect(await people.findByPhone(db, regionCode, '+86 139-1111-2222')).toEqual([id])
    expect(await people.findByIdNumber(db, regionCode, ' 440524188001010014')).toEqual([id])
    expect(await people.findByPhone(db, '990101', '13911112222')).toEqual([])
  })

  test('is recognised by the last four digits of the phone', async () => {
    const citizenId = await remember(wang)
    const has = (suffix: string) => people.hasPhoneSuffix(db, { regionCode, citizenId, suffix })

    expect(await has('1234')).toBe(true)
    expect(await has('1235')).toBe(false)
    expect(await has('')).toBe(false)
  })

  test('is erased when its time has passed, unless its matter keeps it', async () => {
    const gone = await remember(wang)
    const kept = await remember(wang)
    await db.transaction(regionCode, (tx) =>
      people.keepUntil(tx, [kept], new Date('2030-01-01T00:00:00+08:00')),
    )
    world.set('2027-06-01T00:00:00+08:00')

    expect(await people.eraseDue(regionCode, world.now())).toBeGreaterThanOrEqual(1)
    await expect(unmask(gone)).rejects.toMatchObject({ code: 'people/contact-erased' })
    expect((await unmask(kept)).phone).toBe('13800001234')
    expect((await people.masked(db, regionCode, [gone])).get(gone)?.isErased).toBe(true)
    expect(await people.eraseDue(regionCode, world.now())).toBe(0)
  })
})

describe('a phone code', () => {
  const send = (phone: string) =>
    people.phoneCodes.send({ regionCode, phone, purpose: 'static_review', address: '10.0.0.7' })
  const sentTo = (phone: string) =>
    /\d{6}/.exec(sms.recent().find((message) => message.phone === phone)?.text ?? '')?.[0] ?? ''
  const confirm = (phone: string, code: string) =>
    people.phoneCodes.confirm({ regionCode, phone, purpose: 'static_review', code })
  const spend = (codeId: string) =>
    db.transaction(regionCode, (tx) => people.phoneCodes.spend(tx, codeId))

  test('is sent, confirmed and spent once', async () => {
    await send('13700000001')
    const { codeId } = await confirm('13700000001', sentTo('13700000001'))
    await spend(codeId)

    await expect(spend(codeId)).rejects.toMatchObject({ code: 'people/code-expired' })
    await expect(confirm('13700000001', sentTo('13700000001'))).rejects.toMatchObject({
      code: 'people/code-expired',
    })
  })

  test('is lost after five wrong tries, also when the right one follows', async () => {
    await send('13700000002')
    const right = sentTo('13700000002')
    const wrong = right === '000000' ? '000001' : '000000'
    for (let count = 0; count < 5; count += 1) {
      await expect(confirm('13700000002', wrong)).rejects.toMatchObject({
        code: 'people/code-wrong',
      })
    }

    await expect(confirm('13700000002', right)).rejects.toMatchObject({
      code: 'people/code-expired',
    })
  })

  test('ends after ten minutes', async () => {
    await send('13700000003')
    world.set('2026-11-20T16:10:00+08:00')

    await expect(confirm('13700000003', sentTo('13700000003'))).rejects.toMatchObject({
      code: 'people/code-expired',
    })
  })

  test('for one thing is none for another', async () => {
    await send('13700000004')
    const code = sentTo('13700000004')

    await expect(
      people.phoneCodes.confirm({
        regionCode,
        phone: '13700000004',
        purpose: 'matter_access',
        code,
      }),
    ).rejects.toMatchObject({ code: 'people/code-expired' })
  })

  test('is sent once a minute, though ten ask at the same moment', async () => {
    const results = await Promise.allSettled(Array.from({ length: 10 }, () => send('13700000005')))

    expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1)
    expect(sms.recent().filter((message) => message.phone === '13700000005')).toHaveLength(1)
    await expect(send('13700000005')).rejects.toMatchObject({
      code: 'people/code-sent-recently',
      details: { retryAfterSeconds: 60 },
    })
  })

  test('is sent ten times a day at most', async () => {
    for (let count = 0; count < 10; count += 1) {
      world.set(`2026-11-20T17:${10 + count * 2}:00+08:00`)
      await send('13700000006')
    }
    world.set('2026-11-20T18:00:00+08:00')

    await expect(send('13700000006')).rejects.toMatchObject({ code: 'people/code-limit-reached' })
  })

  test('goes to a mobile number only', async () => {
    await expect(send('037166668888')).rejects.toMatchObject({ code: 'people/phone-not-valid' })
  })

  test('leaves nothing after a day', async () => {
    await send('13700000007')
    world.set('2026-11-22T16:00:00+08:00')
    await people.eraseDue(regionCode, world.now())

    const rows = await db.query(sql<{ count: number }>`
      select count(*) as count
      from kernel.phone_code
      where region_code = ${regionCode}`)
    expect(rows).toEqual([{ count: 0 }])
  })
})
