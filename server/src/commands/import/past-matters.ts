import { createWriteStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { type PastMatterKind, PastMatterMapping } from '@huiyin/contract/past-matters'
import {
  importPastMatters,
  pastFileLimits,
  pastMatterFaultsBook,
} from '../../contexts/past-matters/index.ts'
import type { CommandParts } from '../command.ts'
import { type ImportCounts, inHouse, readBounded } from './in-house.ts'
import { readMapping } from './read-mapping.ts'

export interface PastMattersRequest {
  readonly file: string
  readonly regionCode: string
  readonly dryRun: boolean
  readonly mappingFile: string
  /** Where the rows that were not taken are written, if there are any. */
  readonly errorsFile: string | undefined
}

/** Takes cases or tickets of a former system over: `huiyin import city-cases|tickets`. */
export async function importPast(
  kind: PastMatterKind,
  { file, regionCode, dryRun, errorsFile, mappingFile }: PastMattersRequest,
  parts: CommandParts,
): Promise<ImportCounts> {
  const mapping = await readMapping(PastMatterMapping, mappingFile)
  const bytes = await readBounded(file, pastFileLimits.bytesMax)
  const past = { regionCode, kind, bytes, mapping, dryRun, by: 'system' }
  const { faults, ...counts } = await inHouse(parts, regionCode, (house) =>
    importPastMatters(house.pastMatters, past, (done, rows) =>
      process.stderr.write(`${done}/${rows}\n`),
    ),
  )
  if (errorsFile !== undefined && faults.length > 0) {
    await pipeline(pastMatterFaultsBook(faults), createWriteStream(errorsFile))
  }
  return counts
}
