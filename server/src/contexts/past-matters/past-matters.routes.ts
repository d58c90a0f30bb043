import {
  PastFiguresQuery,
  PastImported,
  PastImportQuery,
  PastMatterFigures,
} from '@huiyin/contract/past-matters'
import { staffOf } from '../../kernel/matter/index.ts'
import type { HttpServer } from '../../platform/http/index.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { deskImportRoutes } from './desk-imports.routes.ts'
import type { EnqueuePastImport } from './desk-imports.ts'
import { importPastMatters } from './import-past-matters.ts'
import type { PastMatterParts } from './parts.ts'
import { readPastFiles } from './read-files.ts'
import { showPastFigures } from './show-figures.ts'

const tags = ['past-matters']
/** Shown on the screen; a file with more faults is a file to be looked at as a whole. */
const faultsShownMax = 200
/** A request waits for these; more rows go in by the command. */
const limits = { bytesMax: 20_000_000, rowsMax: 20_000 }

/** Cases and tickets of former systems. Register `pastMattersPolicy` first. */
export function pastMattersRoutes(
  http: HttpServer,
  parts: PastMatterParts,
  enqueue: EnqueuePastImport,
): void {
  deskImportRoutes(http, parts, enqueue)
  http.get(
    '/api/v1/past-matters/figures',
    {
      schema: {
        summary: 'What was taken over from former systems: in time, late, still open past its date',
        tags,
        querystring: PastFiguresQuery,
        response: { 200: PastMatterFigures },
      },
    },
    (request) => showPastFigures(parts, staffOf(request).regionCode, request.query.kind),
  )
  http.post(
    '/api/v1/past-matters/import',
    {
      schema: {
        summary: 'Take over a file of a former system, with its mapping; a trial unless said',
        tags,
        consumes: ['multipart/form-data'],
        querystring: PastImportQuery,
        response: { 200: PastImported },
      },
    },
    async (request) => {
      const { regionCode, staffId } = staffOf(request)
      const { bytes, mapping } = await readPastFiles(request)
      if (mapping === undefined) throw new Refusal('past-matters/two-files')
      const file = { bytes, mapping, ...request.query, regionCode, limits }
      const imported = await importPastMatters(parts, { ...file, by: `staff:${staffId}` })
      return { ...imported, faults: imported.faults.slice(0, faultsShownMax) }
    },
  )
}
