import { createWriteStream } from 'node:fs'
import { resolve } from 'node:path'
import { PassThrough, Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { createGzip } from 'node:zlib'
import { type MatterKind, matterKinds } from '@huiyin/contract/matter'
import { parseLocalDay, startOfDay } from '@huiyin/contract/time'
import { selectStepEvents } from '../contexts/applications/index.ts'
import {
  asCsv,
  asXes,
  type LoggedEvent,
  type OwnEvent,
  ownCases,
} from '../contexts/mining/index.ts'
import { withDatabase } from '../platform/database.ts'
import { openDb, type Queryable } from '../platform/db/db.ts'
import { codeOf, StartFault } from '../platform/start-fault.ts'
import type { Command } from './command.ts'

export const command: Command = {
  summary: 'write the closed matters of a region as an event log, nobody named',
  usage:
    '--region <code> --kind <kind> --out <new file.xes[.gz]|file.csv> [--from <day>] [--until <day>]',
  async run(args, { config, world, print }) {
    const { out, ...of } = readOptions(args, world.now())
    let cases = 0
    let events = 0
    const written = await withDatabase(config, async (connection) => {
      const db = openDb({ connection, connectionsMax: 1 })
      const counted = async function* () {
        for await (const each of casesOf(db, of)) {
          cases++
          events += each.length
          yield each
        }
      }
      return write(out, counted()).finally(() => db.close())
    })
    print(`${cases} cases with ${events} events are in ${written}.`)
    return 0
  },
}

/** Applications are told by the steps of their departments, all else by every act. */
function casesOf(q: Queryable, of: Parameters<typeof ownCases>[1]) {
  return of.kind === 'application' ? ownCases(q, of, stepsOf) : ownCases(q, of)
}

async function stepsOf(q: Queryable, regionCode: string, ids: readonly string[]) {
  const steps = await selectStepEvents(q, regionCode, ids)
  const events = steps.flatMap(
    ({ applicationId, name, unitCode, beganAt, endedAt }): OwnEvent[] => {
      const step = { matterId: applicationId, activity: name, resource: unitCode }
      return [
        { ...step, at: beganAt, isStart: true },
        { ...step, at: endedAt },
      ]
    },
  )
  // Other tools take the order of the file for the order of time.
  return events.sort((one, other) => one.at.getTime() - other.at.getTime())
}

async function write(out: string, cases: AsyncIterable<readonly LoggedEvent[]>): Promise<string> {
  const text = out.endsWith('.csv') ? asCsv(cases) : asXes(cases)
  const packing = out.endsWith('.gz') ? createGzip() : new PassThrough()
  try {
    await pipeline(Readable.from(text), packing, createWriteStream(out, { flags: 'wx' }))
    return out
  } catch (cause) {
    if (codeOf(cause) !== 'EEXIST') throw cause
    throw new StartFault(`${out} is there already: name a new file.`, { cause })
  }
}

function readOptions(args: readonly string[], now: Date) {
  const usage = `Usage: huiyin event-log ${command.usage}`
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        region: { type: 'string' },
        kind: { type: 'string' },
        out: { type: 'string' },
        from: { type: 'string', default: '2000-01-01' },
        until: { type: 'string' },
      },
    })
    const { region = '', kind = '', out = '' } = values
    if (!/^\d{6,12}$/.test(region)) throw new Error('--region is a code of 6 to 12 digits.')
    if (!isKind(kind)) throw new Error(`--kind is one of ${matterKinds.join(', ')}.`)
    if (!/\.(csv|xes|xes\.gz)$/.test(out)) throw new Error('--out ends in .xes, .xes.gz or .csv.')
    const from = momentOf(values.from)
    const until = values.until === undefined ? now : momentOf(values.until)
    return { regionCode: region, kind, out: resolve(out), from, until }
  } catch (cause) {
    throw new StartFault(`${(cause as Error).message} ${usage}`, { cause })
  }
}

function isKind(kind: string): kind is MatterKind {
  return matterKinds.some((each) => each === kind)
}

function momentOf(text: string): Date {
  const day = parseLocalDay(text)
  if (day === undefined) throw new Error(`${text} is no day: write YYYY-MM-DD.`)
  return startOfDay(day)
}
