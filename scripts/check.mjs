#!/usr/bin/env node
// npm run check: the one gate. Every step runs, so that one look shows all that is wrong.
import { join } from 'node:path'
import { ensureWebBuilt } from './build-web.mjs'
import { findBrowser } from './find-browser.mjs'
import { ensureInstalled } from './install.mjs'
import { root, runPinned } from './pinned-node.mjs'
import { runTests } from './run-tests.mjs'

await ensureInstalled()
const modules = join(root, 'node_modules')
const environment = { ...process.env }
let summary = 'tests: 0 passed, 1 failed'

/** None waits for another: two cores do them side by side. */
const readings = [
  [
    'format and lint',
    () =>
      runPinned([
        join(modules, '@biomejs', 'biome', 'bin', 'biome'),
        'check',
        '--error-on-warnings',
      ]),
  ],
  ['types', () => runPinned([join(modules, 'typescript', 'bin', 'tsc'), '-p', root, '--noEmit'])],
  [
    'types of the desk',
    () =>
      runPinned([join(modules, 'typescript', 'bin', 'tsc'), '-p', join(root, 'web'), '--noEmit']),
  ],
  ['nothing unused', () => runPinned([join(modules, 'knip', 'bin', 'knip.js'), '--no-progress'])],
]
/** Import rules, catalogue check, statement lint and tidiness are tests, each with violations planted. */
const steps = [
  ['desk builds', ensureWebBuilt],
  ['desk within its budgets', () => runPinned([join(root, 'web', 'scripts', 'budget.mjs')])],
  ['a browser', async () => browser()],
  ['tests', tests],
]

const failed = []
await Promise.all(readings.map(take))
for (const step of steps) await take(step)
if (failed.length > 0) console.log(`The gate is closed: ${failed.join(', ')}.`)
console.log(summary)
process.exitCode = failed.length === 0 ? 0 : 1

async function take([name, run]) {
  const startedAt = performance.now()
  const code = await run()
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  console.log(`${code === 0 ? 'ok  ' : 'FAIL'} ${name} (${seconds} s)`)
  if (code !== 0) failed.push(name)
}

function report(faults) {
  for (const fault of faults) console.error(fault)
  return faults.length === 0 ? 0 : 1
}

function browser() {
  try {
    environment.PLAYWRIGHT_CHROMIUM = findBrowser()
    return 0
  } catch (error) {
    return report([error.message])
  }
}

async function tests() {
  const { code, line } = await runTests([], environment)
  summary = line
  return code
}
