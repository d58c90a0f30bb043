/**
 * Seconds from a CSV of 100 000 service requests, as a city of another country exports them, to
 * numbered matters with clocks and history; then the same file again. The last line is one JSON
 * object.
 *
 * Arguments: [rows] 100 000, [kind] city-cases.
 */
import type { PastMatterKind, PastMatterMapping } from '@huiyin/contract/past-matters'
import { importPastMatters } from '../server/src/contexts/past-matters/index.ts'
import { openHouse } from '../server/src/house.ts'
import { openDb } from '../server/src/platform/db/db.ts'
import { noSmsGateway } from '../server/src/platform/sms/index.ts'
import { realWorld as world } from '../server/src/platform/world.ts'
import { requestExport, requestMapping } from '../server/test/harness/request-export.ts'
import { rounded } from './load/figures.ts'
import { withDatabase } from './service/database.ts'
import { region, settleTown } from './service/town.ts'

const rows = Number(process.argv[2] ?? 100_000)
const kind: PastMatterKind = process.argv[3] === 'tickets' ? 'tickets' : 'city-cases'
const mapping: PastMatterMapping = requestMapping(kind)
const limitSeconds = 60

await withDatabase('import', async ({ connection, dataFolder }) => {
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
  const bytes = requestExport(rows)
  const first = await timed()
  const again = await timed()
  console.log(
    JSON.stringify({
      name: 'import',
      kind,
      rows,
      megabytes: rounded(bytes.length / 1_000_000, 1),
      seconds: first.seconds,
      limitSeconds,
      created: first.created,
      errors: first.errors,
      againSeconds: again.seconds,
      againSkipped: again.skipped,
    }),
  )
  await house.close()
  await db.close()

  async function timed() {
    const from = performance.now()
    const file = { regionCode: region, kind, bytes, mapping, dryRun: false, by: 'system' }
    const { faults: _, ...counts } = await importPastMatters(house.pastMatters, file)
    return { ...counts, seconds: rounded((performance.now() - from) / 1000, 2) }
  }
})
