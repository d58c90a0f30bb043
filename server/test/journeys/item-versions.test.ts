import type { ItemContent } from '@huiyin/contract/catalog-item'
import { describe, expect, test } from 'vitest'
import { followVersions } from '../../src/contexts/catalog/index.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { itemContent, itemMaterial } from '../harness/item-content.ts'
import { type Asked, county, openTown, type Person } from '../harness/town.ts'

const world = testWorld('2026-11-20T10:00:00+08:00')
const db = await testDatabase()
const town = await openTown(db, world)

const content = itemContent()
const { promise, handling } = content
const read = (url: string): Asked => ({ method: 'GET', url })
const draftOf = (over: object = {}): Asked => ({
  method: 'POST',
  url: '/api/v1/item-versions',
  payload: {
    code: 'id-card',
    validFrom: '2026-11-20',
    ground: '澍公发〔2026〕3号',
    content,
    ...over,
  },
})
const decision = (id: string, decided: string, reason?: string): Asked => ({
  method: 'POST',
  url: '/api/v1/item-decisions',
  payload: { ids: [id], decision: decided, ...(reason === undefined ? {} : { reason }) },
})
const decide = async (who: Person, id: string, decided: string, reason?: string) => {
  const { status, body } = await town.ask(who, decision(id, decided, reason))
  return status === 204 ? 'done' : body.code
}
const drafted = async (who: Person, over: object = {}): Promise<string> => {
  const { status, body } = await town.ask(who, draftOf(over))
  expect(status, JSON.stringify(body)).toBe(201)
  return body.id
}
const codesOf = (findings: readonly { code: string }[]) => findings.map(({ code }) => code)

test('three people bring a version into force; none of them does the work of another', async () => {
  const { status, body } = await town.ask('lin', draftOf())
  expect([status, body.number, body.findings]).toEqual([201, 1, []])
  const { id } = body

  expect(await decide('lin', id, 'review')).toBe('catalog/second-person')
  expect(await decide('sun', id, 'publish')).toBe('catalog/decided')
  expect(await decide('zhao', id, 'review')).toBe('done')
  expect(await decide('lin', id, 'publish')).toBe('catalog/second-person')
  expect(await decide('zhao', id, 'publish')).toBe('catalog/second-person')
  const seen = (await town.ask('wang', read(`/api/v1/item-versions/${id}`))).body
  expect(seen.decisions).toEqual(['publish', 'return'])
  expect(await decide('wang', id, 'publish')).toBe('done')
  expect(await decide('wang', id, 'return', '有误')).toBe('catalog/decided')

  const item = (await town.ask('citizen', read('/api/v1/items/id-card'))).body
  expect(item).toMatchObject({ version: 1, validFrom: '2026-11-20', content })
  expect(item.contentHash).toMatch(/^[0-9a-f]{64}$/)
  const told = await town.app.house.ledger.timeline(db, {
    regionCode: county,
    streamKind: 'organisation',
    streamId: 'items',
  })
  expect(told.map(({ act }) => act)).toEqual(['item.draft', 'item.review', 'item.publish'])
  expect(told.at(-1)?.body).toMatchObject({ code: 'id-card', contentHash: item.contentHash })
})

test('a new version begins on its day and ends the one before it on the day before', async () => {
  const sooner = { ...content, promise: { ...promise, promisedLimit: workingDays(10) } }
  const named = { ...sooner, identity: { ...content.identity, name: '居民身份证申领' } }
  const early = await town.ask('lin', draftOf({ content: named }))
  expect(early.body).toMatchObject({
    code: 'catalog/too-early',
    details: { earliest: '2026-11-21' },
  })
  const same = await town.ask('lin', draftOf({ validFrom: '2026-12-01' }))
  expect(same.body.code).toBe('catalog/nothing-changed')

  const id = await drafted('lin', { content: named, validFrom: '2026-12-01' })
  expect((await town.ask('sun', draftOf({ validFrom: '2026-12-02' }))).body.code).toBe(
    'catalog/open-draft',
  )
  expect(await decide('zhao', id, 'review')).toBe('done')
  expect(await decide('sun', id, 'publish')).toBe('done')

  const on = async (day: string) =>
    (await town.ask('citizen', read(`/api/v1/items/id-card?on=${day}`))).body
  expect(await on('2026-11-30')).toMatchObject({ version: 1, validTo: '2026-11-30' })
  expect(await on('2026-12-01')).toMatchObject({ version: 2, validTo: null })
  expect(await nameOfItem()).toBe('居民身份证办理')

  world.set('2026-12-01T00:01:00+08:00')
  await followVersions(town.app.house, county)
  expect(await nameOfItem()).toBe('居民身份证申领')
  world.set('2026-11-20T10:00:00+08:00')
})

