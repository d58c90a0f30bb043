/**
 * Kills the service 21 times under load at moments of seeded chance, seven times each the server,
 * the database and both. Afterwards every acknowledged review must be there once, every chain must
 * verify and the rollups must equal a recount. The last line is one JSON object.
 *
 * Arguments: [seed] 1 unless told otherwise.
 */
import { once } from 'node:events'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { commitmentSources } from '../server/src/commitment-sources.ts'
import { verifyLedger } from '../server/src/kernel/ledger/index.ts'
import { sql } from '../server/src/platform/db/sql.ts'
import type { CrashJob, CrashRun } from './crash/client.ts'
import { countWrongCells } from './crash/recount.ts'
import { seededRandom, shuffled } from './load/seeded.ts'
import { runInOwnProcess } from './load/worker.ts'
import { openService } from './service/service.ts'
import { prepareServiceEnds } from './service/service-ends.ts'
import { region, settleTown } from './service/town.ts'

const seed = Number(process.argv[2] ?? 1)
const killsOfEach = 7
const quietMs = { min: 500, max: 2500 }
const connections = 16
/** More than the client gets through. */
const prepared = 200_000
const units = 61
const random = seededRandom(seed)

type Victim = 'server' | 'database' | 'both'

const service = await openService('crash', async (db) => {
  await settleTown(db)
  await prepareServiceEnds(db, { from: 1, to: prepared, units })
})
try {
  console.log(JSON.stringify(await measure()))
} finally {
  await service.close()
}

async function measure() {
  const file = join(service.dataFolder, 'acknowledged')
  const stopFile = join(service.dataFolder, 'enough')
  const running = runInOwnProcess<CrashJob, CrashRun>(
    new URL('./crash/client.ts', import.meta.url),
    {
      ...{ port: service.port, connections, from: 1, to: prepared, file, stopFile },
    },
  )
  const victims = (['server', 'database', 'both'] as const).flatMap((victim) =>
    Array.from({ length: killsOfEach }, () => victim),
  )
  for (const [at, victim] of shuffled(victims, random).entries()) {
    await pause(quietMs.min + random() * (quietMs.max - quietMs.min))
    await kill(victim)
    console.log(`kill ${at + 1} of ${victims.length}: ${victim}`)
  }
  await pause(quietMs.max)
  await writeFile(stopFile, '')
  const run = await running
  if (run.wrong.length > 0) throw new Error(`wrong answers: ${run.wrong.join('; ')}`)
  const lines = (await readFile(file, 'utf8')).trimEnd().split('\n')
  const found = await findAll(lines)
  const report = await verifyLedger(service.db, { commitmentSources })
  const wrongCells = await countWrongCells(service.db)
  console.log(
    `${run.repeated} requests repeated; verify: ${report.entries} entries, ${report.differences} ` +
      `differences; ${wrongCells} cells of the rollups differ from a recount`,
  )
  if (wrongCells > 0) throw new Error('the rollups do not equal a recount')
  return {
    name: 'crash',
    kills: victims.length,
    acknowledged: lines.length,
    ...found,
    chainsBroken: report.differences,
  }
}

async function kill(victim: Victim): Promise<void> {
  const server = service.process()
  const databasePid = await service.databasePid()
  const ended = once(server, 'exit')
  if (victim !== 'server') process.kill(databasePid, 'SIGKILL')
  if (victim !== 'database') server.kill('SIGKILL')
  if (victim === 'database') await service.waitForDatabase()
  else await ended.then(() => service.restart())
}

/** Acknowledged reviews that are missing, and services or numbers that are there twice. */
async function findAll(lines: readonly string[]): Promise<{ lost: number; duplicated: number }> {
  const numbers = lines.map((line) => line.split(' ')[1] ?? '')
  const tokens = lines.map((line) => line.split(' ')[0] ?? '')
  const [row] = await service.db.query(sql<{ found: number; twice: number }>`
    select count(review.id) as found, count(review.id) - count(distinct review.service_end_id) as twice
    from unnest(${numbers}::text[], ${tokens}::text[]) as acknowledged (number, token)
    join reviews.service_end as ended
      on ended.token_hash = sha256(convert_to(acknowledged.token, 'UTF8'))
    join reviews.review as review
      on review.region_code = ended.region_code
      and review.service_end_id = ended.id
      and review.number = acknowledged.number
    where review.region_code = ${region}`)
  const twiceAcknowledged = tokens.length - new Set(tokens).size
  const found = row?.found ?? 0
  return {
    lost: lines.length - found,
    duplicated: (row?.twice ?? 0) + twiceAcknowledged,
  }
}
