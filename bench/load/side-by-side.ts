import { setTimeout as pause } from 'node:timers/promises'
import { localDayOf } from '@huiyin/contract/time'
import { commitmentSources } from '../../server/src/commitment-sources.ts'
import { verifyLedger } from '../../server/src/kernel/ledger/index.ts'
import { sql } from '../../server/src/platform/db/sql.ts'
import { realWorld } from '../../server/src/platform/world.ts'
import { loadMatters } from '../lifecycle/load-matters.ts'
import { openService, type Service } from '../service/service.ts'
import { region, settleTown } from '../service/town.ts'
import { cpuSeconds } from './cpu-time.ts'
import { median, rounded } from './figures.ts'

/** What a run of lives in one of the two arms says. */
export interface Lived {
  readonly seconds: number
  readonly lives: number
  /** Share of one core the client used. */
  readonly clientCore: number
}

/** A service with what its clients need, and how fast it was last. */
export interface Arm {
  readonly service: Service
  /** Lives a second of the last run, to size the next one. */
  perS: number
  /** Milliseconds of processor a life of the last run took of service and database. */
  cpuMs?: number
}

export interface SideBySide<OneArm extends Arm> {
  readonly name: string
  /** Matters loaded into one of the two. */
  readonly matters: number
  readonly rounds: number
  /** About how long an arm runs. */
  readonly armSeconds: number
  readonly warmUpLives: number
  /** Lays out what lives need beside the town, in both. */
  readonly prepare?: (db: Service['db']) => Promise<void>
  /** What is loaded into one of the two; rectifications of bad reviews unless another kind is said. */
  readonly load?: (db: Service['db'], matters: number) => Promise<void>
  readonly openArm: (service: Service) => Promise<OneArm>
  readonly live: (arm: OneArm, lives: number) => Promise<Lived>
  /** Further figures for the last line, taken when all rounds are over. */
  readonly after?: (arms: Arms<OneArm>) => Promise<Readonly<Record<string, number>>>
}

/** The two that are held against each other. */
export interface Arms<OneArm> {
  readonly empty: OneArm
  readonly loaded: OneArm
}

/**
 * Lives a second in an empty and in a loaded database, in alternating rounds; then the ledger of
 * the loaded one is verified. Prints a line a round, and one JSON object as the last line.
 */
export async function measureSideBySide<OneArm extends Arm>(
  plan: SideBySide<OneArm>,
): Promise<void> {
  const settle = async (db: Service['db']) => {
    await settleTown(db)
    await plan.prepare?.(db)
  }
  const loaded = await openService('loaded', async (db) => {
    const startedAt = performance.now()
    await settle(db)
    await (plan.load ?? loadMatters)(db, plan.matters)
    const seconds = rounded((performance.now() - startedAt) / 1000)
    console.log(`${plan.matters} matters loaded in ${seconds} s`)
  })
  try {
    const empty = await openService('empty', settle)
    try {
      console.log(JSON.stringify(await measure(plan, { empty, loaded })))
    } finally {
      await empty.close()
    }
  } finally {
    await loaded.close()
  }
}

async function measure<OneArm extends Arm>(plan: SideBySide<OneArm>, services: Arms<Service>) {
  const arms = {
    empty: await plan.openArm(services.empty),
    loaded: await plan.openArm(services.loaded),
  }
  await waitForClosedDays(services.loaded)
  await live(plan, arms.empty, plan.warmUpLives)
  await live(plan, arms.loaded, plan.warmUpLives)
  const rates = await inRounds(arms, plan.rounds, async (arm) => {
    await live(plan, arm, Math.max(1, Math.round(arm.perS * plan.armSeconds)))
    return arm.perS
  })
  const cpuMs = rounded(arms.loaded.cpuMs ?? 0, 2)
  console.log(
    `a life took ${rounded(arms.empty.cpuMs ?? 0, 2)} ms of processor empty, ${cpuMs} loaded`,
  )
  const more = await plan.after?.(arms)
  const stored = await countMatters(services.loaded)
  await assertSound(services.loaded)
  return {
    name: plan.name,
    emptyPerS: rounded(median(rates.map((rate) => rate.empty))),
    perS: rounded(median(rates.map((rate) => rate.loaded))),
    loadedRatio: rounded(median(rates.map((rate) => rate.loaded / rate.empty)), 2),
    cpuMs,
    matters: stored,
    ...more,
  }
}

/**
 * Runs both arms a number of rounds and prints a line a round.
 *
 * @param run - how much one arm did a second
 */
export async function inRounds<OneArm>(
  arms: Arms<OneArm>,
  rounds: number,
  run: (arm: OneArm) => Promise<number>,
): Promise<readonly Arms<number>[]> {
  const rates: Arms<number>[] = []
  for (let round = 0; round < rounds; round += 1) {
    // Who goes first takes turns, so that neither always finds the machine warmer.
    const order = round % 2 === 0 ? (['empty', 'loaded'] as const) : (['loaded', 'empty'] as const)
    const rate = { empty: 0, loaded: 0 }
    for (const name of order) rate[name] = await run(arms[name])
    rates.push(rate)
    console.log(
      `round ${round + 1}: ${rounded(rate.empty)}/s empty, ${rounded(rate.loaded)} loaded, ` +
        `ratio ${rounded(rate.loaded / rate.empty, 2)}`,
    )
  }
  return rates
}

async function live<OneArm extends Arm>(
  plan: SideBySide<OneArm>,
  arm: OneArm,
  lives: number,
): Promise<void> {
  await arm.service.db.query(sql`checkpoint`)
  const before = await cpuSeconds(arm.service)
  const run = await plan.live(arm, lives)
  arm.perS = run.lives / run.seconds
  arm.cpuMs = ((await cpuSeconds(arm.service)) - before) * (1000 / run.lives)
  if (run.clientCore > 0.5) console.log(`the client used ${rounded(run.clientCore, 2)} cores`)
}

/**
 * A service that starts beside years of matters closes each of their days first, which in daily life is
 * one a night: lives are measured when it has.
 */
async function waitForClosedDays({ db }: Service): Promise<void> {
  const today = localDayOf(realWorld.now())
  for (;;) {
    const [row] = await db.query(sql<{ n: number }>`
      select count(*) as n
      from kernel.ledger_root
      where region_code = ${region} and day < ${today} and closed_at is null`)
    if (row?.n === 0) return
    await pause(500)
  }
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
