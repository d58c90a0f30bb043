import type { ItemContent } from '@huiyin/contract/catalog-item'
import type { Theme } from '@huiyin/contract/catalog-rules'
import { localDayOf } from '@huiyin/contract/time'
import { decideVersions, draftVersions, themesRule } from '../contexts/catalog/index.ts'
import type { House } from '../house.ts'
import type { StaffActor } from '../kernel/access/index.ts'
import { readItem } from './items.ts'
import { itemsForBusiness } from './items-business.data.ts'
import { itemsForPeople } from './items-people.data.ts'
import type { Cast } from './organisation.ts'
import { county, countyUnits, regions, townships } from './places.data.ts'

const ground = '示例：澍政办〔2026〕示例2号'

/** A theme whose items and unit are named as in the tables of the demo. */
interface DemoTheme extends Omit<Theme, 'leadUnitCode' | 'itemCodes' | 'links'> {
  readonly lead: string
  readonly items: readonly string[]
  /** Which item waits for which, by name. */
  readonly links: readonly { item: string; after: string; waits: 'begin' | 'decide' }[]
}

const themes: readonly DemoTheme[] = [
  {
    code: 'open-restaurant',
    name: '开办餐饮店一件事',
    nameEn: 'Opening a restaurant',
    intro: '开一家小饭店，要办的证照一次说清、一次办好。',
    lead: 'shichang',
    items: ['个体工商户设立登记', '食品经营许可', '户外广告设置审批', '发票领用'],
    links: [],
  },
  {
    code: 'newborn',
    name: '新生儿出生一件事',
    nameEn: 'A child is born',
    intro: '孩子出生后的登记、落户、参保、社保卡一次办。',
    lead: 'weijian',
    items: [
      '生育登记',
      '新生儿户口登记',
      '城乡居民医疗保险参保登记',
      '社会保障卡补换',
      '生育医疗费用支付',
    ],
    links: [],
  },
  {
    code: 'start-transport',
    name: '开办运输企业一件事',
    nameEn: 'Starting a haulage firm',
    intro: '从设立登记到车辆上路，一张清单办到底。',
    lead: 'jiaotong',
    items: ['公司设立登记', '道路货物运输经营许可', '道路运输证核发', '道路运输从业人员资格认定'],
    links: [],
  },
  {
    code: 'retirement',
    name: '退休一件事',
    nameEn: 'Retirement',
    intro: '退休时的养老、公积金、医保一次办。',
    lead: 'renshe',
    items: ['养老保险待遇申领', '公积金提取', '异地就医备案', '高龄津贴申领'],
    links: [],
  },
  {
    code: 'start-building',
    name: '项目开工一件事',
    nameEn: 'Starting a building project',
    intro: '从备案到施工许可，水电气网一并报装。',
    lead: 'zhujian',
    items: [
      '企业投资项目备案',
      '建设用地规划许可',
      '建设工程规划许可',
      '建设工程消防设计审查',
      '施工许可证核发',
      '用水报装',
      '企业新装用电',
    ],
    links: [
      { item: '建设工程规划许可', after: '建设用地规划许可', waits: 'begin' },
      { item: '施工许可证核发', after: '建设工程规划许可', waits: 'decide' },
    ],
  },
]

interface Offered {
  readonly code: string
  readonly content: ItemContent
}

/**
 * Who brings the catalogue of the county into force beside its authors, the heads of the units. The
 * first supervisor has no hand in it, so that somebody may look at what its tables decide.
 */
function twoOf(cast: Cast): { reviewer: StaffActor; publisher: StaffActor } {
  const [, reviewer] = cast.supervisors
  if (reviewer === undefined) throw new Error('a demo of two supervisors')
  return { reviewer, publisher: cast.countyLeader }
}

/** Drafts, reviews and publishes the catalogue of the county, and its themes, as of today. */
export async function publishCatalogue(house: House, cast: Cast): Promise<void> {
  const all = offered(cast)
  await bringIntoForce(house, cast, all)
  const codes = new Map(all.map(({ code, content }) => [content.identity.name, code]))
  const units = unitCodes(cast)
  const codeOf = (name: string) => codes.get(name) ?? ''
  const value = themes.map(
    ({ lead, items, links, ...theme }): Theme => ({
      ...theme,
      leadUnitCode: units.get(lead) ?? '',
      itemCodes: items.map(codeOf),
      links: links.map(({ item, after, waits }) => ({
        itemCode: codeOf(item),
        after: codeOf(after),
        waits,
      })),
    }),
  )
  const at = house.world.now()
  await house.db.transaction(county, (tx) =>
    house.rulebook.publish(tx, themesRule, {
      version: 'demo-1',
      value: { themes: value },
      effectiveFrom: localDayOf(at),
      ground,
      publishedBy: 'system',
      publishedAt: at,
    }),
  )
  await house.rulebook.load()
}

