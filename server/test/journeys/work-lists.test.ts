import { describe, expect, test } from 'vitest'
import {
  accepted,
  bad,
  judgeNow,
  moment,
  openBad,
  reachedOnce,
  rectifiedNow,
  seen,
  settle,
} from '../harness/bad-review.ts'
import { openDesk } from '../harness/desk.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { settleMore } from '../harness/more-staff.ts'
import { county, openTown, type Person, township } from '../harness/town.ts'

const world = testWorld(moment(0, 1, '09:00'))
const db = await testDatabase()
const town = await openTown(db, world)
const { house } = town.app
/** Sees the township and nothing else. */
const yan = { code: 'yan', role: 'supervisor', unit: 'town-hall' } as const
const { ask } = openDesk(
  town,
  { db, world },
  await settleMore(town, { db, world }, [yan], township),
)

async function list(who: string, query: Readonly<Record<string, string>>): Promise<string[]> {
  const url = `/api/v1/work/matters?${new URLSearchParams(query)}`
  const { body } = await accepted(ask(who, 'GET', url))
  return body.rows.map((row: { number: string }) => row.number)
}

/** A bad review of the township's hall. */
async function openInTown(projectNo: string, said: Parameters<typeof openBad>[1]): Promise<string> {
  const { invitation } = await house.reviews.reportServiceEnd({
    end: {
      regionCode: township,
      unitCode: 'town-hall',
      itemCode: 'pension',
      projectNo,
      serviceNumber: 1,
      channel: 'terminal',
      outcome: 'completed',
      endedAt: world.now().toISOString(),
    },
    reportedBy: 'test',
  })
  return (await openBad(town, { ...said, token: invitation.token })).number
}

/** An open list read two rows at a time, to its end. */
async function inPages(who: string, query: Readonly<Record<string, string>>): Promise<string[]> {
  const numbers: string[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const page = new URLSearchParams({
      tab: 'open',
      limit: '2',
      ...query,
      ...(cursor && { cursor }),
    })
    const { body } = await accepted(ask(who, 'GET', `/api/v1/work/matters?${page}`))
    numbers.push(...body.rows.map((row: { number: string }) => row.number))
    cursor = body.nextCursor
  }
  return numbers
}

describe('a matter is found', () => {
  test('by number, phone, name, plate and words, in every region one sees', async () => {
    const { number } = await openBad(town, {
      text: '车牌豫A54321，窗口说系统升级，让我改天再来',
      phone: '19900000031',
      name: '欧阳示例',
    })
    await openBad(town, { text: '另一件事', phone: '19900000032', name: '张示例' })
    const ofTown = await openInTown('镇-1', {
      text: '没有人接待',
      phone: '19900000031',
      name: '欧阳示例',
    })

    const found = (q: string) => list('sun', { tab: 'all', q })
    expect(await found(number.toLowerCase())).toEqual([number])
    expect((await found('19900000031')).toSorted()).toEqual([number, ofTown].toSorted())
    expect(await found('199 0000 0032')).toHaveLength(1)
    expect((await found('欧阳示例')).toSorted()).toEqual([number, ofTown].toSorted())
    expect(await found('豫A54321')).toEqual([number])
    expect(await found('a54321')).toEqual([number])
    expect(await found('系统升级')).toEqual([number])
    expect(await found('养老')).toEqual([ofTown])
    expect(await found('查无此人')).toEqual([])
    // Another unit finds none of it, by whatever it searches.
    for (const q of [number, '19900000031', '欧阳示例', '豫A54321', '系统升级']) {
      expect(await list('ma', { tab: 'all', q }), q).toEqual([])
    }
  })

  test('by a name that stands in a text as well as by the name of the reporter', async () => {
    const { number: written } = await openBad(town, { text: '是李示范接待的', phone: undefined })
    const { number: reported } = await openBad(town, { text: '态度差', name: '李示范' })

    expect((await list('sun', { tab: 'all', q: '李示范' })).toSorted()).toEqual(
      [written, reported].toSorted(),
    )
  })

  test('by nothing that is too short to be a word', async () => {
    const url = '/api/v1/work/matters?q=%2D%2D'
    const answer = await town.ask('sun', { method: 'GET', url })
    expect(answer.body.code).toBe('matter/search-too-short')
  })
})

