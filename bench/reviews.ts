/**
 * Accepted reviews a second over full HTTP, against pgbench doing the same transaction row by row
 * on the same PostgreSQL: equal rows a review in every table, 2 % bad ones that open a matter, all
 * durable, everything on the same cores, in alternating rounds. The last line is one JSON object.
 *
 * Arguments: [rounds] 5 or more, [seconds] about how long an arm runs.
 */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { commitmentSources } from '../server/src/commitment-sources.ts'
import { verifyLedger } from '../server/src/kernel/ledger/index.ts'
import { sql, trustedSql } from '../server/src/platform/db/sql.ts'
import { median, rounded } from './load/figures.ts'
import type { ReviewJob, ReviewRun } from './load/review-client.ts'
import { runInOwnProcess } from './load/worker.ts'
import { findPgbench, runPgbench } from './reviews/pgbench.ts'
import { assertSameGrowth, countRows, growth } from './reviews/row-counts.ts'
import { badEvery, scriptByRow } from './reviews/script-by-row.ts'
import { openService, type Service } from './service/service.ts'
import { prepareServiceEnds, tokenOf } from './service/service-ends.ts'
import { region, settleTown } from './service/town.ts'

const rounds = Math.max(5, Number(process.argv[2] ?? 5))
const armSeconds = Number(process.argv[3] ?? 5)
const connections = 192
const clientCounts = [1, 2, 4, 8, 16, 32]
/** A prime, so that units, grades and bad reviews meet in every way. */
const units = 61
/** Bad reviews of every item until its problem is proposed: later rounds find the same state. */
const warmUpReviews = 4 * units * badEvery
/** What each arm did last, to size its next run. */
const pace = { http: 1000, pgbench: 200 }
const client = new URL('./load/review-client.ts', import.meta.url)

const program = findPgbench()
const service = await openService('reviews', settleTown)
try {
  console.log(JSON.stringify(await measure()))
} finally {
  await service.close()
}

async function measure() {
  await assertDurable(service)
  const numbers = { next: badEvery }
  const warm = await httpArm(numbers, warmUpReviews)
  const warmer = await httpArm(numbers, warmUpReviews)
  const script = await writeScript(warm.run.acknowledged)
  const contenders = await bestClientCounts(script, numbers)
  const arms = { http: [] as Arm[], pgbench: [] as PgbenchArm[] }
  for (let round = 0; round < rounds; round += 1) {
    const http = await httpArm(numbers, inFull(pace.http * armSeconds))
    const pgbench = await bestPgbench(script, contenders, numbers)
    assertSameGrowth(http, pgbench)
    arms.http.push(http)
    arms.pgbench.push(pgbench)
    console.log(
      `round ${round + 1}: ${rounded(http.perS)}/s over HTTP (p99 ${rounded(http.run.p99Ms)} ms, client ` +
        `${rounded(http.run.clientCore * 100)} % of a core), ${rounded(pgbench.perS)}/s pgbench with ` +
        `${pgbench.clients} clients, ratio ${rounded(http.perS / pgbench.perS, 2)}`,
    )
  }
  for (const [table, n] of arms.http.at(-1)?.grown ?? []) {
    console.log(
      `  ${table}: ${rounded(n / (arms.http.at(-1)?.reviews ?? 1), 3)} rows a review, in both`,
    )
  }
  await assertSound()
  const acknowledged = [warm, warmer, ...arms.http].flatMap(({ run }) => run.acknowledged)
  const stored = await countStored(acknowledged)
  return {
    name: 'reviews',
    httpPerS: rounded(median(arms.http.map(({ perS }) => perS))),
    pgbenchPerS: rounded(median(arms.pgbench.map(({ perS }) => perS))),
    ratio: rounded(
      median(arms.http.map(({ perS }, at) => perS / (arms.pgbench[at]?.perS ?? 0))),
      2,
    ),
    p99Ms: rounded(median(arms.http.map(({ run }) => run.p99Ms)), 1),
    acknowledged: acknowledged.length,
    stored,
    lost: acknowledged.length - stored,
  }
}

interface Arm {
  readonly run: ReviewRun
  readonly reviews: number
  readonly perS: number
  readonly grown: ReadonlyMap<string, number>
}
type PgbenchArm = Omit<Arm, 'run'> & { readonly clients: number }

/** Numbers of the next prepared services; a run takes whole rounds of {@link badEvery}. */
interface Numbers {
  next: number
}

