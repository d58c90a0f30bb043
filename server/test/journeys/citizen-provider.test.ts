import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { citizenProviderRule } from '../../src/kernel/citizens/index.ts'
import { openBad } from '../harness/bad-review.ts'
import { setCookies, startIdentityProvider, walkThrough } from '../harness/identity-provider.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { type OwnBrowser, ownBrowser, signInByReceipt } from '../harness/own-pages.ts'
import { county, openTown } from '../harness/town.ts'

const publicUrl = 'http://localhost'
const provider = await startIdentityProvider(() => publicUrl)
afterAll(provider.stop)
const world = testWorld('2026-06-22T10:00:00+08:00')
const db = await testDatabase()
const { issuer, secret, at } = provider
const oidc = { secret, hosts: [new URL(issuer).host] }
const town = await openTown(db, world, { publicUrl, oidc })

const zhou = { name: '周敏', id_number: '11010519491231002X' }
const qiang = { name: '周强', id_number: '440524188001010014' }
const noodles = { credit_code: '91350100M000100Y43', enterprise: '示例面馆' }
let editions = 0

async function rule(over: object = {}): Promise<void> {
  editions += 1
  const { rulebook } = town.app.house
  const value = {
    ...citizenProviderRule.otherwise.value,
    isOn: true,
    issuer,
    clientId: 'huiyin',
    numberClaim: 'id_number',
    creditCodeClaim: 'credit_code',
    enterpriseNameClaim: 'enterprise',
    ...over,
  }
  await db.transaction(county, (tx) =>
    rulebook.publish(tx, citizenProviderRule, {
      version: `test-${String(editions).padStart(3, '0')}`,
      value,
      effectiveFrom: '2020-01-01',
      ground: '测试',
      publishedBy: 'test',
      publishedAt: world.now(),
    }),
  )
  await rulebook.load()
}

let minutes = 0
/** Every story a little later, with nobody at the provider. */
beforeEach(async () => {
  minutes += 10
  world.set(new Date(Date.parse('2026-06-22T10:00:00+08:00') + minutes * 60_000).toISOString())
  Object.assign(at, { accountId: `u-${minutes}`, acr: 'urn:one', claims: {} })
  await rule()
})

/** Away to the provider with the cookies of a browser. */
async function leave(path: string, browser: OwnBrowser = ownBrowser(town)) {
  const away = await browser.get(path)
  const errand = setCookies(away.headers['set-cookie']).find((one) => one.includes('errand')) ?? ''
  return { status: away.status, location: String(away.headers.location), errand, body: away.body }
}

/** Back with the errand; the browser keeps what it is given. */
async function comeBack(back: URL, errand: string, session = '') {
  const answer = await town.app.http.inject({
    url: back.pathname + back.search,
    headers: { host: 'localhost', cookie: [errand, session].filter(Boolean).join('; ') },
  })
  const cookie =
    setCookies(answer.headers['set-cookie']).find((one) => /^huiyin-me=./.test(one)) ?? session
  const browser = ownBrowser(town, cookie)
  return { status: answer.statusCode, body: answer.body, to: answer.headers.location, browser }
}

/** The whole way. */
async function signIn(as: 'person' | 'enterprise', who: { accountId: string; claims: object }) {
  Object.assign(at, who)
  const { location, errand } = await leave(`/me/provider/${as}`)
  return comeBack(await walkThrough(location, publicUrl), errand)
}

/** Links the provider to who is signed in. */
async function link(browser: OwnBrowser, who: { accountId: string; claims: object }) {
  Object.assign(at, who)
  const { location, errand } = await leave('/me/links/provider', browser)
  return comeBack(await walkThrough(location, publicUrl), errand, browser.cookie())
}

/** Something registered at a window under a whole identity number. */
async function register(person: { name: string; id_number: string }, phone: string) {
  const [id = ''] = await db.transaction(county, (tx) =>
    town.app.house.people.remember(tx, [
      {
        name: person.name,
        idNumber: person.id_number,
        phone,
        identityGrade: 'open',
        retentionClass: 'served_person',
      },
    ]),
  )
  return id
}

