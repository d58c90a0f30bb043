import { beforeEach, describe, expect, test } from 'vitest'
import { begin, fillShop, ledTo, pdf, people, receiptOn, shopPermit } from '../harness/apply.ts'
import { sendForm } from '../harness/form.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { ownBrowser, signInByPhone } from '../harness/own-pages.ts'
import { publishItem } from '../harness/publish-item.ts'
import { county, openTown } from '../harness/town.ts'

const world = testWorld('2026-06-22T09:00:00+08:00')
const db = await testDatabase()
const town = await openTown(db, world)
await publishItem(town, { code: 'shop', content: shopPermit, validFrom: '2026-06-22' })
let phones = 0

/** Every story a little later, so that a phone is sent one code a minute. */
beforeEach(() => world.set(new Date(world.now().getTime() + 120_000).toISOString()))

/** An application of somebody, handed in at home. */
async function apply() {
  const me = await signInByPhone(town, `1990001${String(1000 + phones++)}`)
  const draft = await begin(me, { item: 'shop' }, people.wang)
  await fillShop(me, draft)
  expect(ledTo(await me.send(`${draft}/check`, {}))).toBe(`${draft}/done`)
  return receiptOn(await me.get(`${draft}/done`))
}

const open = (number: string, receiptCode: string) =>
  sendForm(town, `/m/${number}`, { receiptCode })
const act = async (number: string, name: string, fields: object = {}) => {
  const answer = await town.act('lin', number, name, fields)
  expect(answer.status, JSON.stringify(answer.body)).toBe(200)
  await town.app.house.ledger.deliverPending(county)
}
const steps = async (number: string) => {
  const url = `/api/v1/work/applications/${number}`
  const { body } = await town.ask('zhao', { method: 'GET', url })
  return new Map<string, string>(
    body.steps.map((step: { id: string; number: string }) => [step.id, step.number]),
  )
}

describe('the page of an application', () => {
  test('lists what is missing once, with the date, and takes it there', async () => {
    const { number, receiptCode } = await apply()
    await act(number, 'request_correction', { points: '租赁合同没有签字\n健康证明' })
    const shown = await town.app.http.inject({ url: `/m/${number}` })
    expect(shown.body).toContain('轮到您')
    expect(shown.body).not.toContain('租赁合同没有签字')

    const own = await open(number, receiptCode)
    expect(own.body).toContain('<li>租赁合同没有签字</li>')
    expect(own.body).toContain('最迟 2026年7月13日（周一）18:00')
    const sent = await ownBrowser(town).upload(`/m/${number}/acts/supplement`, [pdf], {
      receiptCode,
      note: '已签字',
      materials: 'all',
    })

    expect(sent.status, sent.body).toBe(200)
    expect(sent.body).toContain('已收到')
    expect(sent.body).not.toContain('租赁合同没有签字</li>')
    const { body } = await town.ask('zhao', {
      method: 'GET',
      url: `/api/v1/work/matters/${number}`,
    })
    expect(body.row.state).toBe('submitted')
    expect(body.evidence).toHaveLength(2)
  })

  test('shows what is owed until it is brought, and the departments beside each other', async () => {
    const { number, receiptCode } = await apply()
    await act(number, 'accept_with_gaps', { days: 3, promise: '三日内交' })
    const shown = await town.app.http.inject({ url: `/m/${number}` })
    expect(shown.body).toContain('各部门办到哪一步')
    expect(shown.body).toContain('等：受理')
    expect(shown.body).toContain('法定 20，承诺 5，已用 0 个工作日')
    expect(shown.body).not.toContain('健康证明')

    expect((await open(number, receiptCode)).body).toContain('<li>健康证明</li>')
    const brought = await ownBrowser(town).upload(`/m/${number}/acts/bring_owed`, [pdf], {
      receiptCode,
      materials: 'all',
    })

    expect(brought.status, brought.body).toBe(200)
    expect(brought.body).not.toContain('<li>健康证明</li>')
    await act((await steps(number)).get('accept') ?? '', 'pass', { opinion: '齐全' })
    await act((await steps(number)).get('decide') ?? '', 'pass', { opinion: '准予' })
    expect((await open(number, receiptCode)).body).toContain('已通过')
  })

  test('asks twice before an application is withdrawn, and takes no act of staff', async () => {
    const { number, receiptCode } = await apply()
    const hasty = await sendForm(town, `/m/${number}/acts/withdraw`, {
      receiptCode,
      agree: 'asked',
    })
    expect(hasty.status).toBe(422)
    const stranger = await sendForm(town, `/m/${number}/acts/accept`, { receiptCode })
    expect(stranger.status).toBe(422)
    const wrong = await sendForm(town, `/m/${number}/acts/withdraw`, { receiptCode: 'AAAA-0000' })
    expect(wrong.status).toBe(422)

    const sure = await sendForm(town, `/m/${number}/acts/withdraw`, { receiptCode, agree: 'yes' })

    expect(sure.status, sure.body).toBe(200)
    expect((await open(number, receiptCode)).body).toContain('已办结')
  })

  test('tells a refusal with fact, rule, way to mend, remedies and until when', async () => {
    const { number, receiptCode } = await apply()
    await act(number, 'refuse_acceptance', { reason: '经营场所在禁设区内' })

    const { body } = await open(number, receiptCode)

    expect(body).toContain('经营场所在禁设区内')
    expect(body).toContain('行政许可法第三十二条')
    expect(body).toContain('可以重新申请')
    expect(body).toContain('行政复议')
    expect(body).toContain('2026年8月21日')
  })

  test('tells a breach first, and can be urged', async () => {
    const { number, receiptCode } = await apply()
    await act(number, 'accept_with_gaps', { days: 3, promise: '三日内交' })
    world.set('2026-07-02T09:00:00+08:00')
    await town.app.house.matters.scanBreaches(county)

    const shown = await town.app.http.inject({ url: `/m/${number}` })

    expect(shown.body).toContain('没能按时办好')
    expect(shown.body).toContain('未能在承诺的日期办结')
    expect(shown.body).toContain('2026年7月9日')
    const english = await town.app.http.inject({ url: `/m/${number}?lang=en` })
    expect(english.body).toContain('It was not decided by the day we promised')
    expect(english.body).not.toContain('未能在承诺的日期办结')
    expect(shown.body.indexOf('没能按时办好')).toBeLessThan(shown.body.indexOf('各部门办到哪一步'))
    expect((await sendForm(town, `/m/${number}/urge`, { receiptCode })).body).toContain('已经催办')
  })
})
