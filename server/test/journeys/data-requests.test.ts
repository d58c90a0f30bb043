import { beforeEach, describe, expect, test } from 'vitest'
import { commitmentSources } from '../../src/commitment-sources.ts'
import { verifyLedger } from '../../src/kernel/ledger/index.ts'
import { sql } from '../../src/platform/db/sql.ts'
import { accepted, bad, judgeNow, moment, openBad, settle } from '../harness/bad-review.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { type OwnBrowser, signInByPhone, signInByReceipt } from '../harness/own-pages.ts'
import { county, openTown } from '../harness/town.ts'

const world = testWorld(moment(0, 1, '09:00'))
const db = await testDatabase()
const town = await openTown(db, world)
let week = 0
let lastPhone = 19_900_000_100

/** Every story has a week and a phone of its own. */
beforeEach(() => {
  week += 1
  lastPhone += 1
  world.set(moment(week, 1, '09:00'))
})
const phone = () => String(lastPhone)

/** Number and code of a request, as the receipt shows them once. */
async function ask(me: OwnBrowser, fields: Readonly<Record<string, string>>) {
  const answer = await me.send('/me/requests', fields)
  expect(answer.status, answer.body).toBe(201)
  const [number = '', code = ''] = [...answer.body.matchAll(/class="code">([^<]+)</g)].map(
    ([, text]) => text ?? '',
  )
  return { number, code }
}

/** Lets whoever follows the ledger do what it told of. */
const tell = () => town.app.house.ledger.deliverPending(county)

async function keptOf(matterNumber: string) {
  const [row] = await db.query(sql<{
    phone: string | null
    erasedAt: Date | null
    text: string | null
  }>`
    select citizen.phone_lookup as phone, citizen.erased_at as "erasedAt", review.text_body as text
    from kernel.matter as matter
    join kernel.citizen as citizen on citizen.region_code = matter.region_code
      and citizen.id = matter.reported_by
    join reviews.review as review on review.region_code = matter.region_code
      and review.matter_id = matter.id
    where matter.region_code = ${county}
      and matter.number = ${matterNumber}`)
  return row
}

describe('erasing', () => {
  test('takes contact data and words of what is closed, and the chain still verifies', async () => {
    const mine = await openBad(town, { phone: phone() })
    await settle(town, mine.number)
    const me = await signInByReceipt(town, phone(), mine.receiptCode)

    const request = await ask(me, { type: 'erase' })
    const answered = { publicAnswer: '已删除。' }
    await accepted(town.act('sun', request.number, 'grant', answered))
    await tell()

    expect(await keptOf(mine.number)).toMatchObject({ phone: null, text: null })
    expect((await me.get('/me')).status).toBe(303)
    expect((await verifyLedger(db, { commitmentSources })).findings).toEqual([])
  })

  test('tells beforehand what law keeps, and erases that once it is closed', async () => {
    const mine = await openBad(town, { phone: phone() })
    const me = await signInByReceipt(town, phone(), mine.receiptCode)
    const form = await me.get('/me/requests')
    expect(form.body).toMatch(new RegExp(`依法暂时保留：${mine.number} 正在办理.*第四十七条`))

    const request = await ask(me, { type: 'erase' })
    await accepted(town.act('sun', request.number, 'grant', { publicAnswer: '办结后删除。' }))
    await tell()
    expect((await keptOf(mine.number))?.phone).not.toBeNull()
    expect((await me.get('/me')).body).toContain('已同意')

    await settle(town, mine.number)
    await town.app.house.personal.finishErasures(county)
    expect(await keptOf(mine.number)).toMatchObject({ phone: null, text: null })
  })

  test('is refused with the fact, the rule and where to contest it', async () => {
    const mine = await openBad(town, { phone: phone() })
    const me = await signInByReceipt(town, phone(), mine.receiptCode)
    const request = await ask(me, { type: 'erase', text: '全部删掉' })

    const bare = await town.act('sun', request.number, 'refuse', { reason: '案件在诉讼中' })
    const told = { reason: '案件在诉讼中', ground: '个人信息保护法第四十七条第二款' }
    await accepted(town.act('sun', request.number, 'refuse', told))

    expect(bare.status).toBe(422)
    const own = await town.app.http.inject({
      method: 'POST',
      url: `/m/${request.number}`,
      headers: {
        host: 'localhost',
        origin: 'http://localhost',
        'content-type': 'application/x-www-form-urlencoded',
      },
      payload: new URLSearchParams({ receiptCode: request.code }).toString(),
    })
    expect(own.body).toContain('案件在诉讼中')
    expect(own.body).toContain('个人信息保护法第四十七条第二款')
    expect(own.body).toContain('网信部门投诉')
  })
})

