import {
  PastFiguresQuery,
  PastImported,
  PastImportQuery,
  PastMatterFigures,
  PastMatterMapping,
} from '@huiyin/contract/past-matters'
import type { FastifyRequest } from 'fastify'
import { Value } from 'typebox/value'
import { readUploads } from '../../kernel/evidence/index.ts'
import { staffOf } from '../../kernel/matter/index.ts'
import type { HttpServer } from '../../platform/http/index.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { importPastMatters } from './import-past-matters.ts'
import type { PastMatterParts } from './parts.ts'
import { showPastFigures } from './show-figures.ts'

const tags = ['past-matters']
/** Shown on the screen; a file with more faults is a file to be looked at as a whole. */
const faultsShownMax = 200
/** A request waits for these; more rows go in by the command. */
const limits = { bytesMax: 20_000_000, rowsMax: 20_000 }

/** Cases and tickets of former systems. Register `pastMattersPolicy` first. */
export function pastMattersRoutes(http: HttpServer, parts: PastMatterParts): void {
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
      const file = { ...(await filesOf(request)), ...request.query, regionCode, limits }
      const imported = await importPastMatters(parts, { ...file, by: `staff:${staffId}` })
      return { ...imported, faults: imported.faults.slice(0, faultsShownMax) }
    },
  )
}

/** Whichever of the two is JSON is the mapping. */
async function filesOf(request: FastifyRequest) {
  const uploads = await readUploads(request)
  const mappings = uploads.filter(({ name }) => name.toLowerCase().endsWith('.json'))
  const [table, ...others] = uploads.filter((upload) => !mappings.includes(upload))
  const [written] = mappings
  if (table === undefined || written === undefined || others.length > 0) {
    throw new Refusal('past-matters/two-files')
  }
  return { bytes: table.bytes, mapping: mappingOf(written.bytes) }
}

function mappingOf(bytes: Buffer): PastMatterMapping {
  const mapping = parsed(bytes)
  if (Value.Check(PastMatterMapping, mapping)) return mapping
  const [first] = Value.Errors(PastMatterMapping, mapping)
  throw new Refusal('past-matters/mapping-wrong', { unknown: [first?.instancePath || '/'] })
}

function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    return undefined
  }
}