/**
 * Some weeks later: the food permit is promised sooner and asks for less, one item waits for its
 * review, one for its publication.
 */
export async function changeCatalogue(house: House, cast: Cast): Promise<void> {
  const all = new Map(offered(cast).map((one) => [one.content.identity.name, one]))
  const changed = (name: string, change: (content: ItemContent) => ItemContent): Offered[] => {
    const one = all.get(name)
    return one === undefined ? [] : [{ ...one, content: change(one.content) }]
  }
  await bringIntoForce(house, cast, changed('食品经营许可', sooner))
  const { reviewer } = twoOf(cast)
  const [waiting] = await draft(house, cast, changed('户外广告设置审批', withSample))
  const next = await draft(house, cast, changed('占道施工审批', withSample))
  if (waiting === undefined) return
  const ids = next.map(({ id }) => id)
  await decideVersions(house, reviewer, { ids, decision: 'review' })
}

async function bringIntoForce(house: House, cast: Cast, items: readonly Offered[]): Promise<void> {
  const { reviewer, publisher } = twoOf(cast)
  const ids = (await draft(house, cast, items)).map(({ id }) => id)
  await decideVersions(house, reviewer, { ids, decision: 'review' })
  await decideVersions(house, publisher, { ids, decision: 'publish' })
}

/** Each unit drafts its own. */
async function draft(house: House, cast: Cast, items: readonly Offered[]) {
  const validFrom = localDayOf(house.world.now())
  const drafted = []
  const ofUnits = Map.groupBy(items, ({ content }) => content.identity.unitCode)
  for (const [unitCode, own] of ofUnits) {
    const head = cast.units.find(({ code }) => code === unitCode)?.leader
    if (head === undefined) throw new Error(`a demo whose units have heads: ${unitCode}`)
    const dated = own.map((item) => ({ ...item, validFrom, ground }))
    drafted.push(...(await draftVersions(house, head, dated)))
  }
  return drafted
}

function sooner(content: ItemContent): ItemContent {
  const { handling, promise } = content
  return {
    ...content,
    promise: { ...promise, promisedLimit: { amount: 3, unit: 'working_day' } },
    conditions: ['具有与经营项目相适应的场所和设备', '申请材料真实、完整'],
    handling: {
      ...handling,
      steps: handling.steps.map((step) =>
        step.id === 'examine' ? { ...step, limit: { ...step.limit, amount: 1 } } : step,
      ),
      materials: handling.materials
        .filter(({ id }) => id !== 'layout')
        .map((material) => (material.id === 'health' ? { ...material, copies: 0 } : material)),
    },
  }
}

function withSample(content: ItemContent): ItemContent {
  const faqs = [...content.faqs, { question: '效果图有样本吗？', answer: '有，窗口可取。' }]
  return { ...content, faqs }
}

/** Every item of the county by the tables of items; codes continue those the reviews use. */
function offered(cast: Cast): Offered[] {
  const tables: Readonly<Record<string, string>> = { ...itemsForPeople, ...itemsForBusiness }
  const units = unitCodes(cast)
  return countyUnits.flatMap(({ key }, index) => {
    const unitCode = units.get(key)
    const table = tables[key]
    if (unitCode === undefined || table === undefined) return []
    const number = String(index).padStart(2, '0')
    return table
      .trim()
      .split('\n')
      .map((line, place) => {
        const code = `99${number}${String(place + 1).padStart(8, '0')}`
        return {
          code,
          content: readItem(line, { unitCode, basicCode: code, places: placesOf(line) }),
        }
      })
  })
}

function unitCodes(cast: Cast): ReadonlyMap<string, string> {
  const codes = new Map(
    cast.units
      .filter(({ regionCode }) => regionCode === county)
      .map(({ name, code }) => [name, code]),
  )
  return new Map(
    countyUnits.flatMap(({ key, name }) => (codes.has(name) ? [[key, codes.get(name) ?? '']] : [])),
  )
}

const hall = {
  name: '澍阳县政务服务大厅（示例）',
  address: '澍阳县示例路 1 号',
  hours: '工作日 9:00 至 12:00、13:30 至 17:00；周六上午延时服务',
  phone: '0000-100000',
  regionCode: county,
  position: { longitude: 114.5, latitude: 33.2 },
}

/** The county hall; benefits and services for people in the townships too. */
function placesOf(line: string): ItemContent['places'] {
  const [, , type, audience] = line.split('|')
  if (audience !== 'p' || (type !== 'J' && type !== 'F')) return [hall]
  const centres = townships.map((regionCode, index) => ({
    name: `${regions.find((one) => one.regionCode === regionCode)?.name ?? ''}便民服务中心`,
    address: `示例街 ${index + 1} 号`,
    hours: '工作日 8:30 至 17:30',
    regionCode,
    position: { longitude: 114.35 + index * 0.12, latitude: 33.05 + index * 0.1 },
  }))
  return [hall, ...centres]
}
