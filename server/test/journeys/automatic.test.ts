import { describe, expect, test } from 'vitest'
import { drawSample } from '../../src/contexts/applications/automatic/sample.rules.ts'
import { powerTransfersRule } from '../../src/contexts/catalog/index.ts'
import { charterBusDecision } from '../../src/demo/charter-bus.data.ts'
import { sql } from '../../src/platform/db/sql.ts'
import { accepted } from '../harness/bad-review.ts'
import { charterBus, openCharterTown } from '../harness/charter-bus.ts'
import { putInForce } from '../harness/editions.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { publishItem } from '../harness/published-items.ts'
import { county, type Person } from '../harness/town.ts'

const world = testWorld('2026-06-22T09:00:00+08:00')
const db = await testDatabase()
const { town, registers, apply, settle, calm } = await openCharterTown(db, world)

const page = async (number: string, who: Person = 'zhao') =>
  (await accepted(town.ask(who, { method: 'GET', url: `/api/v1/work/matters/${number}` }))).body
const textOf = (shown: { texts: { kind: string; body: string }[] }, kind: string) =>
  shown.texts.findLast((text) => text.kind === kind)?.body ?? ''
const stateOf = async (number: string) => (await page(number)).row.state
const decisionsOf = (number: string) =>
  db.query(sql<{ verdict: string; reason: string | null; counterfactual: string | null }>`
    select verdict, reason, counterfactual
    from applications.decision
    where region_code = ${county}
    and number = ${number}`)

const explained = async (number: string) => textOf(await page(number), 'decision')

describe('a charter bus applied for at night', () => {
  test('is accepted, granted, issued and delivered by the table within the minute', async () => {
    world.set('2026-06-23T01:59:00+08:00')
    const { number } = await apply()
    world.set('2026-06-23T02:00:00+08:00')
    await settle()

    const shown = await page(number)
    expect(shown.row).toMatchObject({ state: 'completed', stage: 'closed' })
    expect(shown.facts).toContainEqual({ label: '决定方式', value: '自动审批' })
    expect(shown.facts).toContainEqual({
      label: '证照编号',
      value: expect.stringMatching(/^1\.2\.156\.3005\.2\./),
    })
    expect(shown.letters.map(({ kind }: { kind: string }) => kind).toSorted()).toEqual([
      'acceptance_notice',
      'delivery_record',
      'filing_receipt',
      'grant_decision',
    ])
  })

  test('its decision names the rule, every input with its origin, and the nearest other way', async () => {
    const { number } = await apply()
    await settle()

    const said = await explained(number)
    expect(said).toContain(
      '依据“临时包车自动审批（示例）”规则 usual（道路旅客运输及客运站管理规定）',
    )
    expect(said).toMatch(/核定座位数：45 座（机动车库，应答编号 SIM-\d+，2026-06-23 02:00）/)
    expect(said).toContain('单程里程：120 公里（申请人填报）')
    expect(said).toContain('包车合同已提交：“是”（申请材料）')
    expect(said).toContain('若核定座位数大于 55 座，则转人工审查。')
    expect(said).toContain('自决定之日起5个工作日内，可以申请人工复核')
    expect(await decisionsOf(number)).toEqual([
      { verdict: 'approve', reason: null, counterfactual: '若核定座位数大于 55 座，则转人工审查' },
    ])
  })

  test('two processes at once decide it once', async () => {
    const { number } = await apply()
    const { ledger, applications } = town.app.house
    const both = [0, 1, 2].flatMap(() => [
      ledger.deliverPending(county),
      applications.automatic.decideDue(county),
    ])
    await Promise.all(both)
    await settle()

    expect(await decisionsOf(number)).toHaveLength(1)
    const { letters, timeline } = await page(number)
    expect(letters).toHaveLength(4)
    const acts = timeline.map(({ act }: { act: string }) => act)
    expect(new Set(acts).size).toBe(acts.length)
  })

  test('what a process took and left unfinished is taken again after a minute', async () => {
    const { number } = await apply()
    const { ledger, applications } = town.app.house
    registers.mood.slowMs = 300
    await ledger.deliverPending(county)
    await ledger.deliverPending(county)
    await db.transaction(county, (tx) =>
      tx.query(sql`
        update applications.automatic_run
        set claimed_until = ${new Date('2026-06-23T02:01:00+08:00')}, claims = 1
        where region_code = ${county}
        and state = 'waiting'`),
    )
    expect(await applications.automatic.decideDue(county)).toBe(0)
    calm()
    world.set('2026-06-23T02:01:00+08:00')
    await settle()

    expect(await stateOf(number)).toBe('completed')
  })
})

