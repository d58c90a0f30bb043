import { describe, expect, test } from 'vitest'
import { sql } from '../../src/platform/db/sql.ts'
import { accepted } from '../harness/bad-review.ts'
import { openCharterTown } from '../harness/charter-bus.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
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
    expect(said).toMatch(/核定座位数45 座（机动车库，应答编号 SIM-\d+，2026-06-23 02:00）/)
    expect(said).toContain('单程里程120 公里（申请人填报）')
    expect(said).toContain('包车合同已提交“是”（申请材料）')
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