async function keptOf(browser: OwnBrowser) {
  const copy = await browser.get('/me/copy')
  return JSON.parse(copy.body) as {
    kept: { citizenId: string }[]
    reviews: { text: string }[]
    requests: { number: string }[]
    who: object
  }
}

describe('a person comes through the provider of the region', () => {
  test('and sees what was registered under their number, of nobody else', async () => {
    const own = await register(zhou, '19900000011')
    await register(qiang, '19900000011')

    const { status, to, browser } = await signIn('person', { accountId: 'zhou', claims: zhou })
    const seen = await keptOf(browser)

    expect(status).toBe(303)
    expect(to).toBe('/me')
    expect(seen.kept.map(({ citizenId }) => citizenId)).toEqual([own])
    expect((await browser.get('/me')).body).toContain('周敏，您好')
  })

  test('with a code, PKCE, state and nonce, and signs in there anew each time', async () => {
    const { location } = await leave('/me/provider/person')

    const asked = new URL(location).searchParams
    expect(asked.get('response_type')).toBe('code')
    expect(asked.get('code_challenge_method')).toBe('S256')
    expect(asked.get('prompt')).toBe('login')
    for (const name of ['state', 'nonce', 'code_challenge']) {
      expect(asked.get(name)?.length).toBeGreaterThan(40)
    }
  })

  test('where the region has one: the sign-in page offers it, else it does not', async () => {
    const offered = await ownBrowser(town).get('/me/sign-in')
    await rule({ isOn: false })
    const closed = await ownBrowser(town).get('/me/sign-in')
    const forced = await leave('/me/provider/person')

    expect(offered.body).toContain('用统一身份认证登录')
    expect(offered.body).toContain('企业、个体户用统一身份认证登录')
    expect(closed.body).not.toContain('用统一身份认证登录')
    expect(forced.status).toBe(404)
  })

  test('well enough proved, where the region asks for that', async () => {
    await rule({ acceptedAcr: ['urn:two'] })

    const weak = await signIn('person', { accountId: 'zhou', claims: zhou })
    at.acr = 'urn:two'
    const strong = await signIn('person', { accountId: 'zhou', claims: zhou })

    expect(weak.status).toBe(403)
    expect(weak.body).toContain('实名等级不够')
    expect(strong.status).toBe(303)
  })
})

describe('an enterprise', () => {
  test('is its credit code, whoever acts for it; the agent is named', async () => {
    const first = await signIn('enterprise', {
      accountId: 'agent-1',
      claims: { ...noodles, name: '李经办' },
    })
    const request = await first.browser.send('/me/requests', { type: 'explain' })
    const number = /GX[\d-]+/.exec(request.body)?.[0] ?? ''
    const second = await signIn('enterprise', {
      accountId: 'agent-2',
      claims: { ...noodles, name: '王经办' },
    })

    const page = await second.browser.get('/me')
    expect(page.body).toContain('示例面馆（91350100M000100Y43）')
    expect(page.body).toContain('经办人：王经办')
    expect((await keptOf(second.browser)).requests).toMatchObject([{ number }])
    const links = await second.browser.get('/me/links')
    expect(links.body).toContain('经办人：李经办')
    const work = await town.ask('sun', { method: 'GET', url: `/api/v1/work/matters/${number}` })
    expect(JSON.stringify(work.body)).toContain('示例面馆，经办人 李经办')
  })

  test('without a valid credit code or an agent is none, and its agent sees nothing of it', async () => {
    const wrong = { ...noodles, credit_code: '91350100M000100Y44', name: '李经办' }

    const noCode = await signIn('enterprise', { accountId: 'agent-1', claims: wrong })
    const noAgent = await signIn('enterprise', { accountId: 'agent-1', claims: noodles })
    const agent = await signIn('person', {
      accountId: 'agent-1',
      claims: { ...noodles, name: '李经办' },
    })

    expect(noCode.body).toContain('统一社会信用代码')
    expect([noCode.status, noAgent.status]).toEqual([403, 403])
    expect((await agent.browser.get('/me')).body).not.toContain('示例面馆')
    expect((await keptOf(agent.browser)).requests).toEqual([])
  })
})

