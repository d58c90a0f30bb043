import { beforeEach, describe, expect, test } from 'vitest'
import { citizenRules } from '../../src/kernel/citizens/index.ts'
import { sql } from '../../src/platform/db/sql.ts'
import { bad, judgeNow, moment, openBad } from '../harness/bad-review.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { ownBrowser, signInByPhone, signInByReceipt } from '../harness/own-pages.ts'
import { county, openTown } from '../harness/town.ts'

const world = testWorld(moment(0, 1, '09:00'))
const db = await testDatabase()
const town = await openTown(db, world)
const family = '19900000001'
let minutes = 0

/** Every story a little later, so that a phone is sent one code a minute. */
beforeEach(() => {
  minutes += 10
  world.set(
    `2026-06-22T${10 + Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}:00+08:00`,
  )
})

/** Looks at the number behind a matter, as the office that follows up does. */
async function look(number: string, purpose = 'follow_up') {
  await judgeNow(town, number)
  const url = `/api/v1/matters/${number}/contact-views`
  return town.ask('he', { method: 'POST', url, payload: { purpose } })
}

describe('who looked at my number', () => {
  test('a person sees day, unit and purpose of every look, and not the clerk', async () => {
    const mine = await openBad(town)
    expect((await look(mine.number)).status).toBe(200)

    const me = await signInByReceipt(town, family, mine.receiptCode)
    const page = await me.get('/me')

    expect(page.status).toBe(200)
    expect(page.body).toContain(mine.number)
    expect(page.body).toMatch(/2026年6月22日（周一）10:10 · 效能督查室/)
    expect(page.body).toContain('回访是否解决')
    expect(page.body).not.toContain('何回访')
    expect(page.headers['cache-control']).toBe('no-store')
  })

  test('a region that publishes its clerks names them', async () => {
    const mine = await openBad(town)
    await look(mine.number)
    await publish({ namesClerks: true })
    const me = await signInByReceipt(town, family, mine.receiptCode)

    const named = await me.get('/me')
    await publish({ namesClerks: false })
    const unnamed = await me.get('/me')

    expect(named.body).toContain('效能督查室 何回访')
    expect(unnamed.body).not.toContain('何回访')
  })

  test('the copy holds everything that is kept, in full', async () => {
    const mine = await openBad(town)
    const me = await signInByReceipt(town, family, mine.receiptCode)

    const copy = await me.get('/me/copy')

    expect(copy.headers['content-disposition']).toContain('attachment')
    expect(JSON.parse(copy.body)).toMatchObject({
      matters: [{ number: mine.number, unit: { name: '公安局' } }],
      reviews: [{ text: bad.text, grade: 'dissatisfied' }],
      kept: [{ phone: family, retentionClass: 'review_contact', erasedAt: null }],
    })
  })
})

