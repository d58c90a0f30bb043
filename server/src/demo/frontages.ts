import { listFrontages, sendNotice, takeFrontages } from '../contexts/frontages/index.ts'
import type { House } from '../house.ts'
import { act } from './act.ts'
import type { Cast } from './organisation.ts'
import { county } from './places.data.ts'

/** Shops of the demo: nobody has these names, and no such telephone rings. */
const shops = [
  ['老陈面馆', '陈守信'],
  ['澍河水果店', '刘果'],
  ['站前便利店', '孙小店'],
  ['人民路五金', '周铁'],
  ['文化书屋', '李墨'],
  ['解放街早点', '马早'],
  ['建设街理发', '何剪'],
  ['澍阳鲜花', '吴花'],
] as const
const sections = [
  ['人民路东段', '赵路'],
  ['建设街北段', '钱段'],
  ['文化路全段', '郑道'],
] as const

/** What was told: a class, what was seen, and what became of it. */
const told = [
  ['0405', '桌椅摆到人行道上', 'put_right'],
  ['0410', '电动车停在盲道上', 'waits'],
] as const

/** Brings the sheets in, and tells two of those who signed. */
export async function openFrontagesOfDemo(
  house: House,
  cast: Cast,
  ground: {
    readonly west: number
    readonly south: number
    /** A photo this collector took. */
    readonly photo: () => Promise<readonly string[]>
  },
): Promise<void> {
  const { west, south } = ground
  const line = (code: string, kind: string, [name, person]: readonly string[], index: number) => {
    const phone = `1990000${String(5000 + index)}`
    const longitude = (west + 0.004 + index * 0.004).toFixed(5)
    const latitude = (south + 0.006 + (index % 4) * 0.009).toFixed(5)
    return [
      code,
      kind,
      name,
      `人民路 ${index * 6 + 2} 号`,
      person,
      phone,
      longitude,
      latitude,
    ].join()
  }
  const lines = [
    ...shops.map((shop, index) => line(`M${101 + index}`, '门店', shop, index)),
    ...sections.map((section, index) => line(`L${11 + index}`, '路段', section, 8 + index)),
  ]
  const heading = '编号,类型,名称,位置描述,责任人,联系电话,经度,纬度'
  const bytes = Buffer.from([heading, ...lines].join('\r\n'))
  await takeFrontages(house.frontages, { regionCode: county, bytes, enteredBy: 'system' })
  const { rows } = await listFrontages(house.frontages, county, { kind: 'shop', limit: 2 })
  const { collector } = cast.street
  for (const [index, [category, description, fate]] of told.entries()) {
    const frontageId = rows[index]?.id ?? ''
    const way = 'on_site' as const
    const body = { frontageId, category, description, way, evidence: [] }
    const sent = await sendNotice(house.frontages, collector, body)
    if (fate === 'waits') continue
    const fields = { note: '已收回店内，人行道畅通。', evidence: await ground.photo() }
    await act(house, collector, sent.number, fate, fields)
  }
}