describe('linking', () => {
  test('brings both accounts together once both are proved, and undoing it parts them', async () => {
    const mine = await openBad(town, { phone: '19900000021', text: '手机上的事' })
    const registered = await register(zhou, '19900000021')
    const who = { accountId: 'zhou-21', claims: zhou }
    const before = await signIn('person', who)
    const asked = await before.browser.send('/me/requests', { type: 'explain' })
    const byPhone = await signInByReceipt(town, '19900000021', mine.receiptCode)

    const linked = await link(byPhone, who)

    expect(linked.to).toBe('/me/links?done=linked')
    const seen = await keptOf(linked.browser)
    expect(seen.reviews).toMatchObject([{ text: '手机上的事' }])
    expect(seen.kept.map(({ citizenId }) => citizenId)).toContain(registered)
    expect(seen.requests).toMatchObject([{ number: /GX[\d-]+/.exec(asked.body)?.[0] }])
    expect((await before.browser.get('/me')).status).toBe(303)
    expect((await keptOf((await signIn('person', who)).browser)).reviews).toHaveLength(1)

    const undone = await linked.browser.send('/me/links/undo', { which: 'phone' })
    expect(undone.status).toBe(303)
    const apart = await keptOf(linked.browser)
    expect(apart.reviews).toEqual([])
    expect(apart.kept.map(({ citizenId }) => citizenId)).toContain(registered)
    const last = await linked.browser.send('/me/links/undo', { which: 'provider' })
    expect(last.status).toBe(422)
    expect(last.body).toContain('唯一方式')
  })

  test('from the other side takes the code and a receipt, as signing in by phone does', async () => {
    const mine = await openBad(town, { phone: '19900000022', text: '二十二' })
    const { browser } = await signIn('person', { accountId: 'zhou-22', claims: { name: '周敏' } })

    const code = await askCode(browser, '19900000022')
    const wrong = await browser.send('/me/links/phone', { ...code, receiptCode: 'AAAA-0000' })
    const none = await browser.send('/me/links/phone', code)
    const linked = await browser.send('/me/links/phone', { ...code, receiptCode: mine.receiptCode })

    expect([wrong.status, none.status, linked.status]).toEqual([422, 422, 303])
    expect((await keptOf(browser)).reviews).toMatchObject([{ text: '二十二' }])
    expect((await browser.get('/me/links')).body).toContain('199****0022')
  })

  test('never happens by an equal phone: a family shares it', async () => {
    const mother = await openBad(town, { phone: '19900000023', text: '母亲的事' })
    await signInByReceipt(town, '19900000023', mother.receiptCode)
    const { browser } = await signIn('person', {
      accountId: 'daughter',
      claims: { name: '女儿', phone_number: '19900000023' },
    })

    expect((await keptOf(browser)).reviews).toEqual([])
    const code = await askCode(browser, '19900000023')
    const guess = await browser.send('/me/links/phone', { ...code, name: '母亲', tail: '0000' })
    expect(guess.status).toBe(422)
    expect((await keptOf(browser)).reviews).toEqual([])
  })

  test('is refused where something is registered under another identity number', async () => {
    await register(qiang, '19900000024')
    const { browser } = await signIn('person', { accountId: 'zhou-24', claims: zhou })

    const code = await askCode(browser, '19900000024')
    const other = await browser.send('/me/links/phone', { ...code, name: '周强', tail: '0014' })

    expect(other.status).toBe(422)
    expect(other.body).toContain('登记在另一个证件号码名下')
    expect((await browser.get('/me/links')).body).not.toContain('199****0024')
  })

  test('of an enterprise brings the one matter that was proved, and not its agent’s phone', async () => {
    const mine = await openBad(town, { phone: '19900000025', text: '店里的事' })
    await openBad(town, { phone: '19900000025', text: '经办人家里的事' })
    const claims = { ...noodles, name: '李经办' }
    const { browser } = await signIn('enterprise', { accountId: 'agent-1', claims })

    const code = await askCode(browser, '19900000025')
    await browser.send('/me/links/phone', { ...code, receiptCode: mine.receiptCode })

    expect((await keptOf(browser)).reviews).toMatchObject([{ text: '店里的事' }])
    expect((await browser.get('/me/links')).body).not.toContain('199****0025')
  })

  test('takes no identity that another phone is linked to', async () => {
    const first = await openBad(town, { phone: '19900000026' })
    const second = await openBad(town, { phone: '19900000027' })
    const who = { accountId: 'zhou-26', claims: { name: '周敏' } }
    await link(await signInByReceipt(town, '19900000026', first.receiptCode), who)

    const again = await link(await signInByReceipt(town, '19900000027', second.receiptCode), who)

    expect(again.status).toBe(409)
    expect(again.body).toContain('已经关联了别的账户')
  })
})

