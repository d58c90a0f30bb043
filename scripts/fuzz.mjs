#!/usr/bin/env node
// npm run fuzz: hostile requests to every route, 1000 each. `npm run fuzz -- 5000` sends more.
// A failure prints its seed and a curl line; HUIYIN_FUZZ_SEED=<seed> draws the same requests again,
// HUIYIN_FUZZ_ROUTE='POST /api/v1/reviews' tries one route alone.
import { ensureInstalled } from './install.mjs'
import { lineOf, runTests } from './run-tests.mjs'

const casesUsual = 1_000
const cases = Number(process.argv[2] ?? casesUsual)
if (!Number.isInteger(cases) || cases < 1) {
  console.error('How many requests for each route? Give a whole number, as: npm run fuzz -- 5000')
  process.exit(1)
}
await ensureInstalled()
const seed = process.env.HUIYIN_FUZZ_SEED ?? String(Date.now() % 2 ** 31)
const environment = { ...process.env, HUIYIN_FUZZ_CASES: String(cases), HUIYIN_FUZZ_SEED: seed }
console.log(`${cases} hostile requests for each route, seed ${seed}.`)
const ran = await runTests(['--project', 'embedded', 'server/test/fuzz.test.ts'], environment)
console.log(lineOf(ran))
process.exitCode = ran.code
