import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import { themesRule } from '../../src/contexts/catalog/index.ts'
import { testDatabase, testWorld } from '../harness/index.ts'
import { itemContent, itemMaterial } from '../harness/item-content.ts'
import { publishItem } from '../harness/publish-item.ts'
import { county, openTown, township } from '../harness/town.ts'

const world = testWorld('2026-11-20T10:00:00+08:00')
const db = await testDatabase()
const town = await openTown(db, world)
const first = itemContent()
const townPlace = {
  name: '柳湾镇便民服务中心',
  address: '示例街 1 号',
  hours: '工作日',
  regionCode: township,
  position: { longitude: 114.6, latitude: 32.1 },
}
const pageBytesMax = 15 * 1_024

const page = async (url: string) => {
  const { status, body } = await town.ask('citizen', { method: 'GET', url })
  return { status, text: String(body) }
}

beforeAll(async () => {
  const content = { ...first, places: [...first.places, townPlace] }
  await publishItem(town, { code: 'id-card', content, validFrom: '2026-11-20' })
  const licence = itemContent({
    identity: {
      ...first.identity,
      name: '机动车驾驶证换证',
      nameEn: 'Driving licence',
      aliases: ['换驾照'],
    },
    handling: {
      ...first.handling,
      materials: [itemMaterial(), itemMaterial({ id: 'card', name: '居民身份证' })],
    },
    questions: [],
  })
  await publishItem(town, { code: 'licence', content: licence, validFrom: '2026-11-20' })
  const theme = {
    code: 'new-in-town',
    name: '新到本地一件事',
    nameEn: 'New in town',
    intro: '换证、办证一次办。',
    leadUnitCode: 'police',
    itemCodes: ['id-card', 'licence'],
  }
  await db.transaction(county, (tx) =>
    town.app.house.rulebook.publish(tx, themesRule, {
      version: 'v1',
      value: { themes: [theme] },
      effectiveFrom: '2026-11-20',
      ground: '示例',
      publishedBy: 'system',
      publishedAt: world.now(),
    }),
  )
  await town.app.house.rulebook.load()
})

describe('the list of services', () => {
  test.each([
    ['身份证', ['id-card']],
    ['怎么换驾照', ['licence']],
    ['换证', ['licence']],
    ['钓鱼', []],
  ])('finds %s by pairs of characters', async (q, codes) => {
    const { text } = await page(`/items?q=${encodeURIComponent(q)}`)

    const found = [...text.matchAll(/href="\/items\/([a-z-]+)"/g)].map((match) => match[1])
    expect(found).toEqual(codes)
  })

  test('is narrowed by unit, theme, level and audience', async () => {
    const count = async (query: string) =>
      (await page(`/items?${query}`)).text.match(/href="\/items\//g)?.length ?? 0

    expect(await count('unit=police')).toBe(2)
    expect(await count('unit=tax')).toBe(0)
    expect(await count('theme=new-in-town&audience=person')).toBe(2)
    expect(await count('level=city')).toBe(0)
    expect(await count('theme=nowhere')).toBe(0)
  })
})

describe('the guide', () => {
  test('stands in the conventional order and says who brings what', async () => {
    const { text } = await page('/items/id-card')

    const headings = [...text.matchAll(/<h2 id="([a-z]+)"/g)].map((match) => match[1])
    expect(headings).toEqual([
      'places',
      'conditions',
      'materials',
      'flow',
      'fees',
      'basis',
      'result',
      'remedies',
      'faqs',
    ])
    expect(text).toContain('您交 2 份，我们调取 1 份')
    expect(text).toContain('只在：首次申领')
    expect(text).toContain('承诺时限</dt><dd>15 个工作日')
    expect(text).toContain('<svg')
    expect(text).toContain('公安局')
  })

  test('shows only the materials of the situation somebody chose', async () => {
    const lost = await page('/items/id-card?why=lost')

    expect(lost.text).toContain('您交 1 份，我们调取 1 份')
    expect(lost.text).not.toContain('旧证')
    expect((await page('/items/id-card?why=first')).text).toContain('旧证')
  })

  test('puts the nearest place first, with the distance of the others', async () => {
    const far = await page('/items/id-card')
    const near = await page(`/items/id-card?from=${township}`)

    expect(far.text.indexOf('县政务服务大厅')).toBeLessThan(far.text.indexOf('柳湾镇便民服务中心'))
    const list = near.text.slice(near.text.indexOf('离您最近') - 60)
    expect(list.indexOf('柳湾镇便民服务中心')).toBeLessThan(list.indexOf('县政务服务大厅'))
    expect(near.text).toContain('约 9.4 公里')
  })

  test('is an answer of its own when there is no such item', async () => {
    expect((await page('/items/none')).status).toBe(404)
    expect((await page('/themes/none')).status).toBe(404)
  })
})

test('a theme asks for a paper once, and not for what it gives out itself', async () => {
  const { text } = await page('/themes/new-in-town')

  expect(text).toContain('分开办要交 4 份材料，合在一起交 2 份，我们调取 1 份')
})

test('what a version changed is read like an amended law, in public and through the interface', async () => {
  world.set('2026-11-23T10:00:00+08:00')
  const { promise } = first
  const promisedLimit = { amount: 10, unit: 'working_day' as const }
  const content = { ...first, promise: { ...promise, promisedLimit } }
  await publishItem(town, { code: 'id-card', content, validFrom: '2026-11-23' })

  const { text } = await page('/items/id-card/changes')
  expect(text).toContain('服务承诺 · 承诺办结时限')
  expect(text).toContain('<del>15</del><ins>10</ins> 个工作日')
  const url = '/api/v1/items/id-card/changes?from=1&to=2'
  const { body } = await town.ask('citizen', { method: 'GET', url })
  expect(body.rows.map(({ zh }: { zh: string }) => zh)).toEqual([
    '服务承诺 · 承诺办结时限',
    '办理地点和时间 · “柳湾镇便民服务中心”',
  ])
  expect((await page('/items/id-card/changes?to=1')).text).toContain('这是第一版')
})

test.each(['/items', '/items/id-card', '/items/id-card/changes', '/themes/new-in-town'])(
  '%s is one small request without script, in Chinese, in English and in large text',
  async (url) => {
    for (const mode of ['lang=zh', 'lang=en', 'elder=1']) {
      const { status, text } = await page(`${url}?${mode}`)
      expect(status).toBe(200)
      expect(gzipSync(text).length).toBeLessThan(pageBytesMax)
      expect(text).not.toMatch(/<script|<img|<iframe|@import|\sstyle="|\son\w+="/i)
    }
  },
)