test('a request has fifteen working days, and an open clock is said to be late', async () => {
  const mine = await openBad(town, { phone: phone() })
  const me = await signInByReceipt(town, phone(), mine.receiptCode)
  const { number } = await ask(me, { type: 'explain', text: '谁在用我的号码？' })

  const seen = await town.ask('sun', { method: 'GET', url: `/api/v1/work/matters/${number}` })
  expect(seen.body.clocks[0].explanation.join('\n')).toContain('共15个工作日')

  world.set(moment(week + 4, 1, '09:00'))
  week += 4
  await town.app.house.matters.scanBreaches(county)
  const late = await town.ask('citizen', { method: 'GET', url: `/api/v1/matters/${number}` })
  expect(late.body.breach).not.toBeNull()
})

test('withdrawing consent needs nobody: phone and name are gone at once', async () => {
  const mine = await openBad(town, { phone: phone() })
  const me = await signInByReceipt(town, phone(), mine.receiptCode)

  const request = await ask(me, { type: 'withdraw' })
  await tell()

  expect((await keptOf(mine.number))?.phone).toBeNull()
  const shown = await town.ask('citizen', {
    method: 'GET',
    url: `/api/v1/matters/${request.number}`,
  })
  expect(shown.body.closedAt).not.toBeNull()
  const look = { method: 'POST', url: `/api/v1/matters/${mine.number}/contact-views` } as const
  await judgeNow(town, mine.number)
  const refused = await town.ask('he', { ...look, payload: { purpose: 'follow_up' } })
  expect(refused.body.code).toBe('people/contact-erased')
})

test('a name is put right as the person wrote it, once somebody agreed', async () => {
  const mine = await openBad(town, { phone: phone() })
  const me = await signInByReceipt(town, phone(), mine.receiptCode)

  const empty = await me.send('/me/requests', { type: 'correct' })
  const request = await ask(me, { type: 'correct', newName: '周敏' })
  await accepted(town.act('sun', request.number, 'grant', { publicAnswer: '已更正。' }))
  await tell()

  expect(empty.status).toBe(422)
  expect(JSON.parse((await me.get('/me/copy')).body).kept[0].name).toBe('周敏')
})

describe('a new number', () => {
  test('is taken when old and new are both proved, and the old one opens nothing more', async () => {
    const [oldPhone, newPhone] = [phone(), String(lastPhone + 1_234)]
    const mine = await openBad(town, { phone: oldPhone })
    const me = await signInByReceipt(town, oldPhone, mine.receiptCode)

    const sent = await me.send('/me/phone', { phone: newPhone })
    const challenge = /name="challenge" value="([^"]+)"/.exec(sent.body)?.[1] ?? ''
    const digits = /验证码：(\d{6})/.exec(sent.body)?.[1] ?? ''
    const wrong = await me.send('/me/phone', {
      challenge,
      digits: digits === '000000' ? '1' : '000000',
    })
    const changed = await me.send('/me/phone', { challenge, digits })

    expect(wrong.status).toBe(422)
    expect(changed.status).toBe(303)
    expect(JSON.parse((await me.get('/me/copy')).body).kept[0].phone).toBe(newPhone)
    world.set(moment(week, 1, '09:05'))
    const byOld = await signInByPhone(town, oldPhone)
    expect((await byOld.send('/me/who', { receiptCode: mine.receiptCode })).status).toBe(422)
    const byNew = await signInByReceipt(town, newPhone, mine.receiptCode)
    expect((await byNew.get('/me')).body).toContain(bad.text)
    const isHers = { regionCode: county, suffix: newPhone.slice(-4) }
    const matter = await town.app.house.matters.find(county, mine.number)
    const citizenId = matter?.reportedBy ?? ''
    expect(await town.app.house.people.hasPhoneSuffix(db, { ...isHers, citizenId })).toBe(true)
    const page = await town.ask('lin', {
      method: 'GET',
      url: `/api/v1/work/matters/${mine.number}`,
    })
    expect(page.body.timeline.at(-1)).toMatchObject({ label: '当事人更换手机号' })
  })

  test('of nobody signed in is taken by nobody', async () => {
    const phoneOnly = await signInByPhone(town, phone())

    const answer = await phoneOnly.send('/me/phone', { phone: '19900009999' })

    expect(answer.status).toBe(303)
    expect(answer.headers.location).toBe('/me/sign-in')
  })
})
