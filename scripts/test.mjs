#!/usr/bin/env node
// npm test: rules, use cases on a real database, and stories in a real browser.
// `npm test -- server/src/kernel/clock` runs a part, without a browser unless it names e2e.
import { ensureWebBuilt } from './build-web.mjs'
import { findBrowser } from './find-browser.mjs'
import { ensureInstalled } from './install.mjs'
import { lineOf, runTests } from './run-tests.mjs'

const filters = process.argv.slice(2)
const environment = { ...process.env }
await ensureInstalled()
if (filters.length === 0 || filters.some((filter) => filter.includes('e2e'))) {
  try {
    environment.PLAYWRIGHT_CHROMIUM = findBrowser()
  } catch (error) {
    console.error(error.message)
    console.log('tests: 0 passed, 1 failed')
    process.exit(1)
  }
  const built = await ensureWebBuilt()
  if (built !== 0) {
    console.log('tests: 0 passed, 1 failed')
    process.exit(built)
  }
}
const ran = await runTests(filters, environment)
console.log(lineOf(ran))
process.exitCode = ran.code