test('a draft is revised by its author until somebody reviewed it, and returned with a reason', async () => {
  const id = await drafted('sun', { code: 'licence', content: ofPolice('驾驶证换证') })
  const put = (who: Person, name: string) =>
    town.ask(who, {
      ...draftOf({ code: 'licence', content: ofPolice(name) }),
      method: 'PUT',
      url: `/api/v1/item-versions/${id}`,
    })

  expect((await put('sun', '机动车驾驶证换证')).status).toBe(200)
  expect((await put('qin', '驾照')).body.code).toBe('catalog/not-yours')
  expect(await decide('zhao', id, 'review')).toBe('done')
  expect((await put('sun', '驾照')).body.code).toBe('catalog/decided')
  expect(await decide('wang', id, 'return')).toBe('catalog/reason-wanted')
  expect(await decide('wang', id, 'return', '名称与省目录不一致')).toBe('done')
  expect((await put('sun', '机动车驾驶证期满换证')).status).toBe(200)
  expect(await decide('qin', id, 'withdraw')).toBe('catalog/not-yours')
  expect(await decide('sun', id, 'withdraw')).toBe('done')

  const { rows } = (await town.ask('qin', read('/api/v1/item-versions?code=licence'))).body
  expect(rows).toMatchObject([{ state: 'withdrawn', draftedBy: '孙督查', number: 1 }])
})

test('a unit drafts and reviews its own items only', async () => {
  expect((await town.ask('ma', draftOf({ code: 'licence' }))).body.code).toBe('catalog/other-unit')
  const id = await drafted('sun', { code: 'licence', content: ofPolice('驾驶证换证') })

  expect(await decide('jin', id, 'review')).toBe('catalog/other-unit')
  expect(await decide('zhao', id, 'review')).toBe('done')
  expect(await decide('wang', id, 'publish')).toBe('done')
})

describe('publication is stopped', () => {
  const withMaterial = (over: Parameters<typeof itemMaterial>[0]): Partial<ItemContent> => ({
    handling: { ...handling, materials: [...handling.materials, itemMaterial(over)] },
  })
  const identity = (over: object) => ({ identity: { ...content.identity, ...over } })
  const promised = (over: object) => ({ promise: { ...promise, ...over } })

  test.each<[string, string, Partial<ItemContent>]>([
    ['without a legal basis', 'basis-missing', { legalBasis: [] }],
    ['by a promise beyond the law', 'promise-longer', promised({ promisedLimit: workingDays(61) })],
    ['by a visit nobody can explain', 'visit-reason', promised({ visitReason: undefined })],
    [
      'by a visit of what is wholly online',
      'wholly-online-visit',
      promised({ onlineDepth: 'wholly_online' }),
    ],
    [
      'by a code with a wrong check character',
      'code-invalid',
      identity({ implementationCode: '12441500196720244A3442199806003' }),
    ],
    ['by an unknown unit', 'unit-unknown', identity({ unitCode: 'harbour' })],
    [
      'by an abolished proof',
      'proof-abolished',
      withMaterial({ id: 'single', name: '村委会出具的婚姻状况证明' }),
    ],
    [
      'by a catch-all',
      'vague-material',
      withMaterial({ id: 'others', name: '法律法规规定的其他材料' }),
    ],
    [
      'by paper that a register holds',
      'paper-of-register',
      withMaterial({ id: 'deed', name: '产权信息', source: 'register', sourceId: '不动产库' }),
    ],
    [
      'by a material of a situation nobody asks about',
      'situation-unknown',
      withMaterial({ id: 'police', name: '报案回执', situations: ['stolen'] }),
    ],
    ['without a result', 'result-missing', { handling: { ...handling, results: [] } }],
  ])('%s', async (_what, code, over) => {
    const payload = { code: 'invoice-2', content: { ...content, ...over } }
    const { body } = await town.ask('lin', { method: 'POST', url: '/api/v1/item-checks', payload })

    expect(codesOf(body.findings)).toContain(code)
    for (const { zh, en } of body.findings) {
      expect(zh).not.toMatch(/[{}]/)
      expect(en).not.toMatch(/[{}]/)
    }
  })

  test('a draft with faults is kept, and goes no further', async () => {
    const { body } = await town.ask(
      'lin',
      draftOf({ code: 'new', content: { ...content, legalBasis: [] } }),
    )
    expect(codesOf(body.findings)).toEqual(['basis-missing'])

    const { status, body: refused } = await town.ask('zhao', decision(body.id, 'review'))

    expect([status, refused.code]).toEqual([422, 'catalog/not-ready'])
    expect(refused.details.findings[0].zh).toContain('没有设定依据')
  })

  test('what is no item at all is told place by place', async () => {
    const payload = { code: 'new', content: { identity: {} } }
    const { body } = await town.ask('lin', { method: 'POST', url: '/api/v1/item-checks', payload })

    expect(body.findings.length).toBeGreaterThan(1)
    expect(new Set(codesOf(body.findings))).toEqual(new Set(['shape']))
  })
})

function workingDays(amount: number) {
  return { amount, unit: 'working_day' as const }
}

function ofPolice(name: string): ItemContent {
  return { ...content, identity: { ...content.identity, name } }
}

async function nameOfItem(): Promise<string | undefined> {
  const { rows } = (await town.ask('citizen', read('/api/v1/items?unitCode=police'))).body
  return rows.find((row: { code: string }) => row.code === 'id-card')?.name
}
