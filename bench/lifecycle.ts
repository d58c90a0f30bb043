/**
 * Lives of matters a second over HTTP (created, assigned, resolved, found) in an empty and in a
 * loaded database, side by side in alternating rounds. The last line is one JSON object.
 *
 * Arguments: [matters] loaded, 1 000 000; [rounds] 5; [seconds] about how long an arm runs, 5.
 */
import { commitmentSources } from '../server/src/commitment-sources.ts'
import { verifyLedger } from '../server/src/kernel/ledger/index.ts'
import { sql } from '../server/src/platform/db/sql.ts'
import type { LifecycleJob, LifecycleRun } from './lifecycle/client.ts'
import { loadMatters } from './lifecycle/load-matters.ts'
import { median, rounded } from './load/figures.ts'
import { runInOwnProcess } from './load/worker.ts'
import { openService, type Service } from './service/service.ts'
import { prepareServiceEnds } from './service/service-ends.ts'
import { signIn } from './service/sign-in.ts'
import { region, settleTown } from './service/town.ts'

const matters = Number(process.argv[2] ?? 1_000_000)
const rounds = Number(process.argv[3] ?? 5)
const armSeconds = Number(process.argv[4] ?? 5)
const connections = 64
const warmUpLives = 1500
const client = new URL('./lifecycle/client.ts', import.meta.url)

const loaded = await openService('loaded', async (db) => {
  const startedAt = performance.now()
  await settleTown(db)
  await loadMatters(db, matters)
  const seconds = rounded((performance.now() - startedAt) / 1000)
  console.log(`${matters} matters loaded in ${seconds} s`)
})
try {
  const empty = await openService('empty', settleTown)
  try {
    console.log(JSON.stringify(await measure(empty)))
  } finally {
    await empty.close()
  }
} finally {
  await loaded.close()
}

async function measure(empty: Service) {
  const arms = { empty: await openArm(empty), loaded: await openArm(loaded) }
  await live(arms.empty, warmUpLives)
  await live(arms.loaded, warmUpLives)
  const rates: { empty: number; loaded: number }[] = []
  for (let round = 0; round < rounds; round += 1) {
    // Who goes first takes turns, so that neither always finds the machine warmer.
    const order = round % 2 === 0 ? (['empty', 'loaded'] as const) : (['loaded', 'empty'] as const)
    const rate = { empty: 0, loaded: 0 }
    for (const name of order) {
      const arm = arms[name]
      const run = await live(arm, Math.round(arm.perS * armSeconds))
      rate[name] = arm.perS
      if (run.clientCore > 0.5) console.log(`the client used ${rounded(run.clientCore, 2)} cores`)
    }
    rates.push(rate)
    console.log(
      `round ${round + 1}: ${rounded(rate.empty)} lives/s empty, ${rounded(rate.loaded)} loaded, ` +
        `ratio ${rounded(rate.loaded / rate.empty, 2)}`,
    )
  }
  const stored = await countMatters(loaded)
  await assertSound(loaded)
  return {
    name: 'lifecycle',
    emptyPerS: rounded(median(rates.map((rate) => rate.empty))),
    perS: rounded(median(rates.map((rate) => rate.loaded))),
    loadedRatio: rounded(median(rates.map((rate) => rate.loaded / rate.empty)), 2),
    matters: stored,
  }
}

/** A service with three people signed in, and its next prepared service. */
interface Arm {
  readonly service: Service
  readonly people: Pick<LifecycleJob, 'cookies' | 'handlerId'>
  next: number
  /** Lives a second of the last run, to size the next one. */
  perS: number
}

async function openArm(service: Service): Promise<Arm> {
  const [leader, handler, supervisor] = [
    await signIn(service, 'leader'),
    await signIn(service, 'handler'),
    await signIn(service, 'supervisor'),
  ]
  const [row] = await service.db.query(sql<{ id: string }>`
    select id
    from kernel.staff
    where region_code = ${region}
    and staff_code = 'handler'`)
  const people = { cookies: { leader, handler, supervisor }, handlerId: row?.id ?? '' }
  return { service, people, next: 1, perS: 100 }
}

async function live(arm: Arm, lives: number): Promise<LifecycleRun> {
  const { service, people } = arm
  const from = arm.next
  const to = from + lives
  arm.next = to
  await prepareServiceEnds(service.db, { from, to, units: 1 })
  await service.db.query(sql`checkpoint`)
  const { port } = service
  const job = { port, connections, from, to, ...people }
  const run = await runInOwnProcess<LifecycleJob, LifecycleRun>(client, job)
  arm.perS = run.lives / run.seconds
  return run
}

async function countMatters({ db }: Service): Promise<number> {
  const [row] = await db.query(sql<{ n: number }>`
    select count(*) as n
    from kernel.matter
    where region_code = ${region}`)
  return row?.n ?? 0
}

/** Loaded and lived chains alike must verify. */
async function assertSound({ db }: Service): Promise<void> {
  const startedAt = performance.now()
  const report = await verifyLedger(db, { commitmentSources })
  const seconds = rounded((performance.now() - startedAt) / 1000)
  console.log(`verify: ${report.entries} entries, ${report.differences} differences, ${seconds} s`)
  if (report.differences > 0) throw new Error(JSON.stringify(report.findings[0]))
}
