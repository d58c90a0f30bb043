// Runs vitest in the pinned Node and sums up its report.
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root, runPinned } from './pinned-node.mjs'

/**
 * @param {readonly string[]} filters files or vitest options; none for all tests
 * @param {NodeJS.ProcessEnv} environment
 * @returns {Promise<{code: number, passed: number, failed: number, failedFiles: readonly string[]}>} the exit
 *   code and what the report of the runner counts
 */
export async function runTests(filters, environment) {
  const folder = mkdtempSync(join(tmpdir(), 'huiyin-report-'))
  const report = join(folder, 'report.json')
  const code = await runPinned(
    [
      join(root, 'node_modules', 'vitest', 'vitest.mjs'),
      'run',
      ...['--root', root, '--configLoader', 'native'],
      ...['--reporter', 'dot', '--reporter', 'json', `--outputFile.json=${report}`],
      ...filters,
    ],
    environment,
  )
  const { passed, failed, failedFiles } = countOf(report)
  rmSync(folder, { recursive: true, force: true })
  // A run that broke off before or after its tests is no success.
  const broken = code !== 0 && failed === 0 ? 1 : 0
  return {
    code: code === 0 && passed === 0 ? 1 : code,
    passed,
    failed: failed + broken,
    failedFiles,
  }
}

/** The line that sums up a run. */
export function lineOf({ passed, failed }) {
  return `tests: ${passed} passed, ${failed} failed`
}

function countOf(report) {
  if (!existsSync(report)) return { passed: 0, failed: 0, failedFiles: [] }
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8'))
  const failedFiles = testResults.filter(({ status }) => status === 'failed')
  // A file that could not be loaded counts as one failed test: it has none of its own.
  const unloaded = failedFiles.filter(({ assertionResults }) => assertionResults.length === 0)
  return {
    passed: numPassedTests,
    failed: numFailedTests + unloaded.length,
    failedFiles: failedFiles.map(({ name }) => name),
  }
}