describe('a phone several people share', () => {
  test('opens nothing by itself', async () => {
    const mother = await openBad(town)
    const phoneOnly = await signInByPhone(town, family)

    const page = await phoneOnly.get('/me')
    const copy = await phoneOnly.get('/me/copy')

    expect(page.status).toBe(303)
    expect(page.headers.location).toBe('/me/sign-in')
    expect(copy.status).toBe(303)
    expect((await phoneOnly.get('/me/who')).body).not.toContain(mother.number)
  })

  test('shows each person their own matters and nothing of the others', async () => {
    const mother = await openBad(town, { text: '母亲的事' })
    const daughter = await openBad(town, { text: '女儿的事' })

    const asMother = await signInByReceipt(town, family, mother.receiptCode)
    world.set(new Date(world.now().getTime() + 120_000).toISOString())
    const asDaughter = await signInByReceipt(town, family, daughter.receiptCode)
    const [seenByMother, seenByDaughter] = [await asMother.get('/me'), await asDaughter.get('/me')]

    expect(seenByMother.body).toContain('母亲的事')
    expect(seenByMother.body).not.toContain('女儿的事')
    expect(seenByMother.body).not.toContain(daughter.number)
    expect(seenByDaughter.body).toContain('女儿的事')
    expect(seenByDaughter.body).not.toContain(mother.number)
  })

  test('a second receipt of the same person comes to the first, and alone', async () => {
    const first = await openBad(town, { text: '第一件' })
    const second = await openBad(town, { text: '第二件' })
    const me = await signInByReceipt(town, family, first.receiptCode)

    const added = await me.send('/me/claims', { receiptCode: second.receiptCode.toLowerCase() })

    expect(added.status).toBe(303)
    expect((await me.get('/me?done=claim')).body).toContain('已经加进来')
    const page = await me.get('/me')
    expect(page.body).toContain('第一件')
    expect(page.body).toContain('第二件')
    expect(page.body).not.toContain('母亲的事')
  })

  test('name and the end of the identity number open what was registered under them', async () => {
    const phone = '19900000002'
    const served = { name: '周敏', phone, idNumber: '11010519491231002X' }
    const [ids] = [
      await db.transaction(county, (tx) =>
        town.app.house.people.remember(tx, [
          { ...served, identityGrade: 'open', retentionClass: 'served_person' },
          {
            ...served,
            name: '周强',
            idNumber: '440524188001010014',
            identityGrade: 'open',
            retentionClass: 'served_person',
          },
        ]),
      ),
    ]
    const browser = await signInByPhone(town, phone)

    const wrong = await browser.send('/me/who', { name: '周敏', tail: '0014' })
    const right = await browser.send('/me/who', { name: ' 周敏', tail: '002x' })
    const copy = JSON.parse((await browser.get('/me/copy')).body)

    expect(wrong.status).toBe(422)
    expect(wrong.body).toContain('还可以试 4 次')
    expect(right.status).toBe(303)
    expect(copy.kept).toHaveLength(1)
    expect(copy.kept[0]).toMatchObject({ citizenId: ids[0], name: '周敏' })
  })
})

describe('a number that changed hands', () => {
  test('shows its new owner nothing of the old one, whatever was proved before', async () => {
    const phone = '19900000003'
    const old = await openBad(town, { phone, text: '旧机主的事' })
    const also = await openBad(town, { phone, text: '旧机主的另一件' })
    const before = await signInByReceipt(town, phone, old.receiptCode)
    await before.send('/me/claims', { receiptCode: also.receiptCode })
    expect((await before.get('/me')).body).toContain('旧机主的另一件')

    world.set('2026-10-08T09:00:00+08:00')
    const newOwner = await signInByPhone(town, phone)
    const owned = await openBad(town, { phone, text: '新机主的事' })
    await newOwner.send('/me/who', { receiptCode: owned.receiptCode })
    const seen = await newOwner.get('/me')

    expect(seen.body).toContain('新机主的事')
    expect(seen.body).not.toContain('旧机主')
    world.set('2026-10-08T10:00:00+08:00')
    const again = await signInByReceipt(town, phone, old.receiptCode)
    const proved = await again.get('/me')
    expect(proved.body).toContain('旧机主的事')
    expect(proved.body).not.toContain('旧机主的另一件')
  })
})

