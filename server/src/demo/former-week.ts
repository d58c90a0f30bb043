import type { PastMatterMapping } from '@huiyin/contract/past-matters'
import { addDays, formatInstant, localDay } from '@huiyin/contract/time'
import {
  carriedOver,
  dueLater,
  linkedGroups,
  type UnitWeek,
  weekFrom,
  weekTo,
} from './weekly-bulletin.data.ts'

/** The town of the demo, north of whose south-west corner the cases lie. */
const corner = { longitude: 112.5, latitude: 33.02 }
const minuteMs = 60_000
const hourMs = 60 * minuteMs
const dayMs = 24 * hourMs
const monday = Date.parse(`${weekFrom}T00:00:00+08:00`)
const lastMoment = Date.parse(`${weekTo}T23:59:59+08:00`)
const classes = ['event-0201', 'event-0405', 'event-0410', 'event-0112', 'component-0137'] as const
const streets = ['人民路', '建设街', '澍河东路', '文化路', '解放街', '站前路'] as const
const sources = ['监督员', '监督员', '视频', '公众'] as const

/** What the columns of {@link formerWeek} mean. */
export const formerMapping: PastMatterMapping = {
  system: '旧数字城管平台',
  zone: '+08:00',
  columns: {
    number: '案件号',
    openedAt: '上报时间',
    category: '类别',
    unit: '责任单位',
    dueAt: '截止时间',
    closedAt: '结案时间',
    disputedAt: '争议时间',
    disputeEndedAt: '裁定时间',
    address: '地址',
    latitude: '纬度',
    longitude: '经度',
    source: '来源',
  },
  sources: { 监督员: 'collector', 视频: 'video' },
}

/** How a case stood on the evening of the cut-off. */
type Standing = 'closed' | 'overdue' | 'in_process' | 'disputed' | 'due_later'

interface FormerCase {
  readonly unit: string
  readonly standing: Standing
}

/** The export of the former system as CSV: a row a case, units and days mixed. */
export function formerWeek(): Buffer {
  const due = linkedGroups.flatMap(({ units }) => units.flatMap(casesOf))
  const later = Array.from({ length: dueLater }, () => {
    return { unit: '县城市管理局', standing: 'due_later' } as const
  })
  // Multiplying by a number without a common factor picks exactly so many, spread over all.
  const isCarried = (index: number) => (index * carriedOver) % due.length < carriedOver
  const lines = [...due, ...later].map((one, index) =>
    lineOf(one, index, index < due.length && isCarried(index)),
  )
  return Buffer.from([Object.values(formerMapping.columns).join(','), ...lines].join('\n'))
}

function casesOf({ name, due, overdue, inProcess, disputed }: UnitWeek): FormerCase[] {
  const closed = due - overdue - inProcess - disputed
  const counts = { closed, overdue, in_process: inProcess, disputed } as const
  return (Object.keys(counts) as (keyof typeof counts)[]).flatMap((standing) =>
    Array.from({ length: counts[standing] }, () => ({ unit: name, standing })),
  )
}

function lineOf({ unit, standing }: FormerCase, index: number, isCarried: boolean): string {
  const { openedAt, dueAt, closedAt, disputedAt }: Dates = datesOf(standing, index, isCarried)
  const place = (from: number, step: number) => (from + ((index * step) % 400) / 10_000).toFixed(4)
  const cells = [
    `ZL${String(index + 1).padStart(6, '0')}`,
    said(openedAt),
    classes[index % classes.length],
    unit,
    said(dueAt),
    said(closedAt),
    disputedAt === undefined ? '' : said(disputedAt),
    disputedAt === undefined ? '' : said(closedAt - 2 * dayMs),
    `${streets[index % streets.length]} ${(index % 180) + 1} 号`,
    place(corner.latitude, 7),
    place(corner.longitude, 11),
    sources[index % sources.length],
  ]
  return cells.join(',')
}

interface Dates {
  readonly openedAt: number
  readonly dueAt: number
  readonly closedAt: number
  readonly disputedAt?: number
}

/** Opened from Monday to Friday by day; what is open at the cut-off was closed the week after. */
function datesOf(standing: Standing, index: number, isCarried: boolean): Dates {
  const week = isCarried ? -7 : 0
  const weekday = standing === 'due_later' ? 4 : index % 5
  const minute = (index * 37) % 600
  const openedAt = monday + (week + weekday) * dayMs + 7 * hourMs + minute * minuteMs
  const after = Date.parse(`${addDays(localDay(weekTo), 2 + (index % 4))}T10:00:00+08:00`)
  switch (standing) {
    case 'closed': {
      const from = isCarried ? monday + 9 * hourMs : openedAt + 2 * hourMs
      const dueAt = openedAt + (1 + (index % 3)) * dayMs
      return { openedAt, dueAt, closedAt: from + (index % 40) * hourMs }
    }
    case 'overdue':
      return { openedAt, dueAt: openedAt + dayMs, closedAt: after }
    case 'disputed': {
      const disputedAt = openedAt + 3 * hourMs
      const dueAt = openedAt + dayMs
      return { openedAt, dueAt, closedAt: after + 2 * dayMs, disputedAt }
    }
    case 'in_process':
      return { openedAt, dueAt: lastMoment, closedAt: after }
    case 'due_later':
      return { openedAt, dueAt: openedAt + 6 * dayMs, closedAt: after }
  }
}

function said(ms: number): string {
  return formatInstant(new Date(ms))
}
