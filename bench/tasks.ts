/**
 * Seconds from a workbook of 20 000 problems, with a heading of two rows and merged cells, to
 * 20 000 numbered tasks with clock, letter and history. The last line is one JSON object.
 *
 * Arguments: [rows] 20 000.
 */
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { importLedger, summariseTasks } from '../server/src/contexts/tasks/index.ts'
import { openHouse } from '../server/src/house.ts'
import { openDb } from '../server/src/platform/db/db.ts'
import { startEmbedded } from '../server/src/platform/db/embedded.ts'
import { migrate } from '../server/src/platform/db/migrate.ts'
import { noSmsGateway } from '../server/src/platform/sms/index.ts'
import { realWorld as world } from '../server/src/platform/world.ts'
import { manyProblems } from '../server/test/harness/ledger-file.ts'
import { rounded } from './load/figures.ts'
import { region, settleTown, unitsTotal } from './service/town.ts'

const rows = Number(process.argv[2] ?? 20_000)
const dataFolder = await mkdtemp(join(tmpdir(), 'huiyin-bench-tasks-'))
// As root the database runs as another user, who must be able to pass through.
if (process.getuid?.() === 0) await chmod(dataFolder, 0o711)
const server = await startEmbedded({ dataFolder })
const { connection } = server
try {
  await migrate(connection, world.now())
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
  const first = await timed(await manyProblems(rows, unitsTotal))
  const again = await timed(await manyProblems(rows, unitsTotal))
  const startedAt = performance.now()
  const { total } = await summariseTasks(house.tasks, { regionCode: region })
  const summaryMs = rounded(performance.now() - startedAt, 1)
  console.log(
    `again, nothing changed: ${again.seconds} s; summary of ${total.total}: ${summaryMs} ms`,
  )
  console.log(
    JSON.stringify({
      name: 'tasks',
      rows,
      seconds: first.seconds,
      created: first.created,
      againSeconds: again.seconds,
      againSkipped: again.skipped,
      summaryMs,
    }),
  )
  await house.close()
  await db.close()

  async function timed(bytes: Buffer) {
    const from = performance.now()
    const upload = { regionCode: region, name: '台账.xlsx', bytes, by: 'system', dryRun: false }
    const ended = await importLedger(house.tasks, upload)
    return { ...ended, seconds: rounded((performance.now() - from) / 1000, 2) }
  }
} finally {
  await server.stop()
  await rm(dataFolder, { recursive: true, force: true })
}
