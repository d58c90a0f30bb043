import { createWriteStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { parseArgs } from 'node:util'
import { errors } from '@huiyin/contract/errors'
import { errorsFile, importLedger } from '../contexts/tasks/index.ts'
import { openHouse } from '../house.ts'
import { withDatabase } from '../platform/database.ts'
import { openDb } from '../platform/db/db.ts'
import { migrate } from '../platform/db/migrate.ts'
import { Refusal } from '../platform/http/index.ts'
import { checkSecrets, openSecrets } from '../platform/secrets.ts'
import { noSmsGateway } from '../platform/sms/index.ts'
import { StartFault } from '../platform/start-fault.ts'
import type { Command, CommandParts } from './command.ts'

const fileBytesMax = 20_000_000

interface ImportRequest {
  readonly file: string
  readonly regionCode: string
  readonly dryRun: boolean
  readonly json: boolean
  /** Where the rows that were not taken are written to. */
  readonly errorsFile: string | undefined
}

export const command: Command = {
  summary: 'make tasks of the rows of a ledger (整改台账) kept in Excel; again it makes none twice',
  usage: 'tasks <file.xlsx> --region <code> [--dry-run] [--json] [--errors <file.xlsx>]',
  async run(args, parts) {
    const request = readArguments(args)
    const { rows, created, updated, skipped, errors: faulty } = await importFile(request, parts)
    if (request.json) {
      parts.print(JSON.stringify({ rows, created, updated, skipped, errors: faulty }))
    } else {
      parts.print(
        `${rows} 行：新增 ${created}，更新 ${updated}，未变 ${skipped}，有误 ${faulty}` +
          `${request.dryRun ? '（试导入，未写入）' : ''}。`,
      )
      if (faulty > 0) {
        const place = request.errorsFile ?? '工作台“台账导入”页，可下载'
        parts.print(`有误的行及原因见${place}。`)
      }
    }
    return 0
  },
}

function readArguments(args: readonly string[]): ImportRequest {
  const usage = `Usage: huiyin import ${command.usage}`
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: {
        region: { type: 'string' },
        'dry-run': { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        errors: { type: 'string' },
      },
      allowPositionals: true,
    })
    const [what, file, ...rest] = positionals
    const isRegion = /^[0-9]{6,12}$/.test(values.region ?? '')
    if (what !== 'tasks' || file === undefined || rest.length > 0 || !isRegion) {
      throw new Error('Not understood.')
    }
    return {
      file,
      regionCode: values.region ?? '',
      dryRun: values['dry-run'],
      json: values.json,
      errorsFile: values.errors,
    }
  } catch (cause) {
    throw new StartFault(`${(cause as Error).message} ${usage}`, { cause })
  }
}

/** Imports in this process, beside a running server or without one. */
async function importFile(request: ImportRequest, { config, world }: CommandParts) {
  const bytes = await readBounded(request.file)
  return withDatabase(config, async (connection) => {
    await migrate(connection, world.now())
    const secrets = await openSecrets(config.secretFile)
    const db = openDb({ connection, connectionsMax: 4 })
    try {
      await checkSecrets(db, secrets)
      const house = await openHouse({
        db,
        connection,
        world,
        secrets,
        sms: noSmsGateway,
        dataFolder: config.dataFolder,
        publicUrl: config.publicUrl ?? `http://${config.host}:${config.port}`,
        onFault: (error) => process.stderr.write(`${String(error)}\n`),
      })
      return await importInto(house, request, bytes).finally(() => house.close())
    } finally {
      await db.close()
    }
  })
}

async function importInto(
  house: Awaited<ReturnType<typeof openHouse>>,
  { regionCode, file, dryRun, ...request }: ImportRequest,
  bytes: Buffer,
) {
  if ((await house.org.region(regionCode)) === undefined) {
    throw new StartFault(`There is no region ${regionCode}: make it with huiyin init.`)
  }
  const upload = { regionCode, name: basename(file), bytes, by: 'system', dryRun }
  try {
    const ended = await importLedger(house.tasks, upload, ({ done, rows }) =>
      process.stderr.write(`${done}/${rows}\n`),
    )
    if (request.errorsFile !== undefined && ended.errors > 0) {
      await pipeline(await errorsFile(house.tasks, ended), createWriteStream(request.errorsFile))
    }
    return ended
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const details = error.details === undefined ? '' : ` ${JSON.stringify(error.details)}`
    throw new StartFault(`${errors[error.code].zh}${details}`, { cause: error })
  }
}

async function readBounded(file: string): Promise<Buffer> {
  const size = await stat(file).then(
    (found) => found.size,
    () => undefined,
  )
  if (size === undefined) throw new StartFault(`There is no file ${file}: check the name.`)
  if (size > fileBytesMax) throw new StartFault(`${file} is larger than 20 MB: split it.`)
  return readFile(file)
}
