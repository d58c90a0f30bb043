import type { ItemContent } from '@huiyin/contract/catalog-item'
import type { MoveLine, MovePreview, VersionMove } from '@huiyin/contract/version-moves'
import { beforeAll, describe, expect, test } from 'vitest'
import { accepted } from '../harness/bad-review.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { itemContent, itemMaterial } from '../harness/item-content.ts'
import { publishItem } from '../harness/publish-item.ts'
import { county, openTown, type Person } from '../harness/town.ts'

const world = testWorld('2026-06-22T09:00:00+08:00')
const db = await testDatabase()
const town = await openTown(db, world)
const { house } = town.app
const days = (amount: number) => ({ amount, unit: 'working_day' as const })
type Step = [id: string, name: string, days: number, ...after: string[]]

const permit = (steps: readonly Step[]): ItemContent =>
  itemContent({
    identity: { ...itemContent().identity, name: '临时占道许可' },
    promise: { ...itemContent().promise, statutoryLimit: days(30), promisedLimit: days(20) },
    questions: [],
    handling: {
      steps: steps.map(([id, name, amount, ...after]) => ({
        id,
        name,
        unit: 'police',
        limit: days(amount),
        after,
      })),
      materials: [itemMaterial({ usedBy: [steps[0]?.[0] ?? ''] })],
      specialProcedures: [],
      decisions: [],
      results: [{ id: 'permit', name: '许可证', kind: 'certificate', step: 'decide' }],
    },
  })
const first = permit([
  ['look', '审查', 5],
  ['decide', '决定', 5, 'look'],
])
const sooner = permit([
  ['look', '审查', 5],
  ['decide', '决定', 2, 'look'],
])
const another = permit([
  ['check', '实质审查', 5],
  ['visit', '现场踏勘', 8, 'check'],
  ['decide', '决定', 2, 'visit'],
])

const settle = () => house.ledger.deliverPending(county)
async function apply(): Promise<string> {
  const payload = {
    regionCode: county,
    itemCode: 'road',
    applicant: { kind: 'person', name: '申请甲', phone: '19900000001' },
    materials: ['application'],
  }
  const url = '/api/v1/applications'
  const { body } = await accepted(town.ask('wu', { method: 'POST', url, payload }), 201)
  await accepted(town.act('lin', body.number, 'accept'))
  await settle()
  return body.number
}
const post = (who: Person, url: string, payload: object) =>
  town.ask(who, { method: 'POST', url: `/api/v1/${url}`, payload })
const preview = async (versionId: string, stepMap = {}): Promise<MovePreview> =>
  (await accepted(post('zhao', 'version-move-previews', { versionId, stepMap }))).body
const propose = (who: Person, payload: object) => post(who, 'version-moves', payload)
const decide = (who: Person, id: string, decision: string) =>
  post(who, `version-moves/${id}/decision`, { decision })
const joint = async (number: string) =>
  (await accepted(town.ask('zhao', { method: 'GET', url: `/api/v1/work/applications/${number}` })))
    .body
const timeline = async (number: string): Promise<string> =>
  JSON.stringify(
    (await accepted(town.ask('zhao', { method: 'GET', url: `/api/v1/work/matters/${number}` })))
      .body,
  )
const lineOf = (lines: readonly MoveLine[], number: string) =>
  lines.find((line) => line.number === number)

const ground = '《城市道路管理条例》修订附则：施行前已受理的，按新规定办理'

