import { createWriteStream } from 'node:fs'
import { basename } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { errorsFile, importLedger } from '../../contexts/tasks/index.ts'
import type { CommandParts } from '../command.ts'
import { type ImportCounts, inHouse, readBounded } from './in-house.ts'

export interface TasksRequest {
  readonly file: string
  readonly regionCode: string
  readonly dryRun: boolean
  /** Where the rows that were not taken are written, if there are any. */
  readonly errorsFile: string | undefined
}

/** Makes tasks of the rows of a ledger: `huiyin import tasks`. */
export async function importTasks(
  { file, regionCode, dryRun, ...request }: TasksRequest,
  parts: CommandParts,
): Promise<ImportCounts> {
  const bytes = await readBounded(file)
  const upload = { regionCode, name: basename(file), bytes, by: 'system', dryRun }
  return inHouse(parts, regionCode, async (house) => {
    const ended = await importLedger(house.tasks, upload, ({ done, rows }) =>
      process.stderr.write(`${done}/${rows}\n`),
    )
    if (request.errorsFile !== undefined && ended.errors > 0) {
      await pipeline(await errorsFile(house.tasks, ended), createWriteStream(request.errorsFile))
    }
    return ended
  })
}
