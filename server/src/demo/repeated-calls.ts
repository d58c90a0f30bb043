import { addDays, localDayOf } from '@huiyin/contract/time'
import { importPastMatters } from '../contexts/past-matters/index.ts'
import type { House } from '../house.ts'
import { county } from './places.data.ts'

/** Days ago on which somebody called the former hotline about the same site. */
const daysAgo = [24, 19, 15, 11, 8, 4] as const

/** One site is too loud at night again and again: a cluster for the supervisor to decide. */
export async function playRepeatedCalls({ pastMatters, world }: House): Promise<void> {
  const today = localDayOf(world.now())
  const rows = daysAgo.map((days, index) =>
    [
      `J${index + 1}`,
      `${addDays(today, -days)} 22:30`,
      '0101',
      '解放街29号',
      '夜间施工噪声',
    ].join(),
  )
  await importPastMatters(pastMatters, {
    regionCode: county,
    kind: 'tickets',
    bytes: Buffer.from(['编号,来电时间,类别,地址,标题', ...rows].join('\n')),
    mapping: {
      system: '原热线平台',
      zone: '+08:00',
      columns: {
        number: '编号',
        openedAt: '来电时间',
        category: '类别',
        address: '地址',
        title: '标题',
      },
      unit: '县城市管理局',
    },
    dryRun: false,
    by: 'system',
  })
}