async function httpArm(numbers: Numbers, reviews: number): Promise<Arm> {
  const from = await prepare(numbers, reviews)
  const before = await countRows(service.db)
  const bodies = Array.from({ length: reviews }, (_, index) => bodyOf(from + index))
  const job: ReviewJob = { port: service.port, connections, bodies }
  const run = await runInOwnProcess<ReviewJob, ReviewRun>(client, job)
  if (run.acknowledged.length !== reviews) {
    throw new Error(`Reviews were refused: ${run.refused.join('; ')}`)
  }
  await settled()
  pace.http = reviews / run.seconds
  const grown = growth(before, await countRows(service.db))
  return { run, reviews, perS: reviews / run.seconds, grown }
}

async function pgbenchArm(
  script: string,
  clients: number,
  numbers: Numbers,
  seconds = armSeconds,
): Promise<PgbenchArm> {
  const perClient = inFull((pace.pgbench * seconds) / clients)
  const reviews = perClient * clients
  const from = await prepare(numbers, reviews)
  const before = await countRows(service.db)
  const { host, database } = service.connection
  const run = { host, database, script, clients, transactionsPerClient: perClient, from }
  const perS = await runPgbench(program, run)
  await settled()
  pace.pgbench = perS
  return { clients, reviews, perS, grown: growth(before, await countRows(service.db)) }
}

/** The two numbers of clients pgbench is fastest with. */
async function bestClientCounts(script: string, numbers: Numbers): Promise<number[]> {
  const arms: PgbenchArm[] = []
  for (const clients of clientCounts) {
    const arm = await pgbenchArm(script, clients, numbers, 2)
    arms.push(arm)
    console.log(`pgbench with ${clients} clients: ${rounded(arm.perS)}/s`)
  }
  const ranked = arms.toSorted((one, other) => other.perS - one.perS)
  return ranked.slice(0, 2).map(({ clients }) => clients)
}

/** Each contender runs in every round, and the faster one counts. */
async function bestPgbench(
  script: string,
  contenders: readonly number[],
  numbers: Numbers,
): Promise<PgbenchArm> {
  const arms: PgbenchArm[] = []
  for (const clients of contenders) arms.push(await pgbenchArm(script, clients, numbers))
  const [best] = arms.toSorted((one, other) => other.perS - one.perS)
  if (best === undefined) throw new Error('pgbench did not run')
  return best
}

async function prepare(numbers: Numbers, reviews: number): Promise<number> {
  const from = numbers.next
  numbers.next += reviews
  await prepareServiceEnds(service.db, { from, to: numbers.next, units })
  await service.db.query(sql`checkpoint`)
  return from
}

function bodyOf(number: number): object {
  const token = tokenOf(number)
  const place = number % badEvery
  if (place === 0) {
    const text = '说好三天办结，等了八天，来回跑了三趟，窗口也没有说明原因。'
    return { token, grade: 'dissatisfied', tags: ['209'], text, allowsContact: true }
  }
  const grade = place < 40 ? 'very_satisfied' : place < 47 ? 'satisfied' : 'basically_satisfied'
  return { token, grade, tags: [] }
}

/** Whole rounds of a good share and one bad review. */
function inFull(reviews: number): number {
  return Math.max(1, Math.round(reviews / badEvery)) * badEvery
}

async function writeScript(acknowledged: readonly string[]): Promise<string> {
  const of = async (grade: string) => {
    const [row] = await service.db.query(sql<{ number: string }>`
      select number
      from reviews.review
      where region_code = ${region}
      and grade = ${grade}
      and number = any(${acknowledged}::text[])
      limit 1`)
    return row?.number ?? ''
  }
  const examples = { good: await of('very_satisfied'), bad: await of('dissatisfied') }
  const file = join(service.dataFolder, 'review-by-row.sql')
  await writeFile(file, await scriptByRow(service.db, examples))
  return file
}

/** Waits until what reviews set off in the background has been done. */
async function settled(): Promise<void> {
  for (;;) {
    const [row] = await service.db.query(
      trustedSql<{ n: number }>(
        "select count(*) as n from kernel.outbox where state = 'pending'",
        [],
      ),
    )
    if (row?.n === 0) return
    await pause(100)
  }
}

async function assertDurable({ db }: Service): Promise<void> {
  for (const name of ['fsync', 'synchronous_commit', 'full_page_writes']) {
    const [row] = await db.query(sql<{ value: string }>`select current_setting(${name}) as value`)
    if (row?.value !== 'on') throw new Error(`${name} is ${row?.value}`)
  }
}

async function assertSound(): Promise<void> {
  const report = await verifyLedger(service.db, { commitmentSources })
  console.log(`verify: ${report.entries} entries of both arms, ${report.differences} differences`)
  if (report.differences > 0) throw new Error(JSON.stringify(report.findings[0]))
}

async function countStored(numbers: readonly string[]): Promise<number> {
  const [row] = await service.db.query(sql<{ n: number }>`
    select count(*) as n
    from reviews.review
    where region_code = ${region}
    and number = any(${numbers}::text[])`)
  return row?.n ?? 0
}
