import type { ItemContent } from '@huiyin/contract/catalog-item'
import { themesRule } from '../../src/contexts/catalog/index.ts'
import type { TestDatabase } from './database.ts'
import { itemContent, itemMaterial } from './item-content.ts'
import { settleMore } from './more-staff.ts'
import { publishItem } from './published-items.ts'
import { county, type Town } from './town.ts'
import type { TestWorld } from './world.ts'

/** Five departments of a theme, the lead first; days promised and given by law. */
export const fiveUnits = [
  { code: 'market', name: '市场监督管理局', item: '食品经营许可', promised: 5, law: 20 },
  { code: 'planning', name: '自然资源局', item: '选址核查', promised: 3, law: 10 },
  { code: 'housing', name: '住房建设局', item: '装修核准', promised: 4, law: 10 },
  { code: 'fire', name: '消防救援大队', item: '开业前消防检查', promised: 5, law: 15 },
  { code: 'streets', name: '城市管理局', item: '店招设置', promised: 2, law: 7 },
] as const
export type UnitOfFive = (typeof fiveUnits)[number]['code']

const since = { validFrom: '2020-01-01' }
const days = (amount: number) => ({ amount, unit: 'working_day' as const })

/**
 * Settles five departments, each with a handler and a head (`fire-handler`, `fire-head`), and the
 * theme `restaurant` of one item of each.
 *
 * @returns staff ids by login name
 */
export async function settleFiveUnits(
  town: Town,
  parts: { readonly db: TestDatabase; readonly world: TestWorld },
): Promise<ReadonlyMap<string, string>> {
  const { house } = town.app
  const units = fiveUnits.map(({ code, name }) => ({
    code,
    name,
    kind: 'office' as const,
    ...since,
  }))
  await parts.db.transaction(county, (tx) => house.org.save(tx, { units }))
  house.org.forget()
  const people = await settleMore(
    town,
    parts,
    fiveUnits.flatMap(({ code }) => [
      { code: `${code}-handler`, role: 'handler' as const, unit: code },
      { code: `${code}-head`, role: 'unit_leader' as const, unit: code },
    ]),
  )
  for (const unit of fiveUnits) {
    await publishItem(town, parts.world, `of-${unit.code}`, itemOf(unit))
  }
  await publishTheme(town, parts)
  return people
}

function itemOf({ code, item, promised, law }: (typeof fiveUnits)[number]): ItemContent {
  const base = itemContent()
  return itemContent({
    identity: { ...base.identity, name: item, type: 'permit', unitCode: code },
    promise: { ...base.promise, statutoryLimit: days(law), promisedLimit: days(promised) },
    questions: [],
    handling: {
      steps: [
        {
          id: 'decide',
          name: item,
          kind: 'decide',
          unit: code,
          limit: days(promised),
          statutoryLimit: days(law),
          after: [],
        },
      ],
      materials: [itemMaterial({ id: 'paper', name: `${item}申请材料`, usedBy: ['decide'] })],
      specialProcedures: [],
      decisions: [],
      results: [{ id: 'permit', name: `${item}证`, kind: 'certificate', step: 'decide' }],
    },
  })
}

async function publishTheme(
  town: Town,
  { db, world }: { readonly db: TestDatabase; readonly world: TestWorld },
): Promise<void> {
  const theme = {
    code: 'restaurant',
    name: '开饭店一件事',
    nameEn: 'Opening a restaurant',
    intro: '五个部门一次办。',
    leadUnitCode: 'market',
    itemCodes: fiveUnits.map(({ code }) => `of-${code}`),
  }
  const { rulebook } = town.app.house
  await db.transaction(county, (tx) =>
    rulebook.publish(tx, themesRule, {
      version: 'v1',
      value: { themes: [theme] },
      effectiveFrom: '2020-01-01',
      ground: '示例',
      publishedBy: 'system',
      publishedAt: world.now(),
    }),
  )
  await rulebook.load()
}