describe('attacks on 我的', () => {
  test('guessing which person it is ends after five tries, also for the right answer', async () => {
    const phone = '19900000004'
    world.set('2026-10-09T09:00:00+08:00')
    const mine = await openBad(town, { phone })
    const browser = await signInByPhone(town, phone)

    for (let tries = 0; tries < 5; tries += 1) {
      const guess = await browser.send('/me/who', { receiptCode: `AAAA-000${tries}` })
      expect(guess.status).toBe(422)
    }
    const late = await browser.send('/me/who', { receiptCode: mine.receiptCode })

    expect(late.status).toBe(422)
    expect(late.body).toContain('一小时后再试')
  })

  test('a receipt code of another phone opens nothing', async () => {
    world.set('2026-10-10T09:00:00+08:00')
    const theirs = await openBad(town, { phone: '19900000005' })
    const browser = await signInByPhone(town, '19900000006')

    const stolen = await browser.send('/me/who', { receiptCode: theirs.receiptCode })

    expect(stolen.status).toBe(422)
    expect((await browser.get('/me')).status).toBe(303)
  })

  test('the token of before the proof opens nothing after it, and none after signing out', async () => {
    world.set('2026-10-11T09:00:00+08:00')
    const mine = await openBad(town, { phone: '19900000007' })
    const browser = await signInByPhone(town, '19900000007')
    const early = browser.cookie()
    await browser.send('/me/who', { receiptCode: mine.receiptCode })
    const late = browser.cookie()
    expect(late).not.toBe(early)

    expect((await ownBrowser(town, early).get('/me')).status).toBe(303)
    await browser.send('/me/sign-out', {})
    expect((await ownBrowser(town, late).get('/me')).status).toBe(303)
  })

  test('a form of another site is refused, and the desk knows no citizen', async () => {
    world.set('2026-10-12T09:00:00+08:00')
    const mine = await openBad(town, { phone: '19900000008' })
    const browser = await signInByReceipt(town, '19900000008', mine.receiptCode)

    const forged = await town.app.http.inject({
      method: 'POST',
      url: '/me/sign-out',
      headers: {
        host: 'localhost',
        origin: 'https://evil.example',
        'content-type': 'application/x-www-form-urlencoded',
        cookie: browser.cookie(),
      },
      payload: '',
    })
    const desk = await town.app.http.inject({
      url: '/api/v1/work/matters',
      headers: { host: 'localhost', cookie: browser.cookie().replace('huiyin-me', 'huiyin') },
    })

    expect(forged.statusCode).toBe(403)
    expect(desk.statusCode).toBe(401)
    expect((await browser.get('/me')).status).toBe(200)
  })

  test('a challenge sealed for another purpose or changed on the way is none', async () => {
    world.set('2026-10-13T09:00:00+08:00')
    const { citizens } = town.app.house
    const asked = { regionCode: county, phone: '19900000009', address: '127.0.0.1' }
    const { challenge } = await citizens.sendCode({ ...asked, purpose: 'new_phone' })

    for (const sealed of [challenge, `${challenge}A`, 'nonsense']) {
      const given = { challenge: sealed, code: '000000' }
      await expect(citizens.signInByPhone(given)).rejects.toMatchObject({
        code: 'people/code-expired',
      })
    }
  })

  test('accounts that proved nothing for too long are forgotten', async () => {
    world.set('2027-03-01T03:00:00+08:00')
    await town.app.house.citizens.sweep(county)

    const kept = await db.query(countAccounts())
    expect(kept).toEqual([{ accounts: 0, claims: 0, sessions: 0 }])
  })
})

/** What is left of accounts in the county. */
function countAccounts() {
  return sql<{ accounts: number; claims: number; sessions: number }>`
    select
      (select count(*)::int from kernel.citizen_account where region_code = ${county}) as accounts,
      (select count(*)::int from kernel.citizen_claim where region_code = ${county}) as claims,
      (select count(*)::int from kernel.citizen_session where region_code = ${county}) as sessions`
}

let editions = 0
/** A new version of the region's rules for accounts of citizens. */
async function publish(over: { readonly namesClerks: boolean }): Promise<void> {
  editions += 1
  const { rulebook } = town.app.house
  await db.transaction(county, (tx) =>
    rulebook.publish(tx, citizenRules, {
      version: `own-${editions}`,
      value: { ...citizenRules.otherwise.value, ...over },
      effectiveFrom: '2026-06-22',
      ground: '试行办法',
      publishedBy: 'test',
      publishedAt: world.now(),
    }),
  )
  await rulebook.load()
}
