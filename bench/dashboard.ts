/**
 * Every published figure of every closed month, by every dimension, asked over HTTP of a process
 * that has just been started: nothing is warm and no answer is kept. Before, reviews are loaded by
 * COPY with their running totals and the months are frozen; after, every answer is compared with a
 * recount of the raw rows. The last line is one JSON object.
 *
 * Arguments: [reviews] 5 000 000; [months] 12.
 */
import { dimensions } from '@huiyin/contract/figures'
import { reviewFigures } from '../server/src/contexts/reviews/frozen/count-figures.rules.ts'
import { freezeMonths } from './dashboard/freeze-months.ts'
import { closedMonths, loadReviews } from './dashboard/load-reviews.ts'
import { recountMonth } from './dashboard/recount.ts'
import { settleRegions } from './dashboard/regions.ts'
import { Connection, requestBytes } from './load/connection.ts'
import { nearestRank, rounded } from './load/figures.ts'
import { seededRandom, shuffled } from './load/seeded.ts'
import { openService, type Service } from './service/service.ts'
import { region } from './service/town.ts'

const reviews = Number(process.argv[2] ?? 5_000_000)
const months = closedMonths(Number(process.argv[3] ?? 12), new Date())
const slowestMs = 50

const service = await openService('dashboard', async (db, folder) => {
  await timed('regions and units', () => settleRegions(db))
  await timed(`${reviews} reviews by COPY, with totals`, () =>
    loadReviews(db, { folder, reviews, months }),
  )
  await timed(`${months.length} months frozen`, () => freezeMonths(db, months))
})
try {
  console.log(JSON.stringify(await measure(service)))
} finally {
  await service.close()
}

/** What is asked once. */
interface Question {
  readonly month: string
  readonly dimension: (typeof dimensions)[number]
  readonly figure: string
}

interface Answered extends Question {
  readonly ms: number
  readonly rows: readonly { key: string; numerator: number; denominator: number | null }[]
}

async function measure({ port, db }: Service) {
  const questions = months.flatMap((month) =>
    dimensions.flatMap((dimension) =>
      reviewFigures.map((figure): Question => ({ month, dimension, figure })),
    ),
  )
  const answers: Answered[] = []
  const connection = new Connection(port)
  for (const question of shuffled(questions, seededRandom(7))) {
    answers.push(await ask(connection, port, question))
  }
  connection.close()
  const times = answers.map(({ ms }) => ms)
  let unequal = 0
  for (const month of months) {
    const ofMonth = answers.filter((answer) => answer.month === month)
    unequal += await countUnequal(await recountMonth(db, month), ofMonth)
  }
  const p95Ms = rounded(nearestRank(times, 0.95), 1)
  console.log(
    `p50 ${rounded(nearestRank(times, 0.5), 1)} ms, p95 ${p95Ms} ms (at most ${slowestMs}), ` +
      `slowest ${rounded(Math.max(...times), 1)} ms, ${unequal} figures unequal`,
  )
  return {
    name: 'dashboard',
    rows: reviews,
    figures: answers.reduce((sum, { rows }) => sum + rows.length, 0),
    questions: questions.length,
    p95Ms,
    equalsRecount: unequal === 0,
  }
}

async function ask(connection: Connection, port: number, question: Question): Promise<Answered> {
  const query = new URLSearchParams({ regionCode: region, ...question })
  const request = requestBytes({
    port,
    method: 'GET',
    path: `/api/v1/figures/frozen?${query}`,
    bearer: 'demo-window-key',
  })
  const startedAt = performance.now()
  const { status, body } = await connection.send(request)
  const ms = performance.now() - startedAt
  if (status !== 200) throw new Error(`${status} ${body}`)
  return { ...question, ms, rows: (JSON.parse(body) as Pick<Answered, 'rows'>).rows }
}

/** How many published numbers are not those of the recount; a missing group is one too. */
async function countUnequal(
  recounted: ReadonlyMap<string, string>,
  answers: readonly Answered[],
): Promise<number> {
  const left = new Map(recounted)
  let unequal = 0
  for (const { dimension, figure, rows } of answers) {
    for (const { key, numerator, denominator } of rows) {
      const place = `${dimension} ${key} ${figure}`
      if (left.get(place) !== `${numerator}/${denominator ?? ''}`) unequal += 1
      left.delete(place)
    }
  }
  return unequal + left.size
}

async function timed(what: string, work: () => Promise<void>): Promise<void> {
  const startedAt = performance.now()
  await work()
  console.log(`${what}: ${rounded((performance.now() - startedAt) / 1000)} s`)
}
