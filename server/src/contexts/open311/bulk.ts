import { formatInstant } from '@huiyin/contract/time'
import { csv } from '../../platform/excel/index.ts'
import { findPublicCases, type PublicCase, publicationOf } from '../city-cases/index.ts'
import { type BulkFormat, saveBulkFile, selectBulkFiles } from './bulk.store.ts'
import { bulkFeatures, bulkSheet } from './bulk-rows.ts'
import { notFound } from './fault.ts'
import type { Open311Parts } from './parts.ts'

const pageRows = 1000
/** A city's year; more is published by asking the interface page by page. */
const rowsMax = 200_000
const dayMs = 86_400_000
const daysBack = 365

/** Makes the files of a region anew: what was published in the last year. @returns how many rows */
export async function makeBulk(parts: Open311Parts, regionCode: string): Promise<number> {
  const { cityCases, files } = parts
  if (!publicationOf(cityCases, regionCode).cases) return 0
  const rows = await published(parts, regionCode)
  const lines: string[] = []
  for await (const line of csv(bulkSheet(rows))) lines.push(line)
  const madeAt = cityCases.world.now()
  const texts = { csv: lines.join(''), geojson: bulkFeatures(rows) }
  for (const format of ['csv', 'geojson'] as const) {
    const kept = await files.put(regionCode, Buffer.from(texts[format]))
    await cityCases.db.transaction(regionCode, (tx) =>
      saveBulkFile(tx, { ...kept, format, madeAt, requests: rows.length }),
    )
  }
  return rows.length
}

async function published(
  { cityCases }: Open311Parts,
  regionCode: string,
): Promise<readonly PublicCase[]> {
  const to = cityCases.world.now()
  const from = new Date(to.getTime() - daysBack * dayMs)
  const rows: PublicCase[] = []
  while (rows.length < rowsMax) {
    const asked = { regionCode, from, to, limit: pageRows, offset: rows.length }
    const page = await findPublicCases(cityCases, asked)
    rows.push(...page)
    if (page.length < pageRows) break
  }
  return rows
}

const types: Readonly<Record<BulkFormat, string>> = {
  csv: 'text/csv; charset=utf-8',
  geojson: 'application/geo+json',
}

/**
 * The last file of a region, or what describes the two (Frictionless Data Package).
 *
 * @throws Open311Fault 404 where there is none, or the region publishes cases no more
 */
export async function readBulk(
  { cityCases, files }: Open311Parts,
  regionCode: string,
  name: string,
): Promise<{ readonly type: string; readonly body: Buffer | string }> {
  const made = publicationOf(cityCases, regionCode).cases
    ? await selectBulkFiles(cityCases.db, regionCode)
    : []
  if (name === 'datapackage.json' && made.length > 0) {
    return { type: 'application/json; charset=utf-8', body: JSON.stringify(packageOf(made)) }
  }
  const found = made.find(({ format }) => name === `requests.${format}`)
  if (found === undefined) throw notFound('the file')
  return { type: types[found.format], body: await files.read(regionCode, found.sha256) }
}

function packageOf(made: Awaited<ReturnType<typeof selectBulkFiles>>) {
  return {
    name: 'open311-requests',
    created: made[0] && formatInstant(made[0].madeAt),
    resources: made.map(({ format, size, sha256 }) => ({
      name: `requests-${format}`,
      path: `requests.${format}`,
      format,
      bytes: size,
      hash: `sha256:${sha256}`,
      encoding: 'utf-8',
    })),
  }
}
