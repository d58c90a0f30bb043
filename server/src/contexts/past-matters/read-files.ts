import { PastMatterMapping } from '@huiyin/contract/past-matters'
import type { FastifyRequest } from 'fastify'
import { Value } from 'typebox/value'
import { readUploads } from '../../kernel/evidence/index.ts'
import { isStorable, Refusal } from '../../platform/http/index.ts'

/** Words of a former system for all its classes and units fit many times over. */
const mappingBytesMax = 500_000

/** A file of rows and, if it came along, what its columns mean: whichever is JSON is the mapping. */
export async function readPastFiles(request: FastifyRequest) {
  const uploads = await readUploads(request)
  const mappings = uploads.filter(({ name }) => name.toLowerCase().endsWith('.json'))
  const [table, ...others] = uploads.filter((upload) => !mappings.includes(upload))
  const [written] = mappings
  if (table === undefined || others.length > 0 || mappings.length > 1) {
    throw new Refusal('past-matters/two-files')
  }
  return { ...table, mapping: written && mappingOf(written.bytes) }
}

function mappingOf(bytes: Buffer): PastMatterMapping {
  if (bytes.length > mappingBytesMax) throw new Refusal('tables/too-large', { mappingBytesMax })
  const mapping = parsed(bytes)
  if (!isStorable(mapping)) throw new Refusal('common/unreadable')
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
