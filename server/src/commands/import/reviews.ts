import { writeFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { PastMapping } from '@huiyin/contract/past-reviews'
import { importPast, pastFaultsBook } from '../../contexts/exchange/index.ts'
import type { CommandParts } from '../command.ts'
import { type ImportCounts, inHouse, readBounded } from './in-house.ts'
import { readMapping } from './read-mapping.ts'

export interface ReviewsRequest {
  readonly file: string
  readonly regionCode: string
  readonly dryRun: boolean
  readonly mappingFile: string
  /** Where the rows that were not taken are written, if there are any. */
  readonly errorsFile: string | undefined
}

/** Takes reviews of a former system over: `huiyin import reviews`. */
export async function importReviews(
  request: ReviewsRequest,
  parts: CommandParts,
): Promise<ImportCounts> {
  const { file, regionCode, dryRun, errorsFile } = request
  const mapping = await readMapping(PastMapping, request.mappingFile)
  const bytes = await readBounded(file)
  const past = { regionCode, name: basename(file), bytes, mapping, dryRun }
  const { faults, ...counts } = await inHouse(parts, regionCode, (house) =>
    importPast(house.exchange.parts, past),
  )
  if (errorsFile !== undefined && faults.length > 0) {
    await writeFile(errorsFile, pastFaultsBook(faults))
  }
  return counts
}