describe('attacks', () => {
  test('an answer without its errand, for another errand, or used twice opens nothing', async () => {
    Object.assign(at, { accountId: 'zhou', claims: zhou })
    const mine = await leave('/me/provider/person')
    const theirs = await leave('/me/provider/person')
    const back = await walkThrough(mine.location, publicUrl)

    expect((await comeBack(back, '')).status).toBe(403)
    expect((await comeBack(back, theirs.errand)).status).toBe(403)
    expect((await comeBack(back, mine.errand)).status).toBe(303)
    const replayed = await comeBack(back, mine.errand)
    expect(replayed.status).toBe(403)
    expect(replayed.body).toContain('没有通过')
    expect((await replayed.browser.get('/me')).status).toBe(303)
  })

  test('a stolen code is worth nothing with the thief’s own errand', async () => {
    Object.assign(at, { accountId: 'victim', claims: zhou })
    const victim = await walkThrough((await leave('/me/provider/person')).location, publicUrl)
    const thief = await leave('/me/provider/person')
    const own = await walkThrough(thief.location, publicUrl)
    own.searchParams.set('code', victim.searchParams.get('code') ?? '')

    expect((await comeBack(own, thief.errand)).status).toBe(403)
  })

  test('an answer in the name of another issuer is refused', async () => {
    const mine = await leave('/me/provider/person')
    const back = await walkThrough(mine.location, publicUrl)
    back.searchParams.set('iss', 'https://evil.example')

    expect((await comeBack(back, mine.errand)).status).toBe(403)
  })

  test('a subject given to somebody else, with another number, does not open the old account', async () => {
    const who = { accountId: 'recycled', claims: zhou }
    await signIn('person', who)

    const next = await signIn('person', { accountId: 'recycled', claims: qiang })

    expect(next.status).toBe(409)
    expect(next.body).toContain('证件号码和以前不同')
  })

  test('a link begun by one person is not finished in the session of another', async () => {
    const first = await openBad(town, { phone: '19900000031' })
    const second = await openBad(town, { phone: '19900000032' })
    const mine = await signInByReceipt(town, '19900000031', first.receiptCode)
    const theirs = await signInByReceipt(town, '19900000032', second.receiptCode)
    Object.assign(at, { accountId: 'attacker', claims: { name: '攻击者' } })
    const begun = await leave('/me/links/provider', mine)
    const back = await walkThrough(begun.location, publicUrl)

    const forced = await comeBack(back, begun.errand, theirs.cookie())

    expect(forced.status).toBe(403)
    expect((await theirs.get('/me/links')).body).toContain('关联统一身份认证')
  })

  test('a provider that is down, or that the configuration does not name, is said to be', async () => {
    await rule({ issuer: 'http://127.0.0.1:9' })

    const { status, body } = await leave('/me/provider/person')

    expect(status).toBe(503)
    expect(body).toContain('暂时连不上')
    expect(body).toContain('获取验证码')
  })
})

/** The code for a phone that is to be linked, as its form sends it. */
async function askCode(browser: OwnBrowser, phone: string) {
  const sent = await browser.send('/me/links/phone', { phone })
  const challenge = /name="challenge" value="([^"]+)"/.exec(sent.body)?.[1] ?? ''
  return { challenge, digits: /验证码：(\d{6})/.exec(sent.body)?.[1] ?? '' }
}