describe('a work list', () => {
  test('comes page by page without gap or repetition, the earliest due first', async () => {
    // Bad reviews of one thing become a problem of their own, a moment later.
    await house.ledger.deliverPending(county)
    const all = await list('sun', { tab: 'open', limit: '100' })
    expect(await inPages('sun', {})).toEqual(all)
    expect(new Set(all).size).toBe(all.length)
  })

  test('comes in the same order when a word is looked for, be it rare or on every page', async () => {
    const lamps = [
      await openInTown('镇-2', { text: '办证大厅门口路灯不亮' }),
      await openInTown('镇-3', { text: '路灯又坏了' }),
      await openInTown('镇-4', { text: '路灯太暗' }),
    ]
    const noise = await openInTown('镇-5', { text: '路灯下面有噪声' })
    const all = await list('yan', { tab: 'open', limit: '100' })
    const { number: elsewhere } = await openBad(town, { text: '县里的路灯' })

    const lit = await inPages('yan', { q: '路灯' })
    expect(lit).toEqual(all.filter((number) => [...lamps, noise].includes(number)))
    expect(lit).not.toContain(elsewhere)
    expect(await inPages('yan', { q: '噪声' })).toEqual([noise])
    expect(await inPages('yan', { q: '查无此事' })).toEqual([])
  })

  test('is narrowed by unit, state and day, and goes into a file as it is', async () => {
    world.set(moment(1, 1, '09:00'))
    const { number } = await openBad(town)
    await judgeNow(town, number)
    const day = moment(1, 1, '09:00').slice(0, 10)
    expect(await list('sun', { state: 'follow_up', from: day, to: day })).toEqual([number])
    expect(await list('sun', { unit: 'tax', from: day, to: day })).toEqual([])
    const file = await town.app.http.inject({
      url: `/api/v1/work/matters.xlsx?state=follow_up&from=${day}&to=${day}`,
      headers: { ...(await cookieHeaders('sun')) },
    })
    expect(file.headers['content-type']).toContain('spreadsheetml')
    expect(file.rawPayload.subarray(0, 2).toString()).toBe('PK')
  })

  test('shows what waits for me, and not what a colleague has in hand', async () => {
    world.set(moment(2, 1, '09:00'))
    const { number } = await openBad(town)
    expect(await list('lin', { tab: 'mine' })).toContain(number)
    await accepted(town.act('zhao', number, 'assign', { staffId: town.staffIds.lin }))
    expect(await list('lin', { tab: 'mine' })).toContain(number)
    expect(await list('zhao', { tab: 'mine' })).not.toContain(number)
  })
})

describe('many matters at once', () => {
  test('are acted on each by itself: what cannot be done is told, the others are done', async () => {
    world.set(moment(3, 1, '09:00'))
    const opened = await Promise.all([1, 2, 3].map(() => openBad(town)))
    const [first, second, third] = opened.map(({ number }) => number)
    const items = [first, second, third].map((number) => ({ number, version: 1 }))
    await accepted(town.act('zhao', second ?? '', 'assign', { staffId: town.staffIds.lin }))
    const payload = {
      act: 'assign',
      items: [...items, { number: 'ZG990121-260101-99999', version: 1 }],
      fields: { staffId: town.staffIds.lin },
    }

    const { body } = await accepted(
      town.ask('zhao', { method: 'POST', url: '/api/v1/work/acts', payload }),
    )

    expect(body.results).toEqual([
      { number: first, ok: true },
      { number: second, ok: false, code: 'matter/changed-meanwhile' },
      { number: third, ok: true },
      { number: 'ZG990121-260101-99999', ok: false, code: 'matter/not-found' },
    ])
    expect((await seen(town, 'zhao', third ?? '')).row.holderName).toBe('林办事')
  })
})

describe('contact data', () => {
  test('is masked until who follows up opens it for a purpose, and the person sees who looked', async () => {
    world.set(moment(4, 1, '09:00'))
    const { number } = await openBad(town, { name: '王示例' })
    await judgeNow(town, number)
    const { contact } = await seen(town, 'he', number)
    expect(contact.mayUnmask).toBe(true)
    expect(contact.masked).not.toContain('19900000001')
    const url = `/api/v1/matters/${number}/contact-views`
    const look = (who: Person) =>
      town.ask(who, { method: 'POST', url, payload: { purpose: 'follow_up' } })
    expect((await look('ma')).status).toBe(404)
    expect((await look('zhao')).body.code).toBe('matter/not-your-act')

    const opened = await accepted(look('he'))

    expect(opened.body).toEqual({ name: '王示例', phone: '19900000001' })
    const { timeline } = await seen(town, 'zhao', number)
    expect(timeline.at(-1)).toMatchObject({ act: 'unmask', actorName: '何回访' })
    const matter = await house.matters.find('990121', number)
    const views = await house.people.viewsOf(db, '990121', [matter?.reportedBy ?? ''])
    expect(views).toMatchObject([{ unitCode: 'oversight', purpose: 'follow_up' }])
  })

  test('stays closed once the matter is closed', async () => {
    world.set(moment(5, 1, '09:00'))
    const { number } = await openBad(town, { ...bad })
    await settle(town, number)
    expect((await seen(town, 'lin', number)).contact.mayUnmask).toBe(false)
    expect((await town.act('lin', number, 'contact', reachedOnce)).body.code).toBe(
      'matter/act-not-now',
    )
    expect((await town.act('lin', number, 'judge', rectifiedNow)).body.code).toBe(
      'matter/act-not-now',
    )
  })
})

async function cookieHeaders(who: Person): Promise<Record<string, string>> {
  const answer = await town.app.http.inject({
    method: 'POST',
    url: '/api/v1/session',
    payload: { loginName: who, password: 'Quiet-River-77' },
  })
  return { cookie: String(answer.headers['set-cookie']).split(';')[0] ?? '' }
}
