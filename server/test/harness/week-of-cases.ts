import type { CityWeekly } from '@huiyin/contract/case-bulletins'
import { cityWeeklyRule } from '../../src/contexts/bulletins/index.ts'
import { importPastMatters } from '../../src/contexts/past-matters/index.ts'
import type { House } from '../../src/house.ts'
import type { World } from '../../src/platform/world.ts'
import { county } from './town.ts'

/** Begins after the cut-off on Sunday, 14 June, and ends on Sunday, 21 June, at 18:00. */
export const week = { from: '2026-06-15', to: '2026-06-21' }

const groups = [
  { name: '甲组', unitCodes: ['police', 'oversight'] },
  { name: '乙组', unitCodes: ['tax'] },
]

/** The region groups three units, and may say that everybody reads what is published. */
export async function groupUnits(
  { db, rulebook }: House,
  world: World,
  more: Partial<CityWeekly> = {},
): Promise<void> {
  const value = { ...cityWeeklyRule.otherwise.value, groups, ...more }
  await db.transaction(county, (tx) =>
    rulebook.publish(tx, cityWeeklyRule, {
      version: `test-${value.public}-${value.postponedAreDue}`,
      value,
      effectiveFrom: '2026-01-01',
      ground: '测试',
      publishedBy: 'system',
      publishedAt: world.now(),
    }),
  )
  await rulebook.load()
}

/** Cases by what the bulletin must make of them. */
const rows = [
  // Closed in the week, in time and late, and one from the week before.
  ['C1', '06-15 09:00', '06-16 09:00', '06-15 12:00', '', '公安局'],
  ['C2', '06-15 09:00', '06-16 09:00', '06-18 12:00', '', '公安局'],
  ['C3', '06-10 09:00', '06-11 09:00', '06-15 12:00', '', '税务局'],
  // Overdue; one of them disputed, which is asked first.
  ['O1', '06-16 09:00', '06-17 09:00', '', '', '公安局'],
  ['O2', '06-16 09:00', '06-17 09:00', '', '', '税务局'],
  ['D1', '06-16 09:00', '06-17 09:00', '', '06-16 15:00', '公安局'],
  // Due on Sunday evening, after the cut-off.
  ['P1', '06-18 09:00', '06-21 23:00', '', '', '税务局'],
  // Due next week; closed before this week: neither is counted.
  ['N1', '06-18 09:00', '06-26 09:00', '', '', '税务局'],
  ['N2', '06-01 09:00', '06-02 09:00', '06-02 08:00', '', '税务局'],
].map(([number, ...cells]) => [
  number,
  ...cells.map((cell) => (/^\d/.test(cell) ? `2026-${cell}` : cell)),
])

/** The week as a file of a former system, and what its columns mean. */
export const weekFile = Buffer.from(
  ['no,opened,due,closed,disputed,unit', ...rows.map((row) => row.join(','))].join('\n'),
)
export const weekMapping = {
  system: '旧平台',
  zone: '+08:00',
  columns: {
    number: 'no',
    openedAt: 'opened',
    dueAt: 'due',
    closedAt: 'closed',
    disputedAt: 'disputed',
    unit: 'unit',
  },
  otherwise: 'event-0699',
}

/** Takes the cases of the week over as they stood. */
export async function takeWeekOver({ pastMatters }: House): Promise<void> {
  await importPastMatters(pastMatters, {
    regionCode: county,
    kind: 'city-cases',
    bytes: weekFile,
    mapping: weekMapping,
    dryRun: false,
    by: 'system',
  })
}
