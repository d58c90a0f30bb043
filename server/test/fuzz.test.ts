import { setTimeout } from 'node:timers/promises'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { commitmentSources } from '../src/commitment-sources.ts'
import { verifyLedger } from '../src/kernel/ledger/index.ts'
import { type Case, drawCase, type FuzzRoute, routesOf } from './fuzz/cases.ts'
import { chanceOf } from './fuzz/chance.ts'
import { faultsOf } from './fuzz/judge.ts'
import { refresh, settleLife } from './fuzz/known.ts'
import { openCallers } from './fuzz/people.ts'
import { testDatabase, testWorld } from './harness/index.ts'
import { openTown } from './harness/town.ts'

/** `npm run fuzz` asks for more; a seed that was printed draws the same requests again. */
const seed = Number(process.env.HUIYIN_FUZZ_SEED ?? 20261120)
const casesWanted = Number(process.env.HUIYIN_FUZZ_CASES ?? 50)
/** In the gate: as many more as fit, on each of its databases. */
const roomMs = process.env.HUIYIN_FUZZ_CASES === undefined ? 45_000 : 0
const only = process.env.HUIYIN_FUZZ_ROUTE
const faultsShown = 20
/** Whoever waits longer has been forgotten. */
const patienceMs = 10_000

const world = testWorld('2026-11-20T10:00:00+08:00')
const db = await testDatabase()
const town = await openTown(db, world)
const callers = await openCallers(town, { db, world })
const known = await settleLife(town, { db, world })

async function send(drawn: Case): Promise<string[]> {
  const answer = await Promise.race([
    setTimeout(patienceMs, undefined, { ref: false }),
    town.app.http.inject({
      method: drawn.method,
      url: drawn.url,
      headers: drawn.headers,
      ...(drawn.payload === undefined ? {} : { payload: drawn.payload }),
    }),
  ])
  if (answer === undefined) return [`says nothing for ${patienceMs} ms`]
  const isEnded = answer.statusCode === 401 || drawn.method === 'DELETE'
  if (isEnded) callers.forget(drawn.who)
  // The right code, or the end of the right number, opens one's own words.
  const isProof = /receiptCode|phoneTail/.test(String(drawn.payload ?? ''))
  const isPacked = answer.headers['content-encoding'] === 'gzip'
  return faultsOf({
    url: drawn.url,
    status: answer.statusCode,
    type: String(answer.headers['content-type'] ?? ''),
    headers: answer.headers,
    body: isPacked ? gunzipSync(answer.rawPayload).toString() : answer.body,
    isProof,
    isStranger: drawn.who === 'citizen',
  })
}

function curlOf(drawn: Case): string {
  const quote = (text: string) => `'${text.replaceAll("'", "'\\''")}'`
  const headers = Object.entries(drawn.headers).map(
    ([name, value]) => `-H ${quote(`${name}: ${value}`)}`,
  )
  const body = drawn.payload === undefined ? [] : ['--data-binary', shown(drawn.payload)]
  const address = quote(town.app.address + drawn.url)
  return ['curl', '-X', drawn.method, ...headers, ...body, address].join(' ')
}

/** On one line, as `$'…'` of a shell understands it. */
function shown(payload: string | Buffer): string {
  const text = JSON.stringify(payload.toString()).slice(1, -1).replaceAll('\\"', '"')
  const quoted = `$'${text.replaceAll("'", "\\'")}'`
  return text.length > 600 ? `${quoted.slice(0, 600)}… (${text.length} characters)` : quoted
}

/** One request to one route; what is wrong comes with all that is needed to send it again. */
async function tryOnce(route: FuzzRoute, place: number, round: number): Promise<string[]> {
  const chance = chanceOf(seed + place * 1_000_003 + round * 7_919)
  const drawn = await drawCase(chance, { town, callers, known }, route)
  const faults = await send(drawn)
  return faults.map((fault) => {
    const where = `${route.route} to ${drawn.who} ${fault}`
    return `${where}\n  HUIYIN_FUZZ_SEED=${seed}, round ${round}\n  ${curlOf(drawn)}`
  })
}

test('no route answers hostile input with a fault, a leak or a refusal without words', {
  timeout: 3_600_000,
}, async () => {
  const routes = (await routesOf(town)).filter(({ route }) => only === undefined || route === only)
  const faults: string[] = []
  const startedAt = performance.now()
  let round = 0
  while (round < casesWanted || performance.now() - startedAt < roomMs) {
    // Long lives of sessions and limits pass, as they would.
    world.set(new Date(world.now().getTime() + 1_000).toISOString())
    await refresh(town, known)
    for (const [place, route] of routes.entries())
      faults.push(...(await tryOnce(route, place, round)))
    round += 1
    if (faults.length >= faultsShown) break
  }
  console.log(`fuzz: ${routes.length} routes, ${round} cases each, seed ${seed}`)
  expect(faults.slice(0, faultsShown).join('\n'), `${faults.length} faults`).toBe('')
  expect(routes.length).toBeGreaterThan(only === undefined ? 60 : 0)
})

test('every chain is whole after all of it', { timeout: 120_000 }, async () => {
  const report = await verifyLedger(db, { commitmentSources })

  expect(report.findings).toEqual([])
  expect(report.entries).toBeGreaterThan(10)
})