describe('a person has it, and nobody is refused, when', () => {
  const left = async (number: string) => {
    await settle()
    expect(await stateOf(number)).toBe('reviewing')
    return textOf(await page(number), 'left_to_person')
  }

  test('a register is down', async () => {
    registers.mood.down = true
    const { number } = await apply()

    const said = await left(number)
    calm()
    expect(said).toContain(
      '缺少作出决定所需的数据（机动车库没有应答；道路运输库没有应答；驾驶人库没有应答）',
    )
    expect(said).toContain('已转人工办理，期限不变')
    const { related } = await page(number)
    const step = await page(related[0].number)
    expect(textOf(step, 'left_to_person')).toBe(said)
    expect(step.acts.map(({ act }: { act: string }) => act)).toEqual(
      expect.arrayContaining(['pass', 'fail']),
    )
  })

  test('a register answers about another vehicle, or with a page of words', async () => {
    registers.mood.mistaken = true
    const first = await apply()
    expect(await left(first.number)).toContain('机动车库的应答无法识别')
    calm()
    registers.mood.garbled = true
    const second = await apply()
    expect(await left(second.number)).toContain('驾驶人库的应答无法识别')
    calm()
  })

  test('no register knows the vehicle, or it was not named', async () => {
    const unknown = await apply({ plate: '示A99999' })
    expect(await left(unknown.number)).toContain('机动车库查无此记录')
    const unnamed = await apply({ licence: '' })
    expect(await left(unnamed.number)).toContain('没有填写驾驶证号，无法查询')
  })

  test('a value lies outside what the table knows, or is no number', async () => {
    const far = await apply({ distance: '9000' })
    expect(await left(far.number)).toContain('有数据超出规则所列范围')
    const words = await apply({ distance: '很远' })
    expect(await left(words.number)).toContain('没有填写或无法识别')
  })

  test('the table says so; and it says what would have been granted', async () => {
    const { number } = await apply({ plate: '示A00002' })

    expect(await left(number)).toContain('若核定座位数不大于 55 座，则予以批准')
    expect(await decisionsOf(number)).toEqual([
      { verdict: 'person', reason: 'rule', counterfactual: '若核定座位数不大于 55 座，则予以批准' },
    ])
  })

  test('a rule would refuse, and its publication allows grants alone', async () => {
    const { number } = await apply({ plate: '示A00004' })

    expect(await left(number)).toContain('按规则不符合条件，不予许可须由人决定')
    const { related } = await page(number)
    await accepted(town.act('lin', related[0].number, 'pass', { opinion: '许可已补办，符合条件' }))
    await settle()
    expect(await stateOf(number)).toBe('issuing')
  })

  test('something is missing: the window accepts it or asks for it, as ever', async () => {
    const { number } = await apply({ materials: [] })
    await settle()

    expect(await stateOf(number)).toBe('submitted')
    expect(await decisionsOf(number)).toEqual([])
  })
})

/** An act of the applicant, as the pages of the public side take it. */
const asApplicant = async (number: string, act: string, fields: object = {}) => {
  const { matters } = town.app.house
  await matters.act({
    regionCode: county,
    number,
    act,
    version: undefined,
    fields: { ...fields },
    acting: { kind: 'reporter' },
  })
  await settle()
}
const relatedOf = async (number: string, prefix: string) =>
  (await page(number, 'sun')).related.find((one: { number: string }) =>
    one.number.startsWith(prefix),
  )?.number ?? ''

describe('a table that may refuse', () => {
  let number = ''

  test('refuses by the rule that says so, with the rule and the way to a grant in the letter', async () => {
    world.set('2026-06-24T01:00:00+08:00')
    await publishItem(
      town,
      world,
      'charter-strict',
      charterBus({ automatic: 'grants_and_refusals' }),
    )
    number = (await apply({ plate: '示A00004', itemCode: 'charter-strict' })).number
    await settle()

    const shown = await page(number)
    expect(shown.row.state).toBe('refused')
    expect(textOf(shown, 'refusal')).toContain(
      '规则 unlicensed（中华人民共和国道路运输条例第十条）',
    )
    expect(textOf(shown, 'refusal')).toContain('若许可范围含包车客运为“是”，则予以批准')
    expect(shown.letters.map(({ kind }: { kind: string }) => kind)).toContain('refusal_decision')
  })

  test('a person looks again when the applicant asks, never one who set the rule', async () => {
    world.set('2026-06-25T10:00:00+08:00')
    await asApplicant(number, 'ask_person', { note: '许可上周已经变更' })
    const review = await relatedOf(number, 'FH')

    const shown = await page(review, 'sun')
    expect(shown.row).toMatchObject({ state: 'open', kindLabel: '人工复核' })
    expect(shown.clocks[0]).toMatchObject({ name: 'recheck', dueAt: '2026-07-09T18:00:00+08:00' })
    const conclude = {
      finding: 'reversed',
      report: '许可已变更',
      publicAnswer: '经复核，许可有效。',
    }
    const own = await town.act('wang', review, 'conclude', conclude)
    expect(own.status).toBeGreaterThanOrEqual(400)
    await accepted(town.act('sun', review, 'conclude', conclude))
    await settle()

    const after = await page(number)
    expect(after.row.state).toBe('completed')
    expect(textOf(after, 'review_answer')).toBe('经复核，许可有效。')
  })

  test('it is asked for once, and within the limit', async () => {
    await expect(asApplicant(number, 'ask_person')).rejects.toThrow()
    const late = await apply({ plate: '示A00004', itemCode: 'charter-strict' })
    await settle()
    world.set('2026-07-03T10:00:00+08:00')
    await expect(asApplicant(late.number, 'ask_person')).rejects.toThrow()
  })
})