describe('running matters stay with their version, unless two people decide otherwise', () => {
  const ids = { first: '', sooner: '', another: '' }
  const numbers: string[] = []

  beforeAll(async () => {
    ids.first = await publishItem(town, { code: 'road', content: first, validFrom: '2026-06-22' })
    numbers.push(await apply(), await apply(), await apply())
    world.set('2026-06-23T09:00:00+08:00')
    ids.sooner = await publishItem(town, { code: 'road', content: sooner, validFrom: '2026-06-23' })
  })

  test('a version published later changes nothing of what runs', async () => {
    const [number = ''] = numbers

    const { steps } = await joint(number)
    expect(steps.map(({ promised }: { promised: number }) => promised)).toEqual([500, 500])
  })

  test('the preview says for each what changes, and which date before and after', async () => {
    const { lines } = await preview(ids.sooner)

    expect(lines.map(({ number }) => number)).toEqual(numbers)
    expect(lines[0]).toMatchObject({
      fromNumber: 1,
      outcome: 'moves',
      changes: [{ zh: '环节“决定”时限由5个工作日改为2个工作日' }],
      dueBefore: '2026-07-06T18:00:00+08:00',
      dueAfter: '2026-07-01T18:00:00+08:00',
      isLater: false,
    })
  })

  test('one proposes on a legal ground, another agrees; steps, dates, ledger and applicant know it', async () => {
    const [number = '', stays = ''] = numbers
    const wanted = { versionId: ids.sooner, stepMap: {}, numbers: [number], ground }
    expect((await propose('jin', wanted)).body.code).toBe('catalog/other-unit')
    const { body } = await accepted(propose('zhao', wanted), 201)
    const move: VersionMove = body

    expect(move).toMatchObject({ state: 'proposed', mayDecide: false, ground })
    expect((await decide('zhao', move.id, 'agreed')).body.code).toBe('matter/own-work')
    expect((await decide('sun', move.id, 'agreed')).status).toBe(204)
    expect((await decide('wang', move.id, 'agreed')).body.code).toBe('applications/move-decided')
    await settle()

    const moved = await joint(number)
    expect(moved.steps[1].promised).toBe(200)
    expect(moved.expectedAt).toBe('2026-07-01T18:00:00+08:00')
    expect((await joint(stays)).steps[1].promised).toBe(500)
    const told = await timeline(number)
    expect(told).toContain('您的申请改按《临时占道许可》第2版办理')
    expect(told).toContain('预计办结日期由 2026-07-06 变为 2026-07-01')
    expect(told).toContain('材料仍按您提交时的要求，不再增加')
    const decisions = await house.ledger.timeline(db, {
      regionCode: county,
      streamKind: 'organisation',
      streamId: 'version-moves',
    })
    expect(decisions.map(({ act }) => act)).toEqual(['version_move.propose', 'version_move.decide'])
    expect(decisions[1]?.body).toMatchObject({ ground, numbers: [number], state: 'agreed' })
  })

  test('a step that runs and is not in the new version is refused, unless another carries it on', async () => {
    world.set('2026-06-24T09:00:00+08:00')
    ids.another = await publishItem(town, {
      code: 'road',
      content: another,
      validFrom: '2026-06-24',
    })
    const [, number = ''] = numbers
    const wanted = { versionId: ids.another, stepMap: {}, numbers: [number], ground }
    const gone = await propose('zhao', wanted)
    expect(gone.body).toMatchObject({
      code: 'applications/move-step-gone',
      details: { numbers: [number], steps: ['审查'] },
    })

    const stepMap = { look: 'check' }
    const unsaid = await propose('zhao', { ...wanted, stepMap })
    expect(unsaid.body).toMatchObject({
      code: 'applications/later-unsaid',
      details: { numbers: [number] },
    })

    const laterReason = '新规定增加现场踏勘'
    const { body } = await accepted(propose('zhao', { ...wanted, stepMap, laterReason }), 201)
    await accepted(decide('sun', body.id, 'agreed'), 204)
    await settle()
    const { steps } = await joint(number)
    expect(steps.map(({ id, state }: { id: string; state: string }) => [id, state])).toEqual([
      ['check', 'reviewing'],
      ['visit', 'waiting'],
      ['decide', 'waiting'],
    ])
    expect(await timeline(number)).toContain('比原来晚的原因：新规定增加现场踏勘')

    // The step goes on under its new name, and what follows it begins.
    await accepted(town.act('lin', steps[0].number, 'pass', { opinion: '同意' }))
    await settle()
    expect((await joint(number)).steps[1].state).toBe('reviewing')
  })

  test('what has gone on between proposal and decision stays, and the record says so', async () => {
    const [, , number = ''] = numbers
    const wanted = {
      versionId: ids.another,
      stepMap: { look: 'check' },
      numbers: [number],
      ground,
      laterReason: '新规定增加现场踏勘',
    }
    const { body } = await accepted(propose('zhao', wanted), 201)
    const { steps } = await joint(number)
    for (const step of ['look', 'decide']) {
      const run = (await joint(number)).steps.find(({ id }: { id: string }) => id === step)
      await accepted(town.act('lin', run.number, 'pass', { opinion: '同意' }))
      await settle()
    }
    expect(steps.length).toBe(2)
    await accepted(decide('wang', body.id, 'agreed'), 204)

    const url = `/api/v1/version-moves?versionId=${ids.another}`
    const { rows }: { rows: VersionMove[] } = (
      await accepted(town.ask('sun', { method: 'GET', url }))
    ).body
    const decided = rows.find(({ id }) => id === body.id)
    expect(decided).toMatchObject({ state: 'agreed', decidedBy: '王县长' })
    expect(lineOf(decided?.lines ?? [], number)?.outcome).toBe('gone_on')
    expect(await timeline(number)).not.toContain('改按《临时占道许可》第3版')
  })
})
