import { readFile, stat } from 'node:fs/promises'
import { errors } from '@huiyin/contract/errors'
import { type House, openHouse } from '../../house.ts'
import { withDatabase } from '../../platform/database.ts'
import { openDb } from '../../platform/db/db.ts'
import { migrate } from '../../platform/db/migrate.ts'
import { Refusal } from '../../platform/http/index.ts'
import { checkSecrets, openSecrets } from '../../platform/secrets.ts'
import { noSmsGateway } from '../../platform/sms/index.ts'
import { StartFault } from '../../platform/start-fault.ts'
import type { CommandParts } from '../command.ts'

const fileBytesMax = 20_000_000

/** What an import counts; the four last sum up to the rows. */
export interface ImportCounts {
  readonly rows: number
  readonly created: number
  readonly updated: number
  readonly skipped: number
  readonly errors: number
}

/**
 * Imports in this process, beside a running server or without one.
 *
 * @throws StartFault for a region that is not there, and for what the import refuses, in its words
 */
export async function inHouse<Result>(
  { config, world }: CommandParts,
  regionCode: string,
  work: (house: House) => Promise<Result>,
): Promise<Result> {
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
        deskUrl: config.deskUrl,
        publicUrl: config.publicUrl ?? `http://${config.host}:${config.port}`,
        onFault: (error) => process.stderr.write(`${String(error)}\n`),
      })
      return await inRegion(house, regionCode, work).finally(() => house.close())
    } finally {
      await db.close()
    }
  })
}

async function inRegion<Result>(
  house: House,
  regionCode: string,
  work: (house: House) => Promise<Result>,
): Promise<Result> {
  if ((await house.org.region(regionCode)) === undefined) {
    throw new StartFault(`There is no region ${regionCode}: make it with huiyin init.`)
  }
  try {
    return await work(house)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const details = error.details === undefined ? '' : ` ${JSON.stringify(error.details)}`
    throw new StartFault(`${errors[error.code].zh}${details}`, { cause: error })
  }
}

/** @throws StartFault when it is not there, or larger than it may be */
export async function readBounded(file: string, bytesMax = fileBytesMax): Promise<Buffer> {
  const size = await stat(file).then(
    (found) => found.size,
    () => undefined,
  )
  if (size === undefined) throw new StartFault(`There is no file ${file}: check the name.`)
  if (size > bytesMax) {
    throw new StartFault(`${file} is larger than ${bytesMax / 1_000_000} MB: split it.`)
  }
  return readFile(file)
}
