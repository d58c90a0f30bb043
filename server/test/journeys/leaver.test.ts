import { beforeAll, describe, expect, test } from 'vitest'
import { accepted, moment, openBad, reachedOnce, seen } from '../harness/bad-review.ts'
import { accountsOf } from '../harness/both-accounts.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { cookieOf, settleMore } from '../harness/more-staff.ts'
import { type Answer, openTown } from '../harness/town.ts'

const world = testWorld(moment(0, 1, '08:30'))
const db = await testDatabase()
const town = await openTown(db, world)
const { house } = town.app
const calendarAt = () => house.clock.calendarOf('990121')

let cookie = ''
let ids: ReadonlyMap<string, string>
const idOf = (code: string) => ids.get(code) ?? ''
beforeAll(async () => {
  ids = await settleMore(town, { db, world }, [
    { code: 'ada', role: 'system_admin', unit: 'oversight' },
    { code: 'sec', role: 'security_admin', unit: 'oversight' },
    { code: 'dai', role: 'handler', unit: 'police' },
  ])
  cookie = (await cookieOf(town, world, { loginName: 'ada', role: 'system_admin' })) ?? ''
})

/** Asks as the system administrator. */
async function administer(method: 'GET' | 'POST', path: string, payload?: object): Promise<Answer> {
  const answer = await town.app.http.inject({
    method,
    url: `/api/v1/admin/staff${path}`,
    headers: { host: 'localhost', origin: 'http://localhost', cookie },
    ...(payload === undefined ? {} : { payload }),
  })
  return { status: answer.statusCode, body: answer.body === '' ? undefined : answer.json() }
}

const { lin, ma } = town.staffIds
const reason = '调离'
const toEach = (matters: readonly { id: string }[], toStaffId: string) =>
  matters.map(({ id }) => ({ matterId: id, toStaffId }))

describe('people', () => {
  test('are entered without rights, renamed, and never doubled', async () => {
    const person = { staffCode: 'zhou', displayName: '周明', unitCode: 'tax', phone: null }
    const { body } = await accepted(administer('POST', '', person), 201)

    expect((await administer('POST', '', person)).body.code).toBe('administration/code-taken')
    const change = { displayName: '周铭', phone: '0377-1', reason: '更正姓名' }
    expect((await administer('POST', `/${body.staffId}`, change)).status).toBe(204)
    const [found] = await house.org.staff(db, '990121', [body.staffId])
    expect(found).toMatchObject({ displayName: '周铭', phone: '0377-1', unitCode: 'tax' })
    expect(await house.org.postsOf(db, '990121', body.staffId, '2026-06-22')).toEqual([])
  })
})

describe('somebody who leaves', () => {
  test('is shown with everything in hand, and nothing of what it says', async () => {
    const { number } = await openBad(town)
    await accepted(town.act('zhao', number, 'assign', { staffId: lin }))
    await accepted(town.act('lin', number, 'contact', reachedOnce))

    const { body } = await accepted(administer('GET', `/${lin}/holdings`))

    expect(body.matters).toMatchObject([{ number, unitCode: 'police', isCheck: false }])
    expect(body.posts).toMatchObject([{ code: 'lin', role: 'handler', isOnlyHolder: true }])
    expect(body.person).toMatchObject({ displayName: '林办事', hasAccount: true })
    const names = body.colleagues.map((one: { displayName: string }) => one.displayName)
    expect(names).toEqual(expect.arrayContaining(['赵局长', 'dai']))
    expect(JSON.stringify(body)).not.toContain('八天')
  })

  test('does not leave while a matter has nobody, or somebody who must not have it', async () => {
    const { matters } = (await administer('GET', `/${lin}/holdings`)).body
    const leave = (handOver: object[]) =>
      administer('POST', `/${lin}/departure`, { handOver, reason })

    const [matterId] = matters.map(({ id }: { id: string }) => id)
    const why = async (handOver: object[]) => (await leave(handOver)).body
    expect(await why([])).toMatchObject({
      code: 'administration/matters-left',
      details: { left: [{ matterId, why: 'unnamed' }] },
    })
    expect((await why(toEach(matters, ma))).details.left[0].why).toBe('not-of-the-unit')
    expect((await why(toEach(matters, lin))).details.left[0].why).toBe('unnamed')
    expect((await seen(town, 'lin', matters[0].number)).row.holderName).toBe('林办事')
  })

  test('hands over everything, and loses account, sessions and posts at once', async () => {
    const { matters } = (await administer('GET', `/${lin}/holdings`)).body
    const [{ number }] = matters
    const before = (await accountsOf(town, db, { number, calendarAt })).stored
    const handOver = toEach(matters, idOf('dai'))

    const { body } = await accepted(administer('POST', `/${lin}/departure`, { handOver, reason }))

    expect(body).toEqual({
      handedOver: 1,
      vacantPosts: [{ code: 'lin', name: '林办事' }],
      isAccountClosed: true,
    })
    const after = await accountsOf(town, db, { number, calendarAt })
    expect(after.replayed).toEqual(after.stored)
    expect(after.stored.clocks).toEqual(before.clocks)
    expect(after.stored.holderStaffId).toBe(idOf('dai'))
    const { timeline } = await seen(town, 'zhao', number)
    expect(timeline.at(-1)).toMatchObject({ act: 'hand_over', label: '经办人离岗，移交' })
    await expect(town.ask('lin', { method: 'GET', url: '/api/v1/session' })).rejects.toThrow(
      'sign-in of lin',
    )
    expect((await administer('POST', `/${lin}/departure`, { handOver, reason })).body.code).toBe(
      'administration/has-left',
    )
  })

  test('is never the only administrator of a kind, nor oneself', async () => {
    const leave = (id: string) => administer('POST', `/${id}/departure`, { handOver: [], reason })

    expect((await leave(idOf('sec'))).body.code).toBe('administration/last-administrator')
    expect((await leave(idOf('ada'))).body.code).toBe('access/not-for-oneself')
  })
})

describe('somebody who moves', () => {
  test('leaves the posts behind and keeps the account', async () => {
    const moved = { toUnitCode: 'police', handOver: [], reason }
    const { body } = await accepted(administer('POST', `/${ma}/departure`, moved))

    expect(body).toMatchObject({ isAccountClosed: false, vacantPosts: [{ code: 'ma' }] })
    const session = await accepted(town.ask('ma', { method: 'GET', url: '/api/v1/session' }))
    expect(session.body).toMatchObject({ unitCode: 'police', posts: [] })
  })
})
