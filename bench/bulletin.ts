/**
 * Seconds from the cut-off to the draft of a weekly bulletin over 100 000 cases: each due one in its
 * class with its reason, and the stock of every unit, one case in twenty acted on since it was taken
 * over; then to the Word file. The last line is one JSON object.
 *
 * Arguments: [rows] 100 000.
 */
import type { PastMatterMapping } from '@huiyin/contract/past-matters'
import { formatInstant } from '@huiyin/contract/time'
import { draftWeek, findForReader, makeFile } from '../server/src/contexts/bulletins/index.ts'
import { importPastMatters } from '../server/src/contexts/past-matters/index.ts'
import { openHouse } from '../server/src/house.ts'
import type { StaffActor } from '../server/src/kernel/access/index.ts'
import { openDb } from '../server/src/platform/db/db.ts'
import { noSmsGateway } from '../server/src/platform/sms/index.ts'
import { realWorld as world } from '../server/src/platform/world.ts'
import { rounded } from './load/figures.ts'
import { withDatabase } from './service/database.ts'
import { checkingUnit, region, settleTown, unitCode, unitsTotal } from './service/town.ts'

const rows = Number(process.argv[2] ?? 100_000)
const limitSeconds = 3
const week = { from: '2020-12-14', to: '2020-12-20' }
const monday = Date.parse('2020-12-14T00:00:00+08:00')
const hourMs = 3_600_000
const columns = {
  number: 'number',
  unit: 'unit',
  openedAt: 'opened',
  dueAt: 'due',
  closedAt: 'closed',
  disputedAt: 'disputed',
}
const mapping: PastMatterMapping = {
  system: '311',
  zone: '+08:00',
  columns,
  otherwise: 'event-0699',
}

await withDatabase('bulletin', async ({ connection, dataFolder }) => {
  const db = openDb({ connection, connectionsMax: 4 })
  await settleTown(db)
  const key = { version: 1, key: Buffer.alloc(32, 7) }
  const house = await openHouse({
    db,
    connection,
    world,
    secrets: { current: () => key, key: () => key.key },
    sms: noSmsGateway,
    dataFolder,
    publicUrl: 'http://127.0.0.1',
    onFault: (error) => console.error(error),
  })
  for (const standing of ['open', 'closed since'] as const) {
    const bytes = cases(standing)
    const file = { regionCode: region, kind: 'city-cases', mapping, dryRun: false } as const
    const { created, updated } = await importPastMatters(house.pastMatters, {
      ...file,
      bytes,
      by: 'system',
    })
    console.log(`${standing}: ${created} taken over, ${updated} closed`)
  }
  const drafter: StaffActor = {
    kind: 'staff',
    regionCode: region,
    staffId: world.newId(),
    displayName: '孙督查',
    sessionId: world.newId(),
    posts: [{ postCode: 'supervisor', role: 'supervisor', unitCode: checkingUnit }],
  }
  const drafted = await timed(() => draftWeek(house, drafter, { to: week.to }))
  const bulletin = await findForReader(house, drafter, { regionCode: region, ...week })
  const makingParts = { ...house, watermark: null, pdf: () => Promise.resolve(undefined) }
  const how = { format: 'docx', isStaff: true } as const
  const made = await timed(() => makeFile(makingParts, bulletin, how))
  const { received, due, closed, inProcess, overdue, disputed } = bulletin.facts
  console.log(
    JSON.stringify({
      name: 'bulletin',
      rows,
      ...{ received, due, closed, inProcess, overdue, disputed },
      seconds: drafted,
      limitSeconds,
      wordSeconds: made,
    }),
  )
  await house.close()
  await db.close()
})

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now()
  await work()
  return rounded((performance.now() - from) / 1000, 2)
}

/** Of twenty cases sixteen are closed in the week; the one left open is closed by the second file. */
function cases(standing: 'open' | 'closed since'): Buffer {
  const lines = Array.from({ length: rows }, (_, index) => lineOf(index, standing))
  return Buffer.from([Object.values(columns).join(','), ...lines].join('\n'))
}

function lineOf(index: number, standing: 'open' | 'closed since'): string {
  const sort = index % 20
  const openedAt = monday + ((index % 5) * 24 + 7) * hourMs + ((index * 37) % 36_000) * 1000
  const after = monday + (8 * 24 + 10) * hourMs
  const dueAt = sort === 18 ? monday + 167 * hourMs : openedAt + (sort === 19 ? 216 : 24) * hourMs
  const closedAt = sort < 16 ? openedAt + (2 + (index % 30)) * hourMs : after
  const isOpen = sort === 16 && standing === 'open'
  const cells = [
    `B${index}`,
    unitCode((index % unitsTotal) + 1),
    said(openedAt),
    said(dueAt),
    isOpen ? '' : said(closedAt),
    sort === 17 ? said(openedAt + hourMs) : '',
  ]
  return cells.join(',')
}

function said(ms: number): string {
  return formatInstant(new Date(ms))
}
