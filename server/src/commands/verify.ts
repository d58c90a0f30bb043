import { readFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { commitmentSources } from '../commitment-sources.ts'
import { type DayRoot, describeFinding, verifyLedger } from '../kernel/ledger/index.ts'
import { withDatabase } from '../platform/database.ts'
import { openDb } from '../platform/db/db.ts'
import { StartFault } from '../platform/start-fault.ts'
import type { Command } from './command.ts'

export const command: Command = {
  summary: 'recompute every history and name the first entry that was tampered with',
  usage: '[--roots <file>] [--region <code>] [--json]',
  async run(args, { config, print }) {
    const options = readOptions(args)
    const keptRoots = options.roots === undefined ? [] : await readKeptRoots(options.roots)
    const region = options.region === undefined ? {} : { regionCode: options.region }
    const report = await withDatabase(config, async (connection) => {
      const db = openDb({ connection, connectionsMax: 1 })
      const request = { ...region, keptRoots, commitmentSources }
      return verifyLedger(db, request).finally(() => db.close())
    })
    if (options.json === true) print(JSON.stringify(report))
    else for (const line of describeReport(report, keptRoots.length)) print(line)
    return report.differences === 0 ? 0 : 1
  },
}

type Report = Awaited<ReturnType<typeof verifyLedger>>
type KeptRoot = Pick<DayRoot, 'regionCode' | 'day' | 'entries' | 'root'>

/** What `verify` says of a report, line by line; the first finding stands first. */
export function describeReport(report: Report, keptRoots: number): string[] {
  const { entries, streams, regions, days, texts, differences, findings } = report
  const kept = keptRoots === 0 ? '' : `, ${keptRoots} kept roots`
  const extent =
    `${entries} entries in ${streams} streams of ${regions} regions, ${days} closed days` +
    `${kept}, ${texts} texts`
  if (differences === 0) return [`Sound: ${extent}.`]
  const more = differences - findings.length
  return [
    `Not sound, differences: ${differences}, in ${extent}.`,
    ...findings.map(describeFinding),
    ...(more > 0 ? [`${more} more.`] : []),
  ]
}

function readOptions(args: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        roots: { type: 'string' },
        region: { type: 'string' },
        json: { type: 'boolean' },
      },
    })
    return values
  } catch (cause) {
    const usage = `huiyin verify ${command.usage}`
    throw new StartFault(`${(cause as Error).message} Usage: ${usage}`, { cause })
  }
}

/** Reads `{rows: […]}` as the API gives it, or the rows alone. */
async function readKeptRoots(file: string): Promise<KeptRoot[]> {
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new StartFault(`${file} cannot be read: name the file with the kept roots.`, { cause })
  })
  const rows = rowsIn(text)
  if (rows.length > 0 && rows.every(isKeptRoot)) return rows
  throw new StartFault(
    `${file} holds no roots: it should be the answer of GET /api/v1/ledger/roots, as it came.`,
  )
}

function rowsIn(text: string): unknown[] {
  try {
    const value: unknown = JSON.parse(text)
    if (Array.isArray(value)) return value
    if (typeof value !== 'object' || value === null || !('rows' in value)) return []
    return Array.isArray(value.rows) ? value.rows : []
  } catch {
    return []
  }
}

function isKeptRoot(row: unknown): row is KeptRoot {
  if (typeof row !== 'object' || row === null) return false
  if (!('regionCode' in row && 'day' in row && 'entries' in row && 'root' in row)) return false
  const texts = [row.regionCode, row.day, row.root]
  return texts.every((value) => typeof value === 'string') && typeof row.entries === 'number'
}