describe('the morning after', () => {
  test('some of the night are drawn, by a seed with which anybody draws the same', async () => {
    world.set('2026-07-04T02:00:00+08:00')
    const numbers: string[] = []
    for (let one = 0; one < 5; one += 1) numbers.push((await apply()).number)
    await settle()
    world.set('2026-07-06T08:00:00+08:00')
    const { automatic } = town.app.house.applications
    await Promise.all([automatic.sampleNight(county), automatic.sampleNight(county)])
    expect(await automatic.sampleNight(county)).toBe(0)

    const url = `/api/v1/automatic-draws?regionCode=${county}`
    const { rows } = (await accepted(town.ask('citizen', { method: 'GET', url }))).body
    expect(rows).toHaveLength(1)
    const [draw] = rows
    expect(draw).toMatchObject({ day: '2026-07-06', oneIn: 10, atLeast: 3 })
    expect(draw.drawnFrom).toEqual(expect.arrayContaining(numbers))
    expect(draw.drawn).toHaveLength(3)
    expect(drawSample(draw.drawnFrom, { seed: draw.seed, size: 3 })).toEqual(draw.drawn)

    const drawn = draw.drawn[0]
    const audit = await relatedOf(drawn, 'CC')
    const shown = await page(audit, 'qin')
    expect(shown.row).toMatchObject({ state: 'open', holderUnit: { code: 'oversight' } })
    expect(textOf(shown, 'decision')).toContain('规则 usual')
    await accepted(town.act('qin', audit, 'conclude', { finding: 'correct', report: '与登记一致' }))
    expect((await page(audit, 'qin')).row.stage).toBe('closed')
  })
})

describe('what stays with a decision', () => {
  test('the desk shows rules, inputs with their origin and the register’s own number', async () => {
    const { number } = await apply()
    await settle()
    const url = `/api/v1/work/applications/${number}/decisions`
    const { rows } = (await accepted(town.ask('lin', { method: 'GET', url }))).body

    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({
      step: '当场办理',
      verdict: 'approve',
      rules: ['usual'],
      tableHash: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
    expect(rows[0].inputs[0]).toMatchObject({
      name: '核定座位数',
      value: '45 座',
      origin: 'register',
      source: '机动车库',
      responseId: expect.stringMatching(/^SIM-/),
    })
    expect(JSON.stringify(rows)).not.toContain('示A00001')
  })

  test('a new version decides the last month again without asking anybody', async () => {
    const content = charterBus()
    const [decision] = content.handling.decisions
    const stricter = decision?.table.rules.map((rule) =>
      rule.id === 'usual' ? { ...rule, when: ['<= 40', ...rule.when.slice(1)] } : rule,
    )
    const changed = charterBus({
      table: { ...charterBusDecision('serve').table, rules: stricter ?? [] },
    })
    const payload = {
      code: 'charter-bus',
      validFrom: '2026-09-01',
      ground: '修订',
      content: changed,
    }
    const drafted = await accepted(
      town.ask('lin', { method: 'POST', url: '/api/v1/item-versions', payload }),
      201,
    )
    const asked = registers.requests()
    const url = `/api/v1/item-versions/${drafted.body.id}/shadow-run`
    const { tables } = (await accepted(town.ask('zhao', { method: 'GET', url }))).body

    expect(registers.requests()).toBe(asked)
    expect(tables).toHaveLength(1)
    const [table] = tables
    const moved = table.changes.reduce(
      (sum: number, { count }: { count: number }) => sum + count,
      0,
    )
    expect(table.same + table.sameByAnotherRule + moved).toBe(table.decisions)
    expect(table.changes[0]).toMatchObject({
      before: { zh: '规则 usual：予以批准' },
      after: { zh: '规则 look：转人工审查' },
    })
    expect(table.changes[0].examples[0]).toMatch(/^BJ/)
  })

  test('the section that supervises is told of what a table decided', async () => {
    await putInForce(town, { db, world }, powerTransfersRule, {
      regionCode: county,
      value: {
        transfers: [{ fromUnitCode: 'police', toUnitCode: 'tax', itemCodes: ['charter-bus'] }],
      },
    })
    const { number } = await apply()
    await settle()

    const url = '/api/v1/supervision-links'
    const { rows } = (await accepted(town.ask('lin', { method: 'GET', url }))).body
    expect(rows).toContainEqual(
      expect.objectContaining({ matterNumber: number, decision: 'granted', readAt: null }),
    )
  })
})
